import type { SectionLevel } from '../reply/section.ts'
import type { Span } from '../text/span.ts'
import { headingSpan } from './heading.ts'
import { findMarkers, type Marker } from './markers.ts'
import { type Placed, placeMarkers } from './sequence.ts'

/** A section without anchor and role. Spans are of the reading. */
export interface Branch {
  readonly level: SectionLevel
  readonly marker: Span | null
  readonly heading: Span | null
  readonly span: Span
  readonly children: readonly Branch[]
}

/** The tree of numbered parts of `span`. What stands before the first part of the outermost level, points of a
 *  deeper level included, is one unnumbered branch. The branches partition `span`; none for an empty one. */
export function buildTree(plain: string, span: Span): Branch[] {
  if (plain.slice(span.start, span.end).trim() === '') return []
  const placed = placeMarkers(findMarkers(plain, span))
  const starts = partStarts(plain, placed, span.start)
  const roots = nest(plain, placed, starts, span.end)
  const level = Math.min(...roots.map((root) => root.level))
  const first = roots.findIndex((root) => root.level === level)
  const lead = first === -1 ? roots : roots.slice(0, first)
  const rest = first === -1 ? [] : roots.slice(first)
  const leadEnd = rest[0]?.span.start ?? span.end
  const leadText = plain.slice(span.start, leadEnd).trim()
  if (leadText === '') {
    const [head, ...others] = rest
    return head ? [{ ...head, span: { start: span.start, end: head.span.end } }, ...others] : []
  }
  return [
    { level: 1, marker: null, heading: null, span: { start: span.start, end: leadEnd }, children: lead },
    ...rest,
  ]
}

const leadIn = 24

/** Where each part begins: at its marker, or, for 下一步，一是…, with the few words before it. */
function partStarts(plain: string, placed: readonly Placed[], from: number): number[] {
  return placed.map(({ marker }, at) => {
    if (marker.boundary !== 'comma' || marker.number !== 1) return marker.span.start
    const limit = placed[at - 1]?.marker.span.end ?? from
    for (let start = marker.span.start - 1; start >= limit; start -= 1) {
      if (marker.span.start - start > leadIn) break
      if (start === limit || /[。!?;:\n]/.test(plain.charAt(start))) {
        return start === limit && limit === from ? start : skipBlanks(plain, start + 1)
      }
    }
    return marker.span.start
  })
}

function skipBlanks(plain: string, from: number): number {
  let at = from
  while (plain.charAt(at) === ' ' || plain.charAt(at) === '\n') at += 1
  return at
}

function nest(plain: string, placed: readonly Placed[], starts: readonly number[], end: number): Branch[] {
  const ends = partEnds(placed, starts, end)
  const open: { branch: Branch; children: Branch[]; depth: number }[] = []
  const roots: Branch[] = []
  for (const [at, { marker, depth }] of placed.entries()) {
    const span = { start: starts[at] ?? end, end: ends[at] ?? end }
    const textEnd = Math.min(span.end, childStart(placed, starts, at) ?? span.end)
    const children: Branch[] = []
    const branch: Branch = {
      level: marker.level,
      marker: trimMarker(plain, marker),
      heading: headingSpan(plain, marker, { start: marker.span.end, end: textEnd }, textEnd < span.end),
      span,
      children,
    }
    open.length = Math.min(open.length, depth)
    const parent = open.at(-1)
    if (parent) parent.children.push(branch)
    else roots.push(branch)
    open.push({ branch, children, depth })
  }
  return roots
}

/** The end of each part: where the next one of its depth or above begins. */
function partEnds(placed: readonly Placed[], starts: readonly number[], end: number): number[] {
  const ends: number[] = []
  const nextAtDepth: number[] = []
  for (let at = placed.length - 1; at >= 0; at -= 1) {
    const depth = placed[at]?.depth ?? 0
    ends[at] = Math.min(end, ...nextAtDepth.slice(0, depth + 1))
    while (nextAtDepth.length <= depth) nextAtDepth.push(end)
    nextAtDepth.length = depth + 1
    nextAtDepth[depth] = starts[at] ?? end
  }
  return ends
}

function childStart(placed: readonly Placed[], starts: readonly number[], at: number): number | null {
  const next = placed[at + 1]
  return next && next.depth > (placed[at]?.depth ?? 0) ? (starts[at + 1] ?? null) : null
}

function trimMarker(plain: string, marker: Marker): Span {
  const text = plain.slice(marker.span.start, marker.span.end)
  return { start: marker.span.start, end: marker.span.start + text.replace(/[,:]$/, '').length }
}
