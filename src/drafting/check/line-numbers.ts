import { findMarkers, type Marker } from '../../parse/markers.ts'
import type { MarkerStyle } from '../../parse/number-forms.ts'
import { readText } from '../../parse/reading.ts'
import type { Section } from '../../reply/section.ts'
import { slice } from '../../text/span.ts'
import { type Finding, finding } from './finding.ts'
import { markerStart, orderFault } from './numbering.ts'

/** Level numbers after GB/T 9704—2012, 7.3.3: 一、 （一） 1. （1）. */
const styles: ReadonlySet<MarkerStyle> = new Set(['han-comma', 'han-paren', 'digit-dot', 'digit-paren'])

/** Gaps and repetitions among the numbers at the beginnings of lines that `sections`, the tree of `draft`, does not hold: a number that
 *  does not go on from the one before is none to it. One begins a new list. */
export function findLineNumberFaults(draft: string, sections: readonly Section[]): Finding[] {
  const held = new Set(markerStarts(draft, sections))
  const findings: Finding[] = []
  /** By level; what stands below a number begins anew behind it. */
  const last: (Pick<Marker, 'number'> & { readonly marker: string })[] = []
  for (const { level, number, span } of lineMarkers(draft)) {
    const own = { marker: slice(draft, span), number }
    const before = last[level]
    const fault = before && number !== 1 && !held.has(span.start) ? orderFault(before, own) : null
    if (fault) findings.push(finding(draft, span, { kind: 'form', suggestion: null, ...fault }))
    last[level] = own
    last.length = level + 1
  }
  return findings
}

/** Where the numbers of a tree stand. */
function markerStarts(draft: string, sections: readonly Section[]): number[] {
  return sections.flatMap((section) => [
    ...(section.marker === null ? [] : [markerStart(draft, section.span, section.marker)]),
    ...markerStarts(draft, section.children),
  ])
}

function lineMarkers(draft: string): Marker[] {
  const all = findMarkers(readText(draft), { start: 0, end: draft.length })
  return all.filter(({ style, span }) => styles.has(style) && beginsLine(draft, span.start))
}

function beginsLine(draft: string, at: number): boolean {
  return draft.slice(draft.lastIndexOf('\n', at - 1) + 1, at).trim() === ''
}
