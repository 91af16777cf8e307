import type { Problem } from '../reply/problem.ts'
import type { Header } from '../reply/reply.ts'
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

/** The date under the signature is the signed one. Where there is none, the column's 成文日期 stands for it;
 *  where it differs from the signature, it is the date of the web page. */
export function readDates(
  signature: Fact | null,
  { head, column }: Pick<Letter, 'head' | 'column'>,
  carrierDate: string | undefined,
): DateFacts {
  const written = labelledDate(column, 'written')
  const published = firstFact(
    () => labelledDate(column, 'published'),
    () => dateOfPage(head, column),
    () => dateFact(carrierDate, 'carrier', null),
  )
  if (!signature || !written || written.value === signature.value) {
    return { signed: signature ?? written, published, problems: [] }
  }
  const message = `栏目中的成文（发文）日期 ${written.value} 与落款日期 ${signature.value} 不同，成文日期取落款。`
  // A page cannot appear before the letter is signed.
  const ofPage = written.value > signature.value ? { ...written, rule: 'column-differs' } : null
  return {
    signed: signature,
    published: published ?? ofPage,
    problems: [{ kind: 'dates-differ', message }],
  }
}

const webDate = /(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?: +\d{1,2}:\d\d(?::\d\d)?)?/.source
const behindSource = new RegExp(`(${webDate})$`)
const dateLine = new RegExp(`^(?:• ?(?=\\S+ +\\d))?(${webDate})(?= *$| +[\u4e00-\u9fff]{2,6}:)`)

/** The date of the page where no label names it: 来源：区水利局 2024-05-20, or a line that begins with it as
 *  websites write it. */
function dateOfPage(head: readonly Line[], column: readonly Labelled[]): Fact | null {
  const values = new Set(column.map(({ span }) => span.start))
  const bare = head.filter(({ start }) => !values.has(start))
  return firstFact(
    () =>
      firstIn(column, ({ name, value, span }) =>
        name === 'source' ? dateFact(behindSource.exec(value)?.[1], 'behind-source', span) : null,
      ),
    () =>
      hasBareIndexNumber(head)
        ? firstIn(bare, (line) =>
            dateFact(boxedDate.exec(line.text)?.[1], 'boxed-date', { start: line.start, end: line.end }),
          )
        : null,
    () =>
      firstIn(bare, (line) =>
        dateFact(dateLine.exec(line.text)?.[1], 'date-line', { start: line.start, end: line.end }),
      ),
  )
}

/** • 2021-07-15 in a box without labels. */
const boxedDate = new RegExp(`^• ?(${webDate})$`)

function dateFact(text: string | undefined, rule: string, span: Fact['span']): Fact | null {
  const value = text === undefined ? null : parseDate(text)
  return value === null ? null : { value, rule, span }
}

/** 发布日期:22/07/14 */
const shortYear = /^(\d\d)(?=[-/.]\d\d[-/.]\d\d(?!\d))/

function labelledDate(
  column: readonly Labelled[],
  wanted: Labelled['name'],
): Fact<Header['signedOn'] & string> | null {
  for (const { name, value, span } of column) {
    const date = name === wanted ? parseDate(value.replace(shortYear, '20$1')) : null
    if (date !== null) return { value: date, rule: `column-${wanted}`, span }
  }
  return null
}
