import type { Span } from '../text/span.ts'
import type { Branch } from './branch.ts'
import { headingSpan, isDoubtful, isSentence } from './heading.ts'
import type { Marker } from './markers.ts'
import { headingRole } from './roles.ts'
import { BEFORE_NUMBER, BULLET, type Scanned, seek, skipBack } from './scan.ts'
import type { Placed } from './sequence.ts'

/** The placed markers as a tree of parts, each reaching to the next of its depth or above. */
export function nestParts(text: Scanned, placed: readonly Placed[], span: Span): Branch[] {
  const starts = placed.map(({ marker, depth }, at) => {
    const before = placed[at - 1]?.marker.span.end ?? null
    return { marker, depth, start: partStart(text, marker, { before, from: span.start }) }
  })
  return nest(text, starts, span.end)
}

interface Start extends Placed {
  readonly start: number
}

function nest(text: Scanned, starts: readonly Start[], end: number): Branch[] {
  const lists: Branch[][] = []
  let at = 0
  for (let first = starts[at]; first; first = starts[at]) {
    const { marker, depth, start } = first
    let next = at + 1
    while ((starts[next]?.depth ?? -1) > depth) next += 1
    const partEnd = starts[next]?.start ?? end
    const children = nest(text, starts.slice(at + 1, next), partEnd)
    const own = { start: marker.span.end, end: children[0]?.span.start ?? partEnd }
    if (marker.number === 1 || lists.length === 0) lists.push([])
    lists.at(-1)?.push({
      level: marker.level,
      marker: numberOf(text.plain, marker),
      heading: headingSpan(text, marker, own, children.length > 0),
      span: { start, end: partEnd },
      children,
    })
    at = next
  }
  return lists.flatMap((list) => evenHeadings(text.plain, list))
}

/** Drops headings that the other numbered parts of a list speak against: one has them or has none. */
function evenHeadings(plain: string, list: readonly Branch[]): readonly Branch[] {
  const numbered = list.filter(({ marker }) => marker !== null)
  const headed = numbered.filter(({ heading }) => heading !== null)
  const [first, second] = numbered
  if (!first || !second || headed.length === 0) return list
  const isKept = first.level >= 3 ? keptPoints(numbered, headed) : keptParts(plain, numbered, headed)
  return list.map((branch) =>
    branch.marker === null || branch.heading === null || isKept(branch.heading)
      ? branch
      : { ...branch, heading: null },
  )
}

/** Among points, a first sentence here and there is no heading: most of them have one, or none has. */
function keptPoints(list: readonly Branch[], headed: readonly Branch[]): () => boolean {
  const kept = 2 * headed.length > list.length
  return () => kept
}

/** Among other parts, a sentence that may be text is a heading where most of the others have one, and any sentence where half
 *  of them have, or where its words tell a role. A line without a stop always is. */
function keptParts(
  plain: string,
  list: readonly Branch[],
  headed: readonly Branch[],
): (heading: Span) => boolean {
  const doubtful = headed.filter(({ heading }) => heading !== null && isDoubtful(plain, heading)).length
  const certain = headed.length - doubtful
  const keepsDoubtful = doubtful === list.length || 2 * certain > list.length - doubtful
  const keepsSentences = 2 * (keepsDoubtful ? headed.length : certain) >= list.length
  return (heading) => {
    if (!isSentence(plain, heading)) return true
    if (isDoubtful(plain, heading)) return keepsDoubtful
    return keepsSentences || headingRole(plain.slice(heading.start, heading.end)) !== null
  }
}

/** The number as it is shown: without the comma or colon that belongs to the sentence. */
function numberOf(plain: string, marker: Marker): Span | null {
  const { start, end } = marker.span
  if (start === end) return null
  return ',:'.includes(plain.charAt(end - 1)) ? { start, end: end - 1 } : marker.span
}

/** Words before the first point that are too few for a sentence: 下一步，我局将重点做到，一是…. */
const longestRunIn = 24

/** Where a part begins: at its marker, or, for 下一步，一是…, with the few words before it. */
function partStart(text: Scanned, marker: Marker, limit: { before: number | null; from: number }): number {
  const { start } = marker.span
  if (marker.boundary === 'line') return withMarksBefore(text, start, limit.before ?? limit.from)
  if (marker.boundary !== 'comma' || marker.number !== 1) return start
  const floor = Math.max(limit.before ?? limit.from, start - longestRunIn)
  const words = text.plain.slice(floor, start)
  const stop = /[。!?;:\n][^。!?;:\n]*$/.exec(words)
  if (stop) return start - words.length + stop.index + 1 + blanksAt(words.slice(stop.index + 1))
  return limit.before === null && floor === limit.from ? floor : start
}

/** The marks of Markdown and bullets before a number belong to its part. */
function withMarksBefore(text: Scanned, start: number, floor: number): number {
  const from = skipBack(text, start, floor, BEFORE_NUMBER)
  return seek(text, from, start, BULLET)
}

function blanksAt(text: string): number {
  return text.length - text.trimStart().length
}
