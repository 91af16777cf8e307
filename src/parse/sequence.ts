import { Followers } from './followers.ts'
import { isHeading, type Marker } from './markers.ts'
import type { MarkerStyle } from './number-forms.ts'

/** A marker that begins a part, with its depth in the tree: 0 for the outermost. */
export interface Placed {
  readonly marker: Marker
  readonly depth: number
}

/** The markers that make sense as sequences (一、 then 二、; 一是 then 二是), each with its depth. A sequence
 *  starts with 1, tolerates a gap where the number begins a line, and ends when an outer one goes on. Unnumbered
 *  parts take their place between them. Linear in the number of markers, apart from a logarithm. */
export function placeMarkers(numbered: readonly Marker[], unnumbered: readonly Marker[]): Placed[] {
  const followers = new Followers(numbered)
  const headings = numbered.some(({ style, boundary }) => style === 'han-comma' && boundary === 'line')
  const open: Marker[] = []
  const turned = new Set<MarkerStyle>()
  const within: Nesting = new Map()
  const placed: Placed[] = []
  let at = -1
  for (const marker of inOrder(numbered, unnumbered)) {
    if (marker.number > 0) at += 1
    if (marker.number === 1) turned.delete(marker.style)
    const stands =
      marker.number > 0
        ? placeNumbered(open, marker, at, { followers, within })
        : placeUnnumbered(open, marker, at, { followers, turned, headings })
    if (!stands) continue
    placed.push({ marker, depth: open.length })
    open.push(marker)
  }
  return placed
}

interface Around {
  readonly followers: Followers
  /** Styles of points that have sentences of their own which turn to what will be done. */
  readonly turned: Set<MarkerStyle>
  /** Whether numbers begin the headings of the text. */
  readonly headings: boolean
}

function placeUnnumbered(open: Marker[], marker: Marker, at: number, around: Around): boolean {
  const { followers, turned, headings } = around
  switch (marker.style) {
    case 'paragraph':
    case 'summary':
      return placeParagraph(open, at, followers, marker.style === 'summary')
    case 'lead':
      return leadsAnew(open, followers.at(at + 1)) || placeParagraph(open, at, followers, false)
    case 'turn':
      return (
        (marker.boundary === 'line' && leadsAnew(open, followers.at(at + 1))) ||
        ((marker.boundary === 'line' || endsPoints(open.at(-1), at, followers, turned)) &&
          placeTurn(open, at, followers, turned))
      )
    default:
      return (headings ? mayHead(marker, followers.at(at + 1)) : mayStand(marker, open)) && placeHeading(open)
  }
}

/** By place; where an unnumbered and a numbered one begin together, the number counts. */
function inOrder(numbered: readonly Marker[], unnumbered: readonly Marker[]): Marker[] {
  const starts = new Set(numbered.map(({ span }) => span.start))
  const others = unnumbered.filter(({ span }) => !starts.has(span.start))
  return [...numbered, ...others].sort((a, b) => a.span.start - b.span.start)
}

/** In which style the parts of each style stood last, and the number of the last one. */
type Nesting = Map<MarkerStyle, { readonly outer: MarkerStyle | null; readonly number: number }>

function placeNumbered(
  open: Marker[],
  marker: Marker,
  at: number,
  { followers, within }: { followers: Followers; within: Nesting },
): boolean {
  const same = placeOf(open, marker.style)
  const outer = open[same]
  if (outer) {
    if (!continues(outer, marker, at, followers)) return false
    open.length = same
  } else {
    if (!begins(marker, at, followers) && !runsOn(marker, within)) return false
    closeInner(open, marker, at, { followers, within })
  }
  within.set(marker.style, { outer: open.at(-1)?.style ?? null, number: marker.number })
  return true
}

/** Whether a line goes on with the numbers of a part before: 一、… 1. 2. 二、… 3. 4. */
function runsOn({ style, number, boundary }: Marker, within: Nesting): boolean {
  return boundary === 'line' && within.get(style)?.number === number - 1
}

/** How far behind a heading without a number its list begins, in characters. */
const longestHeading = 40

/** Whether an unnumbered heading stands between numbered ones: it ends the letter, or a list begins anew right below it. */
function mayHead({ style, span }: Marker, next: Marker | null): boolean {
  if (style === 'closing-turn' || style === 'closing-heading') return true
  if (next?.style !== 'han-comma' || next.number !== 1 || next.boundary !== 'line') return false
  return next.span.start - span.start <= longestHeading
}

/** Within numbered parts a line may be anything, unless its words tell a role. */
function mayStand({ style }: Marker, [outermost]: readonly Marker[]): boolean {
  return style !== 'line-heading' || (outermost?.number ?? 0) === 0
}

function placeHeading(open: Marker[]): boolean {
  open.length = 0
  return true
}

/** Whether a sentence that turns to what will be done stands behind the last of points (一是…；二是…), none of
 *  which has such a sentence of its own. */
function endsPoints(
  inner: Marker | undefined,
  at: number,
  followers: Followers,
  turned: Set<MarkerStyle>,
): boolean {
  if (inner?.level !== 5) return false
  const own = turned.has(inner.style) || goesOn(inner, at, followers)
  if (own) turned.add(inner.style)
  return !own
}

/** 下一步，… ends the points above it once their sequence is over, unless each of them has its own; within a part of the first
 *  two levels it is a paragraph like others, and before such parts it leads to them. */
function placeTurn(open: Marker[], at: number, followers: Followers, turned: Set<MarkerStyle>): boolean {
  const inner = open.at(-1)
  if (!inner) return !['han-comma', 'han-paren'].includes(followers.at(at + 1)?.style ?? '')
  if (inner.level <= 2 || goesOn(inner, at, followers)) return false
  for (let last = open.at(-1); last && last.level > 2; last = open.at(-1)) {
    if (goesOn(last, at, followers)) turned.add(last.style)
    if (turned.has(last.style)) break
    open.pop()
  }
  return true
}

/** Whether a paragraph leads to a list that begins anew below it, and ends the one above: (一)… (二)… 下一步,我局将: (一)…. */
function leadsAnew(open: Marker[], next: Marker | null): boolean {
  const above = next?.number === 1 && next.boundary === 'line' ? placeOf(open, next.style) : -1
  if (above === -1) return false
  open.length = above
  return true
}

function placeOf(open: readonly Marker[], style: MarkerStyle): number {
  return open.findIndex((outer) => outer.style === style)
}

/** A paragraph ends the points of a sentence that stand in the one above it, and one that sums up ends any points. */
function placeParagraph(open: Marker[], at: number, followers: Followers, sumsUp: boolean): boolean {
  const depth = open.length
  for (let last = open.at(-1); last && endsWith(last, sumsUp); last = open.at(-1)) {
    if (goesOn(last, at, followers)) break
    open.pop()
  }
  return open.length < depth
}

function endsWith({ level, boundary }: Marker, sumsUp: boolean): boolean {
  return level >= 3 && (sumsUp || boundary !== 'line')
}

function goesOn({ style, number }: Marker, at: number, followers: Followers): boolean {
  return followers.next(style, at)?.number === number + 1
}

/** The largest hole in a sequence that is still one sequence. */
const maxGap = 3

function continues(outer: Marker, marker: Marker, at: number, followers: Followers): boolean {
  if (marker.number === outer.number + 1) return true
  if (marker.boundary === 'word') return false
  // 首先 … 最后: the last of any number.
  if (marker.style === 'first-next' && marker.number > outer.number) return true
  if (marker.number === 1) return begins(marker, at, followers)
  const gap = marker.number - outer.number
  return marker.boundary === 'line' && marker.level <= 3 && gap > 0 && gap <= maxGap
}

function begins(marker: Marker, at: number, followers: Followers): boolean {
  const { style, number, level, boundary } = marker
  if (boundary === 'word' || (boundary === 'comma' && level < 5)) return false
  if (number !== 1) return style !== 'first-next' && goesOnWithoutFirst(marker, at, followers)
  return (boundary === 'line' && level <= 2) || followers.next(style, at)?.number === 2
}

/** The first numbers may be lost, or stand where nothing marks them; of points the first may be written otherwise:
 *  一方面…；二是…；三是…. */
function goesOnWithoutFirst(
  { style, number, level, boundary }: Marker,
  at: number,
  followers: Followers,
): boolean {
  if (level >= 3) return number === 2 && followers.next(style, at)?.number === 3
  return boundary === 'line' && number <= maxGap
}

/** Closes the parts that the new sequence does not stand in: those of its own or a deeper level, unless they go
 *  on behind it before anything further out does, or held such a sequence before. A heading without a number holds any. */
function closeInner(
  open: Marker[],
  marker: Marker,
  at: number,
  { followers, within }: { followers: Followers; within: Nesting },
): void {
  if (isParagraph(open.at(-1)) && marker.boundary === 'line') open.pop()
  for (let inner = open.at(-1); inner && inner.level >= marker.level; inner = open.at(-1)) {
    if (isHeading(inner) || within.get(marker.style)?.outer === inner.style) return
    const next = followers.next(inner.style, at)
    if (
      next?.number === inner.number + 1 &&
      !open.slice(0, -1).some((outer) => goesOnBefore(outer, next, followers.next(outer.style, at)))
    )
      return
    open.pop()
  }
}

function goesOnBefore(outer: Marker, next: Marker, following: Marker | null): boolean {
  return following?.number === outer.number + 1 && following.span.start < next.span.start
}

function isParagraph(inner: Marker | undefined): boolean {
  return inner?.style === 'paragraph' || inner?.style === 'summary'
}
