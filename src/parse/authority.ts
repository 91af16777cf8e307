import type { Labelled } from './column.ts'
import { type Fact, firstFact } from './fact.ts'
import type { Letter } from './letter.ts'
import type { Line } from './lines.ts'
import { isShortOrgan, readOrgan } from './organ.ts'

/** The body that answers: its full name from the signature, the title, the letterhead, the column; a short name such as 区科技局
 *  only where no full one stands. Null when none is named. */
export function readAuthority(
  signature: Fact | null,
  title: Fact | null,
  { head, column }: Pick<Letter, 'head' | 'column'>,
  publisher: string | undefined,
): Fact | null {
  const named = [
    signature,
    titleOrgan(title),
    letterhead(head),
    ...columnOrgans(column),
    carried(publisher),
  ].filter((fact) => fact !== null)
  return firstFact(
    named.find(({ value }) => !isShortOrgan(value)),
    named[0],
  )
}

/** 绍兴市柯桥区科学技术局关于… */
function titleOrgan(title: Fact | null): Fact | null {
  const match = title && /^([^《“"]{3,40}?)(?:关于|对|就)/.exec(title.value)
  const value = match?.[1] === undefined ? null : readOrgan(match[1])
  if (!title || value === null) return null
  const span = title.span && { start: title.span.start, end: title.span.start + (match?.[1]?.length ?? 0) }
  return { value, rule: 'title', span }
}

function carried(publisher: string | undefined): Fact | null {
  const value = publisher === undefined ? null : readOrgan(publisher)
  return value === null ? null : { value, rule: 'carrier', span: null }
}

/** 临海市教育局文件, or the name alone, on a line of the head. */
function letterhead(head: readonly Line[]): Fact | null {
  for (const line of head) {
    const value = readOrgan(line.text.replace(/(?:\(?文 ?件\)?|\(?函\)?)$/, ''))
    if (value !== null) return { value, rule: 'letterhead', span: { start: line.start, end: line.end } }
  }
  return null
}

function columnOrgans(column: readonly Labelled[]): Fact[] {
  const facts: Fact[] = []
  for (const wanted of ['authority', 'source'] as const) {
    for (const { name, value, span } of column) {
      const organ = name === wanted ? readOrgan(value) : null
      if (organ !== null) facts.push({ value: organ, rule: `column-${wanted}`, span })
    }
  }
  return facts
}
