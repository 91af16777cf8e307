import { holdsStop } from '../text/sentence.ts'
import type { Span } from '../text/span.ts'
import { type Amount, findAmounts } from './amounts.ts'
import { ownWordsOf } from './own-words.ts'
import { respectiveNames } from './respective.ts'
import { mayPromise, saidFrom, type Tense, type Told, tenseAt, tensesIn } from './tense.ts'

/** A text with its amounts, as statements are read from it. */
export interface TextAmounts {
  readonly text: string
  /** The words of its writer: see `ownWordsOf`. */
  readonly own: string
  readonly amounts: readonly ReadAmount[]
  /** What it tells of these, and of aims. */
  readonly told: readonly Told[]
}

export interface ReadAmount extends Amount {
  /** The words before it that tell of it, in the text: see `saidFrom`. */
  readonly said: Span
  /** As these tell; null where they do not. */
  readonly tense: Tense | null
  /** What a list says that it counts: see `respectiveNames`. */
  readonly named: string | null
}

/** Reads the amounts of `text`. */
export function readAmounts(text: string): TextAmounts {
  const own = ownWordsOf(text)
  const amounts = findAmounts(own)
  const told = amounts.length === 0 && !mayPromise.test(own) ? [] : tensesIn(own)
  const names = respectiveNames(own, amounts)
  const read: ReadAmount[] = []
  for (const [at, { span, quantity }] of amounts.entries()) {
    const last = read.at(-1)
    // Within a sentence its beginning is known already.
    const isSame = last !== undefined && !holdsStop(own, { start: last.span.end, end: span.start })
    const said = { start: isSame ? last.said.start : saidFrom(own, span.start), end: span.start }
    read.push({ span, quantity, said, tense: tenseAt(own, told, said), named: names[at] ?? null })
  }
  return { text, own, amounts: read, told }
}
