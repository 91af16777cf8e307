import { isHan } from '../../text/chars.ts'
import { foldText } from '../../text/fold.ts'
import type { Segmenter } from '../../text/segment.ts'
import type { Span } from '../../text/span.ts'

/** Where the Han words of a text begin. */
export interface Words {
  /** Whether a word begins at `at`; true also where no Han letter stands. */
  beginsAt(at: number): boolean
  /** Where the words begin that stand before `at` without a gap, the nearest first, back to `from`. */
  beginningsBefore(at: number, from: number): number[]
}

/** Cuts `text` once, when first asked. */
export function wordsOf(text: string, segmenter: Segmenter): Words {
  let begins: ReadonlySet<number> | null = null
  const beginsAt = (at: number): boolean => {
    begins ??= wordBegins(text, segmenter)
    return begins.has(at) || !isHan(text[at])
  }
  return {
    beginsAt,
    beginningsBefore: (at, from) => {
      const found: number[] = []
      for (let place = at - 1; place >= from && isHan(text[place]); place -= 1)
        if (beginsAt(place)) found.push(place)
      return found
    },
  }
}

function wordBegins(text: string, segmenter: Segmenter): Set<number> {
  const begins = new Set<number>()
  for (const run of hanRuns(text)) {
    let at = run.start
    for (const word of segmenter.cut(foldText(text.slice(run.start, run.end)))) {
      begins.add(at)
      at += word.length
    }
  }
  return begins
}

function* hanRuns(text: string): Generator<Span> {
  for (let start = 0; start < text.length; ) {
    let end = start
    while (end < text.length && isHan(text[end])) end += 1
    if (end > start) yield { start, end }
    start = end + 1
  }
}
