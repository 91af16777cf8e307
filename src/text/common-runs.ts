import type { Span } from './span.ts'

/** Every run of at least twice this length less one holds a whole block of another text's blocks of this length. */
const BLOCK = 7

/** A text of one syllable again and again would have a block at every place. */
const MOST_PLACES = 8

/** Finds what other texts have in common with `text`, letter by letter. Gives for another text the spans of `text`, each
 *  as long as it can be and of at least `shortest` units (13 or more), in no order; they may overlap. Linear in the
 *  length of both, apart from texts that repeat themselves: times `MOST_PLACES` and the length of `other` at worst. */
export function commonRunFinder(text: string, shortest: number): (other: string) => Span[] {
  const places = new Map<string, number[]>()
  for (let at = 0; at + BLOCK <= text.length; at += 1) {
    const block = text.slice(at, at + BLOCK)
    const known = places.get(block)
    if (!known) places.set(block, [at])
    else if (known.length < MOST_PLACES) known.push(at)
  }
  return (other) => {
    const runs: Span[] = []
    // Where the last run with the same distance between both texts ended, so that each run is found once.
    const reached = new Map<number, number>()
    for (let at = 0; at + BLOCK <= other.length; at += BLOCK) {
      for (const place of places.get(other.slice(at, at + BLOCK)) ?? []) {
        if ((reached.get(place - at) ?? -1) > place) continue
        const run = extend(text, place, { other, at })
        reached.set(place - at, run.end)
        if (run.end - run.start >= shortest) runs.push(run)
      }
    }
    return runs
  }
}

/** The run of `text` around the block at `place` that `other` holds around `at`. */
function extend(text: string, place: number, { other, at }: { other: string; at: number }): Span {
  let before = 0
  while (
    before < place &&
    before < at &&
    text.charCodeAt(place - before - 1) === other.charCodeAt(at - before - 1)
  )
    before += 1
  let length = BLOCK
  while (
    place + length < text.length &&
    at + length < other.length &&
    text.charCodeAt(place + length) === other.charCodeAt(at + length)
  )
    length += 1
  return { start: place - before, end: place + length }
}
