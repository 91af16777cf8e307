import { parseNumeral } from '../../text/numerals.ts'
import { type Finding, finding } from './finding.ts'
import { orderFault } from './numbering.ts'

/** 一是, 二是 … where a clause begins: 唯一是 begins none. */
const point = /(?<=^|[。；;：:，,\s])([一二三四五六七八九十]{1,2})是/gu

/** Lines with numbers of another kind, with which points begin anew. */
const numbered = /^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]{1,2}[.．、])/u

interface Point {
  readonly marker: string
  readonly number: number
}

/** Gaps and repetitions among the points (一是…二是…) of `draft`, which go on from line to line. Its section tree holds none: what
 *  does not go on is no point to it. */
export function findPointFaults(draft: string): Finding[] {
  const findings: Finding[] = []
  /** The last point, and the last with which a line began: 二是 goes on from 一是 with points of its own, too. */
  let last: { readonly any: Point | null; readonly leading: Point | null } = { any: null, leading: null }
  for (const { index, 0: line } of draft.matchAll(/[^\n]+/gu)) {
    if (numbered.test(line)) last = { any: null, leading: null }
    for (const { index: at, 0: marker, 1: written = '' } of line.matchAll(point)) {
      const number = parseNumeral(written)
      if (number === null) continue
      const own = { marker, number }
      const isLeading = line.slice(0, at).trim() === ''
      const fault = number === 1 ? null : faultOf(own, isLeading ? [last.leading, last.any] : [last.any])
      const span = { start: index + at, end: index + at + marker.length }
      if (fault) findings.push(finding(draft, span, { kind: 'form', suggestion: null, ...fault }))
      last = { any: own, leading: isLeading ? own : last.leading }
    }
  }
  return findings
}

/** What is wrong with `own` behind each of `before`; null where it goes on from one of them, or nothing stands before. */
function faultOf(own: Point, before: readonly (Point | null)[]) {
  const faults = before.flatMap((one) => (one ? [orderFault(one, own)] : []))
  return faults.includes(null) ? null : (faults[0] ?? null)
}
