import type { Batch } from '../batch.ts'
import { LEVELS } from '../postings.ts'
import { TIMES } from './layout.ts'

/** By times, what `behind` gives. */
const kept: string[] = []

/** What stands behind a term that counts so many times. To write a number anew takes longer than all else of a term. */
function behind(times: number): string {
  kept[times] ??= `${TIMES}${times} `
  return kept[times]
}

/** The lists of a batch turned round, as texts in which each term is followed by how often it counts, and a blank.
 *
 *  A batch has a million postings. They stand in one array, and become text a passage at a time: strings that grow side by
 *  side, or an object for each posting, made the collector of garbage half of an indexer's work. */
export class TermTexts {
  readonly #terms: readonly string[]
  /** Of each passage one after another, its terms: number and level as one. */
  readonly #held: Uint32Array
  /** Where in `#held` the terms of each passage begin, and those of the last end. */
  readonly #starts: Uint32Array
  /** By number of a term, passages of the reply at hand: all 0 in between. */
  readonly #times: Uint32Array

  constructor({ ids, terms: { terms, sizes, postings } }: Batch) {
    this.#terms = terms.split('\n')
    this.#times = new Uint32Array(this.#terms.length)
    this.#starts = startsOf(ids, postings)
    this.#held = new Uint32Array(postings.length)
    const next = this.#starts.slice()
    let at = 0
    for (const [term, size] of sizes.entries()) {
      for (const end = at + size; at < end; at += 1) {
        const posting = postings[at] ?? 0
        const passage = Math.floor(posting / LEVELS)
        const place = next[passage] ?? 0
        this.#held[place] = term * LEVELS + (posting % LEVELS)
        next[passage] = place + 1
      }
    }
  }

  /** The terms of a passage: each counts as often as its impact has levels. */
  ofPassage(id: number): string {
    let text = ''
    for (const held of this.#heldBy(id, id + 1)) {
      text += this.#terms[Math.floor(held / LEVELS)] ?? ''
      text += behind(LEVELS - (held % LEVELS))
    }
    return text
  }

  /** The terms of a reply whose header line and passages are those from `start` to before `end`: each counts as often as
   *  they hold it. */
  ofReply(start: number, end: number): string {
    const terms: number[] = []
    for (const held of this.#heldBy(start, end)) {
      const term = Math.floor(held / LEVELS)
      const times = this.#times[term] ?? 0
      if (times === 0) terms.push(term)
      this.#times[term] = times + 1
    }
    let text = ''
    for (const term of terms) {
      text += this.#terms[term] ?? ''
      text += behind(this.#times[term] ?? 0)
      this.#times[term] = 0
    }
    return text
  }

  #heldBy(start: number, end: number): Uint32Array {
    return this.#held.subarray(this.#starts[start], this.#starts[end])
  }
}

function startsOf(ids: number, postings: Uint32Array): Uint32Array {
  const starts = new Uint32Array(ids + 1)
  for (const posting of postings) {
    const after = Math.floor(posting / LEVELS) + 1
    starts[after] = (starts[after] ?? 0) + 1
  }
  for (let id = 0; id < ids; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  return starts
}
