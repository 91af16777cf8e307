import type { Span } from '../text/span.ts'
import type { Branch } from './branch.ts'
import { isBlank } from './lines.ts'
import { findMarkers, type Marker } from './markers.ts'
import { nestParts } from './nest-parts.ts'
import type { Scanned } from './scan.ts'
import { placeMarkers } from './sequence.ts'
import { findUnnumbered } from './unnumbered.ts'

/** The parts of one stretch of text. */
export interface Tree {
  /** What stands before the first part of the outermost level, points of a deeper level included; null when that
   *  part begins the text. */
  readonly lead: Branch | null
  readonly parts: readonly Branch[]
}

/** The tree of `span`; lead and parts partition it. Empty for a blank one. */
export function buildTree(text: Scanned, span: Span): Tree {
  if (isBlank(text, span)) return { lead: null, parts: [] }
  const numbered = findMarkers(text, span)
  const placed = placeMarkers(numbered, withClosingTurn(text.plain, numbered, findUnnumbered(text, span)))
  const roots = nestParts(text, placed, span)
  const level = roots.reduce((outermost, root) => Math.min(outermost, root.level), 5)
  const first = roots.findIndex((root) => root.level === level)
  const early = first === -1 ? roots : roots.slice(0, first)
  const parts = first === -1 ? [] : roots.slice(first)
  const [head, ...others] = parts
  const before = { start: span.start, end: head?.span.start ?? span.end }
  if (head && isBlank(text, before)) {
    return { lead: null, parts: [{ ...head, span: { start: span.start, end: head.span.end } }, ...others] }
  }
  return { lead: { level: 1, marker: null, heading: null, span: before, children: early }, parts }
}

/** A paragraph 下一步，… behind the text of the last part speaks for the whole letter where no other part has one. */
function withClosingTurn(
  plain: string,
  numbered: readonly Marker[],
  unnumbered: readonly Marker[],
): Marker[] {
  const turns = unnumbered.filter(({ style }) => style === 'turn')
  const [turn] = turns
  const outer = numbered.filter(({ level, boundary }) => level <= 2 && boundary === 'line')
  const last = outer.at(-1)
  if (!turn || !last || turns.length > 1 || turn.boundary !== 'line' || outer.length < 2)
    return [...unnumbered]
  const before = plain.slice(last.span.end, turn.span.start)
  if (turn.span.start < last.span.end || !/[。;]/.test(before)) return [...unnumbered]
  return unnumbered.map((marker) => (marker === turn ? { ...turn, style: 'closing-turn' } : marker))
}
