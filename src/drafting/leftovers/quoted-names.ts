import { findMentions } from '../../programmes/find-mentions.ts'
import { hanPattern } from '../../text/han-pattern.ts'
import { overlap, type Span, spansOf } from '../../text/span.ts'
import { stops } from './name-words.ts'

/** What anybody says of policies and services: “一揽子”政策. */
const ofAll = '(?:一揽子|一系列|一站式|一条龙|全链条|全周期|多元化|[一二三四五六七八九十]大)'

/** A name in quotation marks, of what stands behind it: programmes, brands, routes, zones, events, honours. */
const quotedProgramme = hanPattern(
  [
    '(?![为的])\\p{sc=Han}{0,6}?(?:格局|布局|行动|计划|工程|项目|品牌|商标|地理标志|机制|政策|新政|方案|专项|攻坚|业务|集群|产业体系|线路|系列活动|主题活动)(?:培育(?:工程|行动|计划)?)?',
    '\\p{sc=Han}{0,12}?(?:园区|景区|街区|基地)',
    '\\p{sc=Han}{0,10}?(?:论坛|大赛|文化节|旅游节|艺术节|采摘节|美食节|嘉年华|博览会|大讲堂|大舞台)',
    '(?:牌|商标)',
    '(?=之称|之乡|美誉|之美誉|名片|称号|荣誉)',
  ]
    .map((behind) => `“(?!${ofAll}”)[^“”]{2,16}”${behind}`)
    .concat(
      // “渔火之夜”, and whatever stands behind the name of a firm.
      '“[^“”]{1,12}(?:习俗|技艺|传说|制作|戏|舞|剧|民居|旧址|故居|宗祠|寺|庙|庵|塔)”',
      '“[^“”]{2,10}”(?:传统村落|古村落|古村|村落|古建筑|遗址)',
      '“[^“”]{2,14}(?:节|大赛|联赛|论坛|庙会|灯会|之夜|嘉年华|杯|画廊|花海|驿站|专列|专线|快线|大集|市集|工程|行动|计划)”',
      '(?<=(?:公司|合作社|农场|集团|协会)的?)“[^“”]{2,8}”',
    )
    .join('|'),
)

/** 《玉环市产学研合作项目经费补助管理办法》, “浙江省科技领军企业”: as a whole another place's, where one of `names` stands within;
 *  and what is quoted beside such: “金海白茶”、“殷祖白茶”. */
export function findQuotedNames(text: string, names: readonly Span[]): Span[] {
  const programmes = spansOf(text, quotedProgramme)
  const quotes = spansOf(text, /《[^《》]{2,80}》|“[^“”+＋]{2,30}”/gu)
  const own = quotes.filter(
    ({ start, end }) =>
      // “支持玉环发展文旦” says what was asked.
      !(text.charAt(start) === '“' && isAsked(text.slice(start + 1, start + 3))) &&
      names.some((name) => start < name.start && name.end < end),
  )
  return quotes
    .filter((quote) => own.includes(quote) || own.some((other) => standBeside(text, quote, other)))
    .filter(
      ({ start, end }) => !programmes.some((programme) => programme.start === start && programme.end > end),
    )
}

/** Whether words that begin so say what is to be done: “支持……”, “关于……的建议”. */
function isAsked(first: string): boolean {
  return first === '关于' || stops.has(first)
}

/** Whether nothing but 、 or 和 stands between two quotations in “ ”. */
function standBeside(text: string, a: Span, b: Span): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a]
  return (
    text[a.start] === '“' &&
    text[b.start] === '“' &&
    /^[、和与及]?$/u.test(text.slice(first.end, second.start))
  )
}

/** Programmes of which `isOwn` does not hold, and quoted names that no registry has. */
export function findProgrammes(text: string, isOwn: (programme: string) => boolean): Span[] {
  const known = findMentions(text)
  return [...known.filter(({ id }) => !isOwn(id)), ...quotedBeside(text, known)]
}

/** Quoted names of programmes, brands and the like that no registry has: “金通工程”. */
export function findQuotedProgrammes(text: string): Span[] {
  return quotedBeside(text, findMentions(text))
}

function quotedBeside(text: string, known: readonly Span[]): Span[] {
  return spansOf(text, quotedProgramme).filter((span) => !known.some((mention) => overlap(mention, span)))
}
