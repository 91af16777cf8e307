import { parseNumeral } from '../../text/numerals.ts'
import { type Finding, finding } from './finding.ts'
import { orderFault } from './numbering.ts'

/** 一是, 二是 … where a clause begins, within a line: 唯一是 begins none. */
const point = /(?<=^|[。；;：:，,\s])([一二三四五六七八九十]{1,2})是/gu

/** Gaps and repetitions among the points (一是…二是…) of each line of `draft`. Its section tree holds none: what does not go
 *  on is no point to it. */
export function findPointFaults(draft: string): Finding[] {
  return [...draft.matchAll(/[^\n]+/gu)].flatMap(({ index, 0: line }) => faultsIn(draft, line, index))
}

function faultsIn(draft: string, line: string, from: number): Finding[] {
  let before: { readonly marker: string; readonly number: number } | null = null
  const findings: Finding[] = []
  for (const { index, 0: marker, 1: written = '' } of line.matchAll(point)) {
    const number = parseNumeral(written)
    if (number === null) continue
    const fault = before && number !== 1 ? orderFault(before, { marker, number }) : null
    const span = { start: from + index, end: from + index + marker.length }
    if (fault) findings.push(finding(draft, span, { kind: 'form', suggestion: null, ...fault }))
    before = { marker, number }
  }
  return findings
}
