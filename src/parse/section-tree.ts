import type { Span } from '../text/span.ts'
import type { Branch } from './branch.ts'
import { isBlank } from './lines.ts'
import { findMarkers, isHeading, type Marker } from './markers.ts'
import { nestParts } from './nest-parts.ts'
import { headingRole } from './roles.ts'
import type { Scanned } from './scan.ts'
import { placeMarkers } from './sequence.ts'
import { findUnnumbered } from './unnumbered.ts'

/** The parts of one stretch of text. */
export interface Tree {
  /** What stands before the first part of the outermost level, points of a deeper level included; null when a
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
  const [head, ...others] = roots
  // 一是… and 二是… before a 下一步 are of a paragraph, though nothing stands before them.
  if (head && (head.level < 5 || level === 5) && isBlank(text, { start: span.start, end: head.span.start })) {
    return { lead: null, parts: [{ ...head, span: { start: span.start, end: head.span.end } }, ...others] }
  }
  const first = roots.findIndex((root) => root.level === level)
  const early = first === -1 ? roots : roots.slice(0, first)
  const parts = first === -1 ? [] : roots.slice(first)
  const before = { start: span.start, end: parts[0]?.span.start ?? span.end }
  return { lead: { level: 1, marker: null, heading: null, span: before, children: early }, parts }
}

/** A paragraph 下一步，… behind the text of the last part speaks for the whole letter where no other part has one; so do
 *  an unnumbered heading of plans behind a part that is none, and 总之,…. */
function withClosingTurn(
  plain: string,
  numbered: readonly Marker[],
  unnumbered: readonly Marker[],
): readonly Marker[] {
  const numberedParts = numbered.filter(({ level, boundary }) => level <= 2 && boundary === 'line')
  const parts = numberedParts.length > 0 ? numberedParts : unnumbered.filter(isHeading)
  const last = parts.at(-1)
  if (!last || parts.length < 2) return unnumbered
  const closing =
    closingTurn(unnumbered) ?? closingHeading(plain, last, unnumbered) ?? closingWord(plain, last, unnumbered)
  if (!closing || closing.span.start < last.span.end) return unnumbered
  if (!/[。;]/.test(plain.slice(last.span.end, closing.span.start))) return unnumbered
  const style = isHeading(closing) ? 'closing-heading' : 'closing-turn'
  return unnumbered.map((marker) => (marker === closing ? { ...closing, style } : marker))
}

function closingTurn(unnumbered: readonly Marker[]): Marker | null {
  const [turn, other] = unnumbered.filter(({ style }) => style === 'turn')
  return turn?.boundary === 'line' && !other ? turn : null
}

function closingHeading(plain: string, last: Marker, unnumbered: readonly Marker[]): Marker | null {
  const [heading, other] = unnumbered.filter(
    ({ style, span }) => style === 'bare-heading' && span.start > last.span.end,
  )
  if (!heading || other || headingRole(lineAt(plain, last.span.end)) === 'plan') return null
  return headingRole(lineAt(plain, heading.span.start)) === 'plan' ? heading : null
}

/** 总之,… behind the last part. */
function closingWord(plain: string, last: Marker, unnumbered: readonly Marker[]): Marker | null {
  const word = unnumbered.findLast(({ style, span }) => style === 'summary' && span.start > last.span.end)
  return word && /^(?:总之|综上)/.test(plain.slice(word.span.start, word.span.start + 2)) ? word : null
}

function lineAt(plain: string, start: number): string {
  const end = plain.indexOf('\n', start)
  return plain.slice(start, end === -1 ? plain.length : end).trim()
}
