import { parseNumeral } from '../text/numerals.ts'
import { matchesOf, type Span } from '../text/span.ts'
import type { Labelled } from './column.ts'
import { type Fact, firstFact, firstIn } from './fact.ts'
import type { Line } from './lines.ts'

/** A named stretch of plain text in which a fact may stand. */
export interface Place {
  readonly name: 'title' | 'receipt' | 'head' | 'own-line' | 'column'
  readonly text: string
  /** Where `text` begins in the reading; null when it comes from the carrier. */
  readonly start: number | null
}

const numeral = '[一二三四五六七八九十百\\d]{1,3}'
const sessionForm = new RegExp(
  `(?:第 ?)?(${numeral}) ?届[^。;:,《》“”]{0,24}?(?:第 ?)?(${numeral}) ?次(?: ?(?:会议|全会|全体会议|大会|会))?`,
)

/** 关于“市政协十届三次会议第52号提案”的答复: what is quoted is not the title of a proposal. */
export function namesSession(quoted: string): boolean {
  return quoted.includes('届') && /次会议[^。]{0,8}\d ?号/.test(quoted)
}

/** 届次 as 十届三次会议, whatever stands between its two numbers. */
export function readSession(places: readonly Place[], column: readonly Labelled[]): Fact | null {
  const labelled = column
    .filter(({ name }) => name === 'session')
    .map(({ value, span }) => placeOf(value, span.start))
  return firstIn([...places, ...labelled], sessionIn)
}

function sessionIn(place: Place): Fact | null {
  const found = findSession(place.text)
  // 十二届常委会第八次会议 is no session of the whole.
  if (!found || /常委|常务/.test(found.text)) return null
  return {
    value: `${toHan(found.term)}届${toHan(found.meeting)}次会议`,
    rule: `session-${place.name}`,
    span: spanIn(place, found.start, found.text),
  }
}

/** The first 届次 of `text`, its numbers between 1 and 99; null where it names none. */
export function findSession(
  text: string,
): { readonly term: number; readonly meeting: number; readonly start: number; readonly text: string } | null {
  const match = text.includes('届') ? sessionForm.exec(text) : null
  const [term, meeting] = [match?.[1], match?.[2]].map((written) => (written ? parseNumeral(written) : null))
  if (!match || !isSmall(term) || !isSmall(meeting)) return null
  return { term, meeting, start: match.index, text: match[0] }
}

function isSmall(value: number | null | undefined): value is number {
  return typeof value === 'number' && value >= 1 && value <= 99
}

/** A cell or line of the head that consists of a session, and the number that stands alone beside or below it: sites of one
 *  kind head their replies so, others have a table without labels. */
export function linesOfSession(head: readonly Line[]): { session: Place | null; number: Fact | null } {
  const cells = head.flatMap(cellsOf)
  for (const [at, cell] of cells.entries()) {
    const end = endOfSession(cells, at)
    if (end === null) continue
    const text = cells.slice(at, end + 1).reduce((joined, part) => joined + part.text, '')
    const session: Place = { name: 'own-line', text, start: end === at ? cell.start : null }
    return { session, number: numberBeside(cells, at, end) }
  }
  return { session: null, number: null }
}

interface Cell extends Span {
  readonly text: string
  /** Where its line begins. */
  readonly line: number
}

/** In characters; longer lines are text. */
const longestRow = 160

/** The cells of a row, or the line as one, without bullets. */
function cellsOf({ text, start }: Line): Cell[] {
  if (text.length > longestRow) return []
  if (!text.includes('|') && !text.includes('  ')) return wholeLine(text, start)
  return matchesOf(text, cellText).map((match) => {
    const begin = start + match.index
    return { text: match[0], start: begin, end: begin + match[0].length, line: start }
  })
}

const cellText = /[^|• ](?:[^|]*?[^| ])?(?= *\||  | *$)/g

/** What `cellText` finds in a line that nothing parts. */
function wholeLine(text: string, line: number): Cell[] {
  const words = text.replace(/ +$/, '')
  const begin = words.search(/[^• ]/)
  if (begin === -1) return []
  return [{ text: words.slice(begin), start: line + begin, end: line + words.length, line }]
}

const wholeSession = /^.{0,24}届.{0,20}次(?:会议|全会)?(?:(?:代表|委员)?(?:建议|提案|议案))?$/
const sessionBegun = /^.{0,24}届[^。;:次]{0,12}$/
const sessionEnded = /^(?:第 ?)?[一二三四五六七八九十\d]{1,3} ?次(?:会议|全会)[^。;:]{0,14}$/

/** The cell in which the session that begins in cell `at` ends: that one, or the next where a line was broken. */
function endOfSession(cells: readonly Cell[], at: number): number | null {
  const [text, next] = [cells[at]?.text ?? '', cells[at + 1]?.text ?? '']
  if (text.length > 40 || !text.includes('届')) return null
  if (wholeSession.test(text)) return at
  return sessionBegun.test(text) && sessionEnded.test(next) ? at + 1 : null
}

const numberAlone = /^第? ?(\d{1,4}) ?号? ?(?:提 ?案|建 ?议)?$/
const numberMarked = /^第 ?([A-Za-z]?\d{1,12}) ?号 ?(?:提 ?案|建 ?议)?$/

/** The number in the cell behind the session or before it, or set apart as 第31号 on its row. */
function numberBeside(cells: readonly Cell[], first: number, last: number): Fact | null {
  const row = cells.filter(({ line }) => line === cells[first]?.line)
  const behind = /^(?:建议|提案|议案)$/.test(cells[last + 1]?.text ?? '') ? cells[last + 2] : cells[last + 1]
  const before = cells.slice(Math.max(0, first - 1), first).filter((cell) => row.includes(cell))
  const near = behind ? [behind, ...before] : before
  return firstIn(near, numberOfCell(numberAlone)) ?? firstIn([...row, ...near], numberOfCell(numberMarked))
}

function numberOfCell(form: RegExp): (cell: Cell) => Fact | null {
  return ({ text, start, end }) => {
    const digits = form.exec(text)?.[1]
    return digits === undefined ? null : { value: digits, rule: 'number-own-line', span: { start, end } }
  }
}

const units = '零一二三四五六七八九'

/** 13 → 十三, up to 99. */
function toHan(value: number): string {
  const tens = Math.floor(value / 10)
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${units.charAt(tens)}十`
  return head + (value % 10 === 0 ? '' : units.charAt(value % 10))
}

// Numbers of Zhejiang's delegations begin with the sign of their city, those between two sessions with 闭: 温36号, 闭08号,
// 闭会1号; some hold their year: B(2017)103.
const serial =
  '(?:[A-Za-z]{1,2}[([]\\d{4}[)\\]]\\d{1,5}|(?:[A-Za-z]{1,3}-?|[杭甬温嘉湖绍金衢舟台丽]|闭会?)?\\d[\\dA-Za-z-]{0,14}(?:\\.\\d{1,3})?)'
const list = `${serial}(?: ?号)?(?:(?:提案|建议|议案)?\\s*(?:[、,和及与]|以及)\\s?(?:第 ?)?${serial}(?: ?号)?){0,30}`
const serials = new RegExp(serial, 'g')
const serialAlone = new RegExp(`^第?(${serial})号?$`)
const forms: readonly RegExp[] = [
  new RegExp(`第 ?(${list}) ?[号件]`),
  new RegExp(`\\d{4}年 ?第?(${serial}) ?号`),
  new RegExp(`(?:提案|建议|议案)? ?(?:编号|案号|序号) ?[:为]? ?第?(${serial}(?: ?[、,] ?${serial})*)`),
  new RegExp(`(?:^|[^\\d\\]A-Za-z-])(${list}) ?号 ?(?:[^,。;]{0,10})?(?:提案|建议|议案)`),
  new RegExp(`(?:提案|建议|议案) ?[(\\[]? ?(${list}) ?号`),
  new RegExp(`(?:提案|建议|议案) ?[Nn][Oo]\\.? ?(${serial})`),
  new RegExp(`次会议 ?[(\\[]? ?(${serial}) ?号`),
  new RegExp(`\\( ?(?:第 ?)?(${serial}) ?号 ?\\)`),
  /第(\d{1,6})\s*(?:建议|提案|议案)/,
  // 《…》(J027)收悉
  new RegExp(
    `\\( ?(?!(?:19|20)\\d\\d ?\\))(${serial}) ?\\)(?=[^。;,]{0,5},?(?:收悉|收到|收阅|敬悉|已?[交转]))`,
  ),
]

/** The number of the proposal as written, several joined by 、; document numbers of others are none. */
export function readProposalNumber(places: readonly Place[], column: readonly Labelled[]): Fact | null {
  return firstFact(
    () => firstIn(places, numberIn),
    () =>
      firstIn(column, ({ name, value, span }) =>
        name === 'proposalNumber' ? labelledNumber(value, span.start) : null,
      ),
  )
}

function numberIn(place: Place): Fact | null {
  if (!/\d/.test(place.text)) return countedIn(place)
  const text = /[[(]/.test(place.text) ? withoutOtherNumbers(place.text) : place.text
  for (const form of forms) {
    const match = form.exec(text)
    if (!match?.[1]) continue
    const numbers = match[1].match(serials) ?? []
    return {
      value: numbers.map(withRoundBrackets).join('、'),
      rule: `number-${place.name}`,
      span: spanIn(place, match.index, match[0]),
    }
  }
  return null
}

/** B[2017]103 → B(2017)103 */
function withRoundBrackets(serial: string): string {
  return serial.replace('[', '(').replace(']', ')')
}

/** A number in year brackets is a document's, not a proposal's; the length stays. */
function withoutOtherNumbers(text: string): string {
  return text
    .replace(/(?<![A-Za-z])[[(]\d{4}年?[\])] ?第?\d+ ?号/g, (cited) =>
      cited.includes('第') ? cited : '·'.repeat(cited.length),
    )
    .replace(numberInClass, (bracket) => ' '.repeat(bracket.length))
}

/** 第3006号(资源环境类155号)、1519号(…): the number within the class of its matter is another. */
const numberInClass = /(?<=号\s*)\(\s*[\u4e00-\u9fff]{2,8}类\s*\d+ ?号?\s*\)/g

const counted = /第([一二三四五六七八九十百]{1,7})号 ?(?:重点)?(?:提案|建议|议案)/

/** 第三十一号提案, in a text without digits. */
function countedIn(place: Place): Fact | null {
  const match = counted.exec(place.text)
  const value = match && parseNumeral(match[1] ?? '')
  if (!match || value === null) return null
  return { value: String(value), rule: `number-${place.name}`, span: spanIn(place, match.index, match[0]) }
}

function labelledNumber(value: string, start: number): Fact | null {
  const inner = numberIn(placeOf(value, start))
  if (inner) return { ...inner, rule: 'column' }
  const match = serialAlone.exec(value)
  return match?.[1] ? { value: match[1], rule: 'column', span: { start, end: start + value.length } } : null
}

function placeOf(text: string, start: number): Place {
  return { name: 'column', text, start }
}

function spanIn(place: Place, index: number, text: string): Fact['span'] {
  return place.start === null ? null : { start: place.start + index, end: place.start + index + text.length }
}
