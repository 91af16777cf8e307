import { findFigures } from '../text/figures.ts'
import { type Span, slice } from '../text/span.ts'
import { countedMembers } from './counted-members.ts'

/** The words of a clause around one of its figures. */
export interface Clause {
  /** From the beginning of the clause to the figure. */
  readonly before: string
  /** From the figure to the end of the clause. */
  readonly behind: string
}

/** Words in front of what is counted that say when, where and how far, and nothing of the matter. */
const circumstances = [
  '截[至止]到?(?:目前|[^，,]{0,12}?[底末日年月])|目前|近年来|[一二三四五两近半][^，,]?年来|今年以来',
  '[今去本全当每明]年(?:度|内|[底末](?:之?前)?)?|[上下]半年|[0-9]{4}年(?:度|以来|[底末](?:之?前)?|[上下]半年|[0-9]{1,2}月份?(?:[底末](?:之?前)?)?|第?[一二三四]季度)?',
  '[到至于](?=[0-9]{4}年|[今明后]年|年[底末])',
  '[我全该本](?:市|县|区|省|州|旗|镇|乡|街道|局|委|厅|部|中心)|其中|平均|力争|争取|努力|确保|计划|预计|年内|年[底末](?:之?前)?|总共',
  '[现共]?有(?![效关色机限])|成功|先后|逐步|累计|已经?|共计|共(?![同性享建])|共(?=建[设成有])|各[类级项种]?|[又再均也还拟为与向并]|可(?![回再持])|将|对(?!接)|和|及|约|近(?![郊海期视亲代程])|以及|分别|正在|继续|持续|统筹|积极|柔性|此外|另外|同时',
  '(?:以|通过)[^，,]{2,20}(?:形式|方式|载体)|包括|[^，,]{2,20}(?:作为|用于)',
  '[一二三四五六七八九十]是|首先|其次|最后|要|全面|精心|初步统计|加大(?=增设|新建)|(?:实施|建成|完成)后可?|了',
  '[^，,]{1,6}前(?=完成|建成|实现|新建|改造)',
  '在[^，,]{1,14}?(?:领域|行业|方面|区域|地区|片区|路段|一带|期间)|我们|(?:企业|群众|农户|居民)(?=增加|节省|减少|争取|增收|降低)',
]

/** Verbs in front of what is counted that are hardly ever nouns. */
const verbs = [
  '新(?:增|建|设|改建|改扩建|认定|引进|培育|获|招录?|签|登记|注册|成立|添|装)|认定|建[成有立]|拥有|[现共已设]有|有(?![效关色机限])|入选|获[评批]',
  '荣?获得?|列入|引[进育]|创建|举[办行]|推荐|走访|签订|兑付|发放|实现|促成|组[织建成]|开[展通]|评[选为]|带动|达成|推[动进]|落地|集聚',
  '聚焦|赋能|发布|下[发达]|破解|攻克|选[派聘]|招[引聘录]|受理|办结|拆除|[改扩]建|拨付|筹集|惠及|吸纳|解决|帮助|[成设]立|设立|配[备置]',
  '发现|增设|修建|制作|满足|抽查|收到|形成|购置|安装|打造|遴选|筛选|召开|印发|出台|制定|修订|化解|查处|收集|征集|募集|[完开竣]工|投[用产]|添置?|提供|超过|争取|涉及|增加|减少|节省|揭榜',
]

/** Verbs that are as often nouns: they go where something follows them, and stay where they end the words. */
const acts = [
  '新增?|(?:培育|引育)(?:入库|认定|壮大|打造)?|入库|服务|培训|签约|完成|投入|实施|落实|建设|改造|办理|立项|培养|登记|注册|授权|整治|排查|清理',
  '安排|减免|覆盖|检查|抽检|巡查|发展|种植|转化|对接|合作|通过|验收|优化|突破|申报|布局|支持|鼓励|引导',
]

/** Words between what is counted and its figure. */
const links =
  /(?:[已共近超达为有是了]|(?<!签)约|达到|已达|超过|突破|稳定在|保持在|(?:增[加长]|提[高升]|上升|扩[容大]|降低|下降|减少)[到至]?|累计|合计|共计|总[计数]|多达|不少于|至少|只有|仅|分别)$/u

const circumstance = new RegExp(`^(?:${circumstances.join('|')})`, 'u')
const lead = new RegExp(`^(?:${[...circumstances, ...verbs, ...acts].join('|')})(?!型)`, 'u')
const verb = new RegExp(`(?:${[...verbs, ...acts].join('|')})`, 'u')
const verbAtEnd = new RegExp(`(?:${verbs.join('|')})了?$`, 'u')

/** What a noun phrase behind its figure never holds: a verb would make it a sentence. */
const sentenceLike = new RegExp(`${verb.source}|[被已将为至从把由让使入并0-9]|以[上下]`, 'u')

/** These end a modifier, not a noun. */
const dangling = /(?:[的了和与及级内中由从在对把将被于以者]|以[上下内外]|左右)$/u

/** Units that count how often something was done: the verb belongs to what is counted. */
const occasions = new Set(['次', '人次', '家次', '户次', '场次', '批次'])

const SHORTEST = 2
const LONGEST = 30

/** 给予最高7211万元的补助: what is counted stands behind. */
const upTo = /(?:给予|最高|不超过)$/u

/** What the figure with `unit` counts, as the clause words it: 国家高新技术企业 in 全年新增国家高新技术企业48家. Null where the
 *  clause does not name it. */
export function indicatorOf({ before, behind }: Clause, unit: string): string | null {
  const words = ownWords(before).replace(/\s+/gu, '')
  if (upTo.test(words)) return usable(/^的(\p{sc=Han}+)$/u.exec(behind)?.[1] ?? '')
  if (namesNothing(words)) return namedBehind(words, behind, unit)
  if (unit === '条' && behind === '政策') return usable(withoutLead(words) + behind)
  if (isNameOfPolicy(unit, behind)) return null
  const linked = withoutLinks(words)
  const stripped = withoutLead(linked)
  const keepsVerb = stripped.length <= SHORTEST || occasions.has(unit)
  return usable(keepsVerb ? repeatedly(linked, circumstance) : stripped)
}

/** What is counted behind its figure, where the `words` before it do not name it. */
function namedBehind(words: string, behind: string, unit: string): string | null {
  const members = usable(countedMembers(behind) ?? '')
  if (members !== null || words === '' || isNameOfPolicy(unit, behind)) return members
  return nounBehind(behind)
}

/** 达到2000家, and the clause before says of what. */
const saysHowMuch = /^(?:将|可)?(?:达到?|超过|突破|为|约|稳定在|保持在)$/u

/** 共有, 新增, 培育…等: what is counted stands behind the figure. */
function namesNothing(words: string): boolean {
  return withoutLead(words) === '' || saysHowMuch.test(words) || words.endsWith('等') || verbAtEnd.test(words)
}

/** 美丽经济88条和人才新政: the figure is part of a name. */
function isNameOfPolicy(unit: string, behind: string): boolean {
  return unit === '条' && /^(?:和|等|政策|措施|意见)/u.test(behind)
}

/** What was said since the figure before this one: of 为38家企业引进外国专家 only 外国专家. */
function ownWords(before: string): string {
  const last = findFigures(before).at(-1)
  if (!last) return before
  const since = before.slice(last.end)
  const acted = verb.exec(since)
  if (acted) return since.slice(acted.index)
  // 村民小组 of 6个村民小组3638人 is what the figure before counts.
  return /[0-9](?:个|家|所|处|座|条)$/u.test(before.slice(0, last.end)) ? '' : since
}

function nounBehind(behind: string): string | null {
  const noun = behind.replace(/\s+/gu, '')
  return sentenceLike.test(noun) || noun.length <= SHORTEST ? null : usable(noun)
}

function withoutLead(words: string): string {
  return repeatedly(words, lead)
}

/** Links are dropped as long as something stands before them. */
function withoutLinks(words: string): string {
  let rest = words
  for (let shorter = rest.replace(links, ''); shorter !== rest && shorter !== ''; ) {
    rest = shorter
    shorter = rest.replace(links, '')
  }
  return rest
}

function repeatedly(words: string, pattern: RegExp): string {
  let rest = words
  for (let shorter = rest.replace(pattern, ''); shorter !== rest; shorter = rest.replace(pattern, ''))
    rest = shorter
  return rest
}

/** 解决4乡镇 before 59860人 counts something else, 面积较上年 before 2.91万亩增21% tells of another year. */
const countsAgain = /[0-9](?:乡镇|镇街|村|县|区)$|较(?:上|去|往)年(?:同期)?$/u

/** `SHORTEST` Chinese characters. */
const twoLetters = /\p{sc=Han}\P{sc=Han}*\p{sc=Han}/u

function usable(noun: string): string | null {
  if (noun.length > LONGEST || !twoLetters.test(noun) || dangling.test(noun)) return null
  if (countsAgain.test(noun)) return null
  return /^[\p{L}0-9“‘《]/u.test(noun) && withoutLead(noun) !== '' ? noun : null
}

/** A clause ends here; a list of counted things is parted by 、. */
const clauseEnd = /[,，。；;：:！!？?\n(（]/u

/** The clause around `figure`, which is one of the figures of `text`. Items before it that have no figure of their own
 *  belong to it: 签订产学研合作、成果拍卖47项. */
export function clauseAround(text: string, figure: Span): Clause {
  const start = clauseStart(text, figure.start)
  let end = figure.end
  while (end < text.length && !clauseEnd.test(text.charAt(end)) && text.charAt(end) !== '、')
    end = bracketEnd(text, end + 1)
  return { before: ownItems(slice(text, { start, end: figure.start })), behind: text.slice(figure.end, end) }
}

/** A bracket closed before the figure is part of the words: 专家(团队)8个. */
function clauseStart(text: string, from: number): number {
  let at = from
  while (at > 0) {
    const char = text.charAt(at - 1)
    const opened = char === ')' || char === '）' ? openedBefore(text, at - 1) : -1
    if (opened === -1 && clauseEnd.test(char)) break
    at = opened === -1 ? at - 1 : opened
  }
  return at
}

/** Behind a short bracket that opens at `at`, 首台(套)产品; `at` where none does. */
function bracketEnd(text: string, at: number): number {
  const [bracket = ''] = /^[(（]\p{sc=Han}{1,4}[)）](?=\p{sc=Han})/u.exec(text.slice(at, at + 7)) ?? []
  return at + bracket.length
}

/** Where the bracket that closes at `at` was opened; -1 when that is far away. */
function openedBefore(text: string, at: number): number {
  const near = Math.max(0, at - LONGEST)
  const opened = Math.max(text.lastIndexOf('(', at), text.lastIndexOf('（', at))
  return opened >= near ? opened : -1
}

function ownItems(before: string): string {
  const items = before.split('、')
  let from = items.length - 1
  while (from > 0 && !lead.test(items[from] ?? '') && findFigures(items[from - 1] ?? '').length === 0)
    from -= 1
  return items.slice(from).join('、')
}
