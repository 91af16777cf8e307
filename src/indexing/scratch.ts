import { CHUNK_SIZE } from './postings.ts'

/** A passage or header line that holds a wanted text, in a reply that matches. */
export const SPEAKS = 1
/** One that satisfies the query by itself and letter by letter. */
export const EXACT = 2

/** Arrays that queries fill and use again: making them anew would take longer than most queries. One query uses them at
 *  a time, and each empties what it needs empty. */
export class Scratch {
  /** By passage id: how many of the terms looked for a passage had so far. Its user empties it. */
  readonly had: Uint8Array
  /** By passage id: `SPEAKS` and `EXACT`. */
  readonly flags: Uint8Array
  /** By reply: 1 for a selected one. */
  readonly isSelected: Uint8Array
  /** By reply: 1 for one with an exact passage or header line. */
  readonly hasExact: Uint8Array
  /** Numbers of selected replies. */
  readonly selected: Uint32Array
  /** By reply: evidence gathered so far. */
  readonly scores: Float64Array
  /** By id within a chunk: which texts a passage holds, see `matching.ts`; and the ids that hold one. Who reads a chunk
   *  empties `held` and `unsure` at those. */
  readonly held = new Uint32Array(CHUNK_SIZE)
  readonly unsure = new Uint32Array(CHUNK_SIZE)
  readonly touched = new Uint16Array(CHUNK_SIZE)
  /** Ids within a chunk. */
  readonly ids = new Uint16Array(CHUNK_SIZE)
  readonly #masks: Uint16Array[] = []
  readonly #longest: number
  #lent = 0

  /** `longest` is the greatest number of replies in one chunk. */
  constructor(passages: number, replies: number, longest: number) {
    this.#longest = longest
    this.had = new Uint8Array(passages)
    this.flags = new Uint8Array(passages)
    this.isSelected = new Uint8Array(replies)
    this.hasExact = new Uint8Array(replies)
    this.selected = new Uint32Array(replies)
    this.scores = new Float64Array(replies)
  }

  /** Lends an array of zeros, one for each of the `replies` of a chunk. */
  lendMask(replies: number): Uint16Array {
    const mask = this.#masks[this.#lent] ?? new Uint16Array(this.#longest)
    this.#masks[this.#lent] = mask
    this.#lent += 1
    return mask.fill(0, 0, replies)
  }

  /** Takes all lent masks back. */
  takeMasks(): void {
    this.#lent = 0
  }
}
