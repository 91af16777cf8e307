import type { FactRule } from '../reply/fact-rule.ts'
import { matchesOf, type Span } from '../text/span.ts'
import type { Labelled } from './column.ts'
import { type Fact, firstFact, firstIn } from './fact.ts'
import { quote, type Reading } from './reading.ts'
import type { Place } from './session.ts'

/** The title of what is answered: between 《》 or “” in the receipt, else in the title, else behind a label, else
 *  what stands unquoted between 提出的 and 收悉. */
export function readProposalTitle(
  reading: Reading,
  places: readonly Place[],
  column: readonly Labelled[],
): Fact | null {
  const labelled = column.find(({ name, value }) => name === 'proposalTitle' && value.length >= 4)
  return firstFact(
    () => firstIn(places, (place) => titleIn(reading, place, listedTitles(place.text))),
    () => firstIn(places, (place) => titleIn(reading, place, quotedTitle(place.text))),
    () => labelled && titleFact(reading, unwrap(reading.plain, labelled.span), 'column'),
    () => firstIn(places, (place) => titleIn(reading, place, unquotedTitle(place.text))),
    () => firstIn(places, (place) => titleIn(reading, place, askedMatter(place.text))),
  )
}

function titleIn(reading: Reading, place: Place, span: Span | null): Fact | null {
  if (!span) return null
  if (place.start === null) {
    const inner = unwrap(place.text, span)
    return { value: place.text.slice(inner.start, inner.end), rule: `quoted-${place.name}`, span: null }
  }
  const moved = { start: place.start + span.start, end: place.start + span.end }
  return titleFact(reading, unwrap(reading.plain, moved), `quoted-${place.name}`)
}

function titleFact(reading: Reading, span: Span, rule: FactRule): Fact {
  return { value: quote(reading, span), rule, span }
}

const subject = /提案|建议|议案|意见|关于|对策|思考/

/** The first quotation that reads like a title or stands next to 提案, 建议, 收悉. */
function quotedTitle(text: string): Span | null {
  for (const quoted of quotations(text)) {
    const inner = text.slice(quoted.start, quoted.end)
    const behind = text.slice(quoted.end + 1, quoted.end + 40)
    const before = text.slice(Math.max(0, quoted.start - 16), quoted.start)
    if (
      /^(?:文件|规定|条例|办法|通知|精神|要求)/.test(behind) ||
      /(?:根据|按照|依据|转发)(?![您你])/.test(before)
    )
      continue
    if (inner.length < 4 || isWithinTitle(text, quoted)) continue
    const near =
      /^[^。;,]{0,24}(?:提案|建议|议案|收悉|来信)|^[^。;]{0,20}收悉/.test(behind) ||
      /(?:提案|建议|议案)[^。;,]{0,8}$|(?:提出|提交|所提)的? ?《$/.test(before)
    if (
      near ||
      (subject.test(inner) && /^(?:关于|对|进一步|加强|加快|推[进动]|建议|请求|要求|解决)/.test(inner))
    )
      return quoted
  }
  return null
}

/** 关于发展“三元双向”循环农业的建议: what is quoted is a part of a title without quotation marks. */
function isWithinTitle(text: string, { start, end }: Span): boolean {
  return (
    /关于(?!对?$)[^。;,:《》“”您你贵]{2,40}$/.test(text.slice(0, start - 1)) &&
    /^[^。;:《》“”]{0,60}的?(?:提案|建议|议案)/.test(text.slice(end + 1, end + 70))
  )
}

const quotationMarks = /[《》“”"]/g

/** The outermost quotations of `text`, without their marks. What closes one ends those within it that nothing closed:
 *  《关于整治“飞线充电的建议》. */
function quotations(text: string): Span[] {
  const found: Span[] = []
  let open: string[] = []
  let start = 0
  for (const { 0: char, index } of matchesOf(text, quotationMarks)) {
    if (char === '《' || char === '“' || (char === '"' && open.length === 0)) {
      if (open.length === 0) start = index + 1
      open.push(char)
      continue
    }
    const left = leftOpen(open, char)
    if (left.length === 0 && open.length > 0) found.push({ start, end: index })
    open = left
  }
  // A mark that nothing closes still opens what runs to the next 提案 or 建议.
  const rest = open.length > 0 ? /^[^。;“”《》]{6,90}?的(?:提案|建议|议案)/.exec(text.slice(start)) : null
  return rest ? [...found, { start, end: start + rest[0].length }] : found
}

const openers: Readonly<Record<string, string>> = { '》': '《', '”': '“' }

/** What `open` holds once `closing` has closed its own mark, or the last one where its own is none of them. */
function leftOpen(open: readonly string[], closing: string): string[] {
  const own = open.lastIndexOf(openers[closing] ?? closing)
  return open.slice(0, own === -1 ? -1 : own)
}

const wrapper = /^(?:关于|对)? ?[《“"](.{4,})[》”"] ?(?:的)?(?:提案|建议|议案)?$/

/** 关于…的建议(第25号): the number is not of the title. */
const numberAtEnd = / ?\( ?(?:第 ?)?\d{1,8} ?号[^()]{0,4}\)?$/

/** 关于《关于…的建议》的提案 → 关于…的建议, 关于关于… → 关于…, as deep as it goes; 《关于“…”的建议》 is a whole title. */
function unwrap(plain: string, span: Span): Span {
  const whole = plain.slice(span.start, span.end)
  const text = whole.replace(numberAtEnd, '')
  if (text.length < whole.length) return unwrap(plain, { start: span.start, end: span.start + text.length })
  const stray = text.search(/^[^“”]{4,}”/) === 0 ? text.indexOf('”') : -1
  if (stray !== -1) return { start: span.start, end: span.start + stray }
  if (text.startsWith('关于关于')) return unwrap(plain, { start: span.start + 2, end: span.end })
  const inner = wrapper.exec(text)?.[1]
  if (inner === undefined || /[《》]/.test(inner.replace(/《[^《》]*》/g, ''))) return span
  if (plain.charAt(span.start - 1) === '《' && !text.includes('《')) return span
  const start = span.start + text.indexOf(inner)
  return unwrap(plain, { start, end: start + inner.length })
}

/** 您们提出的关于…的提案、关于…的提案收悉: several that are answered at once. */
const listed =
  /关于[^。;:《》]{4,90}?的(?:提案|建议)(?:[、和及] ?关于[^。;:《》]{4,90}?的(?:提案|建议)){1,30}(?=[^。;,]{0,8}收悉)/

function listedTitles(text: string): Span | null {
  const match = text.includes('、关于') || text.includes('和关于') ? listed.exec(text) : null
  return match && { start: match.index, end: match.index + match[0].length }
}

const ownTitle = /^(?:关于|对)[^。;:《》]{4,70}的(?:建议|提案|议案)$/

const unquoted =
  /(?:(?:提出|提交|领衔|所提|反映|联名)[^。;:《“]{0,12}?的? ?|^[ \n|]*对?)(关于(?:[^。;:《》]|《[^《》]{1,40}》){4,70}?的? ?(?:提案|建议|议案)(?!的(?:提案|建议|议案)))(?= ?[([]?[^。;,]{0,24}[,]?(?:已|均|我|现)?[^。;]{0,8}(?:收悉|收到|收阅)|[》”]?(?:[,。(]|[已现]?[交转]|办理(?:情况|结果)|提出(?:如下|以下)|由[^。,;]{1,20}(?:主办|承办|办理|会同)))/
/** A title that names the matter and no session: 关于加强河道保洁工作的建议的答复. */
const matterOfTitle =
  /^(?:[^关]{0,30}(?:关于)?对?)(关于(?![^。]{0,60}(?:委员|代表|届|\d ?号))[^。;:《》“”]{4,70}?的(?:提案|建议|议案))(?:提案|建议|议案)?的?(?:答复|答覆|复函|回复|函复)/

function unquotedTitle(text: string): Span | null {
  if (ownTitle.test(text)) return { start: 0, end: text.length }
  const match = unquoted.exec(text) ?? matterOfTitle.exec(text)
  const title = match?.[1]
  if (!match || title === undefined || ofNumber.test(title)) return null
  const start = match.index + match[0].indexOf(title)
  return { start, end: start + title.length }
}

/** 关于市政协十二届二次会议第31号提案 names a number, no matter. */
const ofNumber = /届[^。]{0,24}\d ?号|第 ?\d{1,8} ?号(?:提案|建议|议案)$/

/** 您提出的保护本地茶园、助力茶农增收的建议收悉: a title without marks and without 关于. */
const asked =
  /(?:提出|所提)(?:的|(?!的)) ?(?![该此这本:]|相关|有关|宝贵|第 ?\d)([^。;《》“”]{6,60}的(?:提案|建议|议案))(?=[^。;,届]{0,6}收悉)/

function askedMatter(text: string): Span | null {
  const match = asked.exec(text)
  const title = match?.[1]
  if (!match || title === undefined || /届|会议/.test(title)) return null
  const start = match.index + match[0].indexOf(title)
  return { start, end: start + title.length }
}
