import type { Section } from '../../reply/section.ts'
import { parseNumeral } from '../../text/numerals.ts'
import type { Span } from '../../text/span.ts'
import { type Finding, finding } from './finding.ts'

/** Gaps, repetitions and late starts in the numbering of `sections`, level by level. */
export function findNumberingFaults(draft: string, sections: readonly Section[]): Finding[] {
  const own = runsOf(sections).flatMap((run) => faultsOf(draft, run))
  return [...own, ...sections.flatMap((section) => findNumberingFaults(draft, section.children))]
}

interface Numbered {
  readonly section: Section
  readonly marker: string
  readonly number: number
}

/** Neighbours that are numbered in one form. */
function runsOf(sections: readonly Section[]): Numbered[][] {
  const runs: Numbered[][] = []
  let form: string | null = null
  for (const section of sections) {
    const number = section.marker === null ? null : numberOf(section.marker)
    if (number === null || section.marker === null) continue
    const ownForm = section.marker.replace(/[0-9０-９]+|[一二三四五六七八九十百]+/u, '#')
    if (ownForm !== form) runs.push([])
    form = ownForm
    runs.at(-1)?.push({ section, marker: section.marker, number })
  }
  return runs
}

/** None of 一是: `points.ts` looks at those. */
function numberOf(marker: string): number | null {
  if (marker.endsWith('是')) return null
  const [digits] = /[0-9]+|[一二三四五六七八九十百]+/u.exec(marker) ?? []
  return digits === undefined ? null : parseNumeral(digits)
}

function faultsOf(draft: string, run: readonly Numbered[]): Finding[] {
  return run.flatMap(({ section, marker, number }, at) => {
    const before = run[at - 1]
    const fault = before ? orderFault(before, { marker, number }) : startFault(run)
    if (!fault) return []
    const start = markerStart(draft, section.span, marker)
    const span = { start, end: start + marker.length }
    return finding(draft, span, { kind: 'form', suggestion: null, ...fault })
  })
}

/** Where `marker` stands at the head of its section, which may begin with blanks. */
export function markerStart(draft: string, { start }: Span, marker: string): number {
  const written = draft.indexOf(marker, start)
  return written === -1 ? start : written
}

type Fault = Pick<Finding, 'rule' | 'message'>

/** What is wrong where a run does not begin with one; a single number may go on with what stands elsewhere. */
function startFault([first, ...others]: readonly Numbered[]): Fault | null {
  if (!first || first.number === 1 || others.length === 0) return null
  const message = `这一层次从“${first.marker}”开始，前面缺少序号，请核对。`
  return { rule: 'level-start', message }
}

/** What is wrong where `next` follows `before`; null when it goes on from there. */
export function orderFault(
  before: Pick<Numbered, 'marker' | 'number'>,
  next: Pick<Numbered, 'marker' | 'number'>,
): Fault | null {
  if (next.number === before.number + 1) return null
  return next.number === before.number
    ? { rule: 'level-repeated', message: `“${next.marker}”出现了两次，请核对序号。` }
    : { rule: 'level-gap', message: `“${before.marker}”之后是“${next.marker}”，序号不连续，请核对。` }
}
