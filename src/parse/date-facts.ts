import type { FactRule } from '../reply/fact-rule.ts'
import type { Problem } from '../reply/problem.ts'
import type { IsoDate } from '../reply/reply.ts'
import type { Carrier } from '../reply/source-text.ts'
import type { Span } from '../text/span.ts'
import type { Labelled } from './column.ts'
import { parseDate } from './dates.ts'
import { type Fact, firstFact, firstIn } from './fact.ts'
import { hasBareIndexNumber } from './index-number.ts'
import type { Letter } from './letter.ts'
import type { Line } from './lines.ts'

/** 成文日期 and 发布日期, and the doubt where the page's two dates differ. */
export interface DateFacts {
  readonly signed: Fact | null
  readonly published: Fact | null
  readonly problems: readonly Problem[]
}

/** The date under the signature is the signed one. Where there is none, the column's 成文日期 stands for it, or the
 *  date of printing; where the column's differs from the signature, it is the date of the web page. */
export function readDates(
  signature: Fact | null,
  { head, column, closing }: Pick<Letter, 'head' | 'column' | 'closing'>,
  carrier: Carrier,
): DateFacts {
  const boxed = boxedDates(head, column)
  const pair = pairOf(boxed)
  const [written = signature ? null : (pair?.first ?? null)] = labelledDates(column, 'written')
  const published = firstFact(
    () => firstPublished(column, (signature ?? written)?.value),
    () => pair?.last ?? null,
    () => dateOfPage(head, column, boxed),
    () => dateFact(carrier.date, 'carrier', null),
  )
  if (!signature || !written || written.value === signature.value) {
    const signed = firstFact(
      () => signature ?? written ?? closing.imprint?.date ?? null,
      () => dateFact(carrier.written, 'carrier', null),
    )
    return { signed, published, problems: [] }
  }
  const message = `栏目中的成文（发文）日期 ${written.value} 与落款日期 ${signature.value} 不同，成文日期取落款。`
  // A page cannot appear before the letter is signed.
  const ofPage = written.value > signature.value ? ({ ...written, rule: 'column-differs' } as const) : null
  return {
    signed: signature,
    published: published ?? ofPage,
    problems: [{ kind: 'dates-differ', message }],
  }
}

/** 感谢您的支持!2022年7月1日 联系人:…: the date of a letter whose line breaks are lost, near the end of its `body`. */
export function dateBeforeContact(plain: string, body: Span): Fact | null {
  const from = Math.max(body.start, body.end - longestClosing)
  const match = beforeContact.exec(plain.slice(from, body.end))
  const date = match?.[1]
  if (!match || date === undefined) return null
  const end = from + match.index + match[0].length
  return dateFact(date, 'before-contact', { start: end - date.length, end })
}

/** In characters. */
const longestClosing = 300
const beforeContact = /[。!;] ?(20\d\d年\d{1,2}月\d{1,2}日)(?= ?\(?(?:联系|承办|经办|抄[送报]))/

const webDate = /(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?: +\d{1,2}:\d\d(?::\d\d)?)?/.source
const behindSource = new RegExp(`(${webDate})$`)
/** 2023年06月12日 09:12 on a line of its own or before 来源:, and [2023-06-12]. */
const aloneWithTime = /^(20\d\d年\d{1,2}月\d{1,2}日)(?: +\d{1,2}:\d\d(?::\d\d)?)?(?:(?<=:\d\d)$| +来源 ?:)/
/** admin 于2023年07月01日发表 */
const issued = /于(20\d\d年\d{1,2}月\d{1,2}日)发[表布]$/
const bracketed = new RegExp(`^[[(](${webDate})[\\])]$`)
/** 关于…的答复 2023-06-12 */
const behindTitle = new RegExp(`(?:答复|答覆|复函|的函|回复|意见) [[(]?(${webDate})[\\])]?$`)
/** admin 484 2022-09-21 and 某某网 2016-07-19 17:20:08 评论() of sites that republish. */
const republished = new RegExp(
  `^[A-Za-z]\\w{1,20}(?: +\\d{1,6}){0,2} +(${webDate})$|^[^。,;]{2,40} (${webDate})(?<=:\\d\\d)(?: [^。,;]{0,16})?$|^[^。,;:\\d]{2,40} (${webDate})$|^[^。,;:]{2,40} (${webDate})(?<=:\\d\\d)(?= +[\u4e00-\u9fff]{2,6}:)`,
)
/** 发布日期 | | 受理日期 | 2023-03-01: what a label that nobody knows announces is not the page's. */
const otherDate = new RegExp(`[\u4e00-\u9fff](?:日期|时间|期限|时限)[ :|]{0,6}(?=${webDate})`)
/** 主办单位 会办 交办日期 at the head of columns whose cells are empty but for the day. */
const otherDates = /(?:交办|立案|提出|提交|提案|受理|收文|办结|反馈)(?:日期|时间) ?\|?$/
const dateLine = new RegExp(
  `^(?:• ?(?=\\S+ +\\d))?(${webDate})(?= *(?:$|[|])|(?<=:\\d\\d) +[^。,;]{1,40}$| +[\u4e00-\u9fff]{2,6}:)`,
)

/** The dates without a label in a box that lost its labels. */
function boxedDates(head: readonly Line[], column: readonly Labelled[]): Fact[] {
  if (!hasBareIndexNumber(head)) return []
  return head.flatMap(({ text, start, end }) => {
    const fact = dateFact(boxedDate.exec(text)?.[1], 'boxed-date', { start, end })
    return fact && !column.some((entry) => isDatedBy(entry, start, end)) ? [fact] : []
  })
}

/** Of two dates in such a box the earlier one is of the letter, the later one of the page. */
function pairOf([one, other, ...more]: readonly Fact[]): {
  readonly first: Fact
  readonly last: Fact
} | null {
  if (!one || !other || more.length > 0) return null
  return one.value <= other.value ? { first: one, last: other } : { first: other, last: one }
}

/** The date of the page where no label names it: 来源：区水利局 2024-05-20, or a line that begins with it as
 *  websites write it. */
function dateOfPage(head: readonly Line[], column: readonly Labelled[], boxed: readonly Fact[]): Fact | null {
  const bare = head.filter(
    ({ start, end }, at) =>
      !column.some((entry) => isDatedBy(entry, start, end)) && !otherDates.test(head[at - 1]?.text ?? ''),
  )
  return firstFact(
    () =>
      firstIn(column, ({ name, value, span }) =>
        name === 'source' ? dateFact(behindSource.exec(value)?.[1], 'behind-source', span) : null,
      ),
    () => boxed[0] ?? null,
    () =>
      firstIn(bare, (line) =>
        dateFact(dateOfLine(line.text), 'date-line', { start: line.start, end: line.end }),
      ),
  )
}

function dateOfLine(text: string): string | undefined {
  if (!text.includes('20') && !text.includes('19')) return undefined
  for (const form of [dateLine, aloneWithTime, issued, bracketed, behindTitle, republished]) {
    const date = form.exec(text)?.slice(1).find(Boolean)
    if (date) return otherDate.test(text) ? undefined : date
  }
  return undefined
}

/** Whether what a label announces is the date of the line from `start` to `end`. */
function isDatedBy({ name, value, span }: Labelled, start: number, end: number): boolean {
  const at = span.start - start
  if (at === 0 || at === behindBullet) return true
  return at > 0 && span.start < end && (name === 'written' || name === 'other') && parseDate(value) !== null
}

/** Where a value of a bullet box begins on its line. */
const behindBullet = 2

/** • 2021-07-15 in a box without labels. */
const boxedDate = new RegExp(`^• ?(${webDate})$`)

function dateFact(text: string | undefined, rule: FactRule, span: Fact['span']): Fact | null {
  const value = text === undefined ? null : parseDate(text)
  return value === null ? null : { value, rule, span }
}

/** 发布日期:22/07/14 */
const shortYear = /^(\d\d)(?=[-/.]\d\d[-/.]\d\d(?!\d))/

function labelledDates(column: readonly Labelled[], wanted: 'written' | 'published'): Fact<IsoDate>[] {
  return column.flatMap(({ name, value, span }) => {
    const date = name === wanted ? parseDate(value.replace(shortYear, '20$1')) : null
    return date === null ? [] : { value: date, rule: `column-${wanted}`, span }
  })
}

/** The earliest of the labelled dates, but for those before the letter was signed: what is dated later was brought up to
 *  date, or is of a site that took the page over. */
function firstPublished(column: readonly Labelled[], signed: IsoDate | undefined): Fact | null {
  const dates = labelledDates(column, 'published')
  const possible = dates.filter(({ value }) => signed === undefined || value >= signed)
  const [first, ...others] = possible.length > 0 ? possible : dates
  return first ? others.reduce((best, next) => (next.value < best.value ? next : best), first) : null
}
