import type { Section } from '../../reply/section.ts'
import { parseNumeral } from '../../text/numerals.ts'
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

function numberOf(marker: string): number | null {
  const [digits] = /[0-9]+|[一二三四五六七八九十百]+/u.exec(marker) ?? []
  return digits === undefined ? null : parseNumeral(digits)
}

function faultsOf(draft: string, run: readonly Numbered[]): Finding[] {
  return run.flatMap(({ section, marker, number }, at) => {
    const before = run[at - 1]
    const expected = before ? before.number + 1 : 1
    if (number === expected || (!before && run.length === 1)) return []
    const at_ = draft.indexOf(marker, section.span.start)
    const start = at_ === -1 ? section.span.start : at_
    return finding(
      draft,
      { start, end: start + marker.length },
      { kind: 'form', suggestion: null, ...fault(before, number, marker) },
    )
  })
}

function fault(
  before: Numbered | undefined,
  number: number,
  marker: string,
): Pick<Finding, 'rule' | 'message'> {
  if (!before) return { rule: 'level-start', message: `这一层次从“${marker}”开始，前面缺少序号，请核对。` }
  if (number === before.number)
    return { rule: 'level-repeated', message: `“${marker}”出现了两次，请核对序号。` }
  return { rule: 'level-gap', message: `“${before.marker}”之后是“${marker}”，序号不连续，请核对。` }
}
