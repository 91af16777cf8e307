import type { Span } from '../text/span.ts'
import { type Labelled, linesBeside } from './column.ts'
import type { Fact } from './fact.ts'
import type { Letter } from './letter.ts'
import { inBrackets, isBracketedTitle, type Line } from './lines.ts'
import { isShortOrgan, readOrgan } from './organ.ts'
import { firstAsk } from './places.ts'
import { readText } from './reading.ts'
import type { Place } from './session.ts'
import { isAnyTitle } from './title.ts'

/** The body that answers: its full name from the signature, the title, the letterhead, the column, what is named
 *  beside the contact; a short name such as 区科技局 only where no full one stands. Null when none is named. */
export function readAuthority(
  title: Fact | null,
  { head, column, closing, tail, receipt, self }: ReceivedLetter,
  publisher: string | undefined,
): Fact | null {
  const sources: readonly (() => readonly (Fact | null)[])[] = [
    () => [self && isOfSite(closing) ? null : closing.organ],
    () => [titleOrgan(title)],
    () => otherTitles(head, title).map(titleOrgan),
    () => [letterhead(head.slice(Math.max(0, nearest(head, title) - mostBetween)), column)],
    () => columnOrgans(column, 'authority'),
    () => columnOrgans(tail, 'authority'),
    () => columnOrgans(tail, 'contactUnit'),
    () => columnOrgans(column, 'source'),
    () => [carried(publisher)],
    () => [letterhead(head, column)],
    () => [closing.imprint?.organ ?? null],
    () => (ofCoHandler.test(title?.value ?? '') ? [] : columnOrgans(column, 'lead')),
    () => columnOrgans(tail, 'lead').filter(({ value }) => !isShortOrgan(value)),
    () => [titleBracket(title)],
    () => [handedTo(receipt)],
  ]
  let short: Fact | null = null
  for (const read of sources) {
    for (const fact of read()) {
      // The government that publishes the answer of 市教体局, or of who says 我局, is not who gave it.
      if ((short || self) && fact?.rule === 'column-authority' && handsOn.test(fact.value)) continue
      if (fact && !isShortOrgan(fact.value)) return fact
      short ??= fact
    }
  }
  return short
}

/** Whether what reads as a signature is a government's name without a date below it, as a page ends with. */
function isOfSite({ organ, date }: Letter['closing']): boolean {
  if (!organ?.span || !handsOn.test(organ.value)) return false
  return date?.span ? date.span.start < organ.span.start : true
}

/** The lead of a page is another body than the one that gives its opinion there. */
const ofCoHandler = /会办|协办/

/** A letterhead stands no more lines than this above the title, or above the letter: farther off it is the site's. */
const mostBetween = 2

function nearest(head: readonly Line[], title: Fact | null): number {
  const at = head.findIndex(({ end }) => title?.span && end > title.span.start)
  return at === -1 ? head.length - 4 : at
}

/** A letter with the words of its receipt. */
type ReceivedLetter = Pick<Letter, 'head' | 'column' | 'closing' | 'tail'> & {
  readonly receipt: Place | null
  /** The word of 我局 and so on, by which the letter calls who answers. */
  readonly self: string | null
}

/** 已交由镇康县农业农村局办理 */
function handedTo(receipt: Place | null): Fact | null {
  const match =
    receipt && /(?:转?交由?|由)([^,。;:、我本]{5,30}?)(?:研究|负责)?(?:办理|承办|答复)/.exec(receipt.text)
  const value = match?.[1] === undefined ? null : readOrgan(match[1])
  if (!match || value === null || receipt.start === null) return null
  const start = receipt.start + match.index
  return { value, rule: 'receipt', span: { start, end: start + match[0].length } }
}

/** 此提案由市交通运输局办理, wherever it stands. */
const givenTo =
  /(?:(?:此|该|本)(?:件|提案|建议|议案)(?:已?转?交由?|由)|(?:提案|建议|议案)批交)([^,。;:、我本]{3,30}?)(?:负责)?(?:办理|承办|答复)/
/** 县公安局高度重视您的建议: who speaks of itself so answers. Others are not concerned with this very letter. */
const concerned =
  /(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,24}(?<!政)[局厅委办院镇乡站队])(?:党[组委]|领导(?:班子)?)?对?(?:非常|十分|极为)?高度重视(?:您|你|此|该|这|委员|代表)/

/** 关于…的建议,县公安局高度重视,…, with which the letter begins. */
const concernedFirst = new RegExp(`^\\s*${firstAsk},([\u4e00-\u9fff]{2,24}[局厅委办院镇乡站队])高度重视`)

/** 下一步,市教育局将…: who answers tells what it will do. */
const acting = /(?<=(?:下一?步|今后|接下来),)([\u4e00-\u9fff]{2,24}[局厅委办院])(?=将)/

/** 感谢您对贤庠镇政府工作的支持, 感谢您对某某街道办事处工作的关心: who answers thanks for itself. */
const thanking =
  /谢[^。,]{0,6}对([^。,、我的]{3,24}(?:[局厅委院]|政府|办事处))(?:[^。,、的]{0,4}工作|[^。,的]{0,12}发展)/

/** So much of the main text may tell who answers, in characters. */
const openingLength = 800

/** The body that the main text names as the one that answers, where nothing else on the page names one; by its full
 *  name, where that stands there, too. */
export function authorityOfText(plain: string, main: Span, body: Span): Fact | null {
  const opening = plain.slice(main.start, Math.min(main.end, main.start + openingLength))
  const match =
    givenTo.exec(opening) ?? concerned.exec(opening) ?? concernedFirst.exec(opening) ?? acting.exec(opening)
  const own = match && organOf(match, main.start)
  const thanks = plain.slice(main.end, Math.min(body.end, main.end + openingLength))
  const thankful = own || !thanks.includes('谢') ? null : thanking.exec(thanks)
  const fact = own ?? (thankful && organOf(thankful, main.end))
  return fact && isShortOrgan(fact.value)
    ? { ...fact, value: inFull(fact.value, opening) ?? fact.value }
    : fact
}

/** The one body among the names on its site (`Carrier.site`, and the lines in which its owner names itself) that may call
 *  itself as the letter does: 我局 on the site of 温州市教育局. A government's site publishes what others answer. */
export function authorityOfSite(site: string, self: string | null): Fact | null {
  if (site === '' || self === null) return null
  const names = readText(site)
    .plain.split(/[\n ,;|>]+/)
    .map((part) => readOrgan(part.replace(besideOwner, '')))
  const own = new Set(
    names.filter((name) => name !== null && namesOfSelf[self]?.test(name) && !handsOn.test(name)),
  )
  const [value, other] = own
  return value && other === undefined ? { value, rule: 'carrier', span: null } : null
}

/** The word by which `body` calls who answers: 局 of 我局; null where it does not. */
export function readSelf(plain: string, body: Span): string | null {
  return ownWord.exec(plain.slice(body.start, body.end))?.[1] ?? null
}

const ownWord = /(?<!自)我([局厅部委院])(?!们|省|市|县|区)/

/** How the names of bodies end that call themselves 我局 and so on. */
const namesOfSelf: Readonly<Record<string, RegExp>> = {
  局: /局$/,
  厅: /厅$/,
  部: /部$/,
  委: /委(?:员会)?$/,
  院: /院$/,
}

/** What stands beside the name of a site's owner. */
const besideOwner =
  /^(?:(?:网站)?主办|承办|开办|版权所有|网站名称|(?:当前|现在)?位置)(?:单位)?:?|(?:官方|政府|门户)*网站?$|版权所有$/g

function organOf(match: RegExpExecArray, from: number): Fact | null {
  const value = match[1] === undefined ? null : readOrgan(match[1])
  const start = from + match.index
  return value === null ? null : { value, rule: 'body', span: { start, end: start + match[0].length } }
}

/** 郑州市教育局 for 市教育局, where `text` has a clause that begins so. */
function inFull(short: string, text: string): string | null {
  return (
    new RegExp(`(?<![\\u4e00-\\u9fff])(?:(?![由此该本对经与和及我在交])[\\u4e00-\\u9fff]){2,8}${short}`).exec(
      text,
    )?.[0] ?? null
  )
}

/** 绍兴市柯桥区科学技术局关于…, 柯桥区科学技术局2024年… */
function titleOrgan(title: Fact | null): Fact | null {
  const match = title && /^([^《“"]{3,60}?)(?:关于|对|就|20\d\d年)/.exec(title.value)
  const value = match?.[1] === undefined ? null : namesOf(match[1])
  if (!title || value === null) return null
  const span = title.span && { start: title.span.start, end: title.span.start + (match?.[1]?.length ?? 0) }
  return { value, rule: 'title', span }
}

/** The bodies that a title begins with, joined by 、: 丽水市民政局丽水市财政局 lost the blank between them. Null when one of
 *  them is none. */
function namesOf(text: string): string | null {
  const names = text.replace(/^([\u4e00-\u9fff]{2,3})(.{2,}?[局厅委会部署办])(?=\1)/, '$1$2、').split('、')
  return names.every((name) => readOrgan(name) === name) ? names.join('、') : readOrgan(text)
}

/** The other titles of a page: a letter has its own below the headline, a summary may stand in 《》. */
function otherTitles(head: readonly Line[], title: Fact | null): Fact[] {
  return head.flatMap(({ text, start, end }) => {
    if (start === title?.span?.start) return []
    const bracketed = isBracketedTitle(text) || (text.startsWith('《') && text.endsWith('》'))
    const value = bracketed ? text.slice(1, -1) : text
    const span = bracketed ? inBrackets({ start, end }) : { start, end }
    return isAnyTitle(value) ? { value, rule: 'title', span } : []
  })
}

function carried(publisher: string | undefined): Fact | null {
  const value = publisher === undefined ? null : readOrgan(publisher)
  return value === null ? null : { value, rule: 'carrier', span: null }
}

/** …第3号建议的答复(水利局) */
function titleBracket(title: Fact | null): Fact | null {
  const match = title && /[(（]([^()（）]{2,30})[)）]$/.exec(title.value)
  const value = match?.[1] === undefined ? null : readOrgan(match[1])
  return value === null ? null : { value, rule: 'title-bracket', span: title?.span ?? null }
}

/** 临海市教育局文件, or the name alone, on a line of the head that holds no value of a label. */
function letterhead(head: readonly Line[], column: readonly Labelled[]): Fact | null {
  const values = column.map(({ span }) => span.start)
  const beside = new Set(linesBeside(head, column))
  for (const line of head) {
    if (values.includes(line.start) || !(beside.has(line) || signedFor.test(line.text))) continue
    const value = readOrgan(line.text.replace(behindLetterhead, ''))
    if (value !== null) return { value, rule: 'letterhead', span: { start: line.start, end: line.end } }
  }
  return null
}

/** 临海市教育局      签发人:某某 */
const signedFor = / +签发人:[^:]{2,16}$/

/** What may stand behind the name: 临海市教育局文件, who signs, and the part of the site. */
const behindLetterhead =
  /(?: +签发人:[^:]{2,16}|\(?文 ?件\)?|\(?函\)?| +(?:工作动态|政务公开|(?:政府)?信息公开|建议提案(?:办理|答复)?|(?:门户)?网站))$/

/** Who runs the site, or hands replies on, is not who answers: 来源：县政府办. */
const handsOn =
  /政府(?:办(?:公[室厅])?)?$|^办公[室厅]$|政[府务]网|督查|人大|政协|融媒|新闻(?!出版)|宣传|信息中心/

/** 来源：区水利局 2024-05-20 10:30, 来源：农业农村部网站 */
const dateBehind =
  /(?:19|20)\d\d[-/.年][\d:./年月日 -]*$|(?:官方|门户)?(?:网站|官网) *$|[ ,]*(?:\[电话已隐去\]|[\d-]{7,13})$|(?: +(?:放大|正常|缩小|大|中|小|打印|分享))+ *$/

/** A ministry answers, whichever department of it is named beside the letter: 农业农村部乡村产业发展司. */
const departmentOf = /(?<=[部委署局])[\u4e00-\u9fff]{2,12}司$/

/** 承办单位:某市教育局 单位负责人:某某 */
const unknownLabel = / +[\u4e00-\u9fff]{2,6} ?:.*$/

/** Labels of persons beside which some sites name the body. */
const byWriter = new Set(['作者', '录入', '录入人', '发布人'])

function columnOrgans(
  column: readonly Labelled[],
  wanted: 'authority' | 'contactUnit' | 'source' | 'lead',
): Fact[] {
  return column.flatMap(({ name, label, value, span }) => {
    if (name !== wanted && !(wanted === 'source' && byWriter.has(label))) return []
    const named = value.replace(dateBehind, '').replace(unknownLabel, '').trimEnd()
    const organ = readOrgan(named.replace(departmentOf, ''))
    if (organ === null || (wanted === 'source' && handsOn.test(named))) return []
    return { value: organ, rule: `column-${wanted}`, span }
  })
}
