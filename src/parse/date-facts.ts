import type { Problem } from '../reply/problem.ts'
import type { Header } from '../reply/reply.ts'
import type { Labelled } from './column.ts'
import { parseDate } from './dates.ts'
import { type Fact, firstFact } from './fact.ts'

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
  column: readonly Labelled[],
  carrierDate: string | undefined,
): DateFacts {
  const written = labelledDate(column, 'written')
  const labelled = labelledDate(column, 'published')
  const carried = carrierDate === undefined ? null : parseDate(carrierDate)
  const published = firstFact(
    labelled,
    carried === null ? null : { value: carried, rule: 'carrier', span: null },
  )
  if (!signature || !written || written.value === signature.value) {
    return { signed: signature ?? written, published, problems: [] }
  }
  const message = `栏目中的成文（发文）日期 ${written.value} 与落款日期 ${signature.value} 不同，成文日期取落款。`
  // A page cannot appear before the letter is signed.
  const webDate = written.value > signature.value ? { ...written, rule: 'column-differs' } : null
  return {
    signed: signature,
    published: published ?? webDate,
    problems: [{ kind: 'dates-differ', message }],
  }
}

function labelledDate(
  column: readonly Labelled[],
  wanted: Labelled['name'],
): Fact<Header['signedOn'] & string> | null {
  for (const { name, value, span } of column) {
    const date = name === wanted ? parseDate(value) : null
    if (date !== null) return { value: date, rule: `column-${wanted}`, span }
  }
  return null
}
