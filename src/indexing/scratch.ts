import { CHUNK_SIZE, CHUNK_WORDS } from './postings.ts'

/** Arrays that queries fill and use again: making them anew would take longer than most queries. One query uses them at
 *  a time, and each empties what it needs empty. */
export class Scratch {
  /** By passage id: how many of the terms looked for a passage had so far. Its user empties it. */
  readonly had: Uint8Array
  /** Passages and header lines that hold a wanted text, in replies that match. */
  readonly speaks: Uint32Array
  /** Those of them that satisfy the query by themselves and letter by letter. */
  readonly exact: Uint32Array
  /** By reply: 1 for one with an exact passage or header line. */
  readonly hasExact: Uint8Array
  /** Numbers of selected replies. */
  readonly selected: Uint32Array
  /** By reply: the strongest level of a term in its passages. */
  readonly strongest: Uint8Array
  /** Numbers of replies of one chunk that may still match. */
  readonly alive: Uint32Array
  /** Numbers of replies that may be among the best, of one chunk and of all. */
  readonly inReach: Uint32Array
  readonly contenders: Uint32Array
  /** By reply: evidence gathered so far. */
  readonly scores: Float64Array
  /** Ids within a chunk. */
  readonly ids = new Uint16Array(CHUNK_SIZE)
  /** Levels of their postings. */
  readonly levels = new Uint8Array(CHUNK_SIZE)
  readonly #masks: Lent<Uint16Array>
  readonly #bitmaps = new Lent(() => new Uint32Array(CHUNK_WORDS))

  /** `longest` is the greatest number of replies in one chunk. */
  constructor(passages: number, replies: number, longest: number) {
    this.#masks = new Lent(() => new Uint16Array(longest))
    this.had = new Uint8Array(passages)
    this.speaks = new Uint32Array(Math.ceil(passages / 32))
    this.exact = new Uint32Array(Math.ceil(passages / 32))
    this.hasExact = new Uint8Array(replies)
    this.selected = new Uint32Array(replies)
    this.strongest = new Uint8Array(replies)
    this.alive = new Uint32Array(longest)
    this.inReach = new Uint32Array(longest)
    this.contenders = new Uint32Array(replies)
    this.scores = new Float64Array(replies)
  }

  /** Lends an array of zeros, one for each of the `replies` of a chunk. */
  lendMask(replies: number): Uint16Array {
    return this.#masks.lend().fill(0, 0, replies)
  }

  /** Lends an empty bitmap of a chunk, as many words of it as are in use. */
  lendBitmap(words: number): Uint32Array {
    return this.#bitmaps.lend().subarray(0, words).fill(0)
  }

  /** Takes back all that was lent. */
  takeBack(): void {
    this.#masks.takeBack()
    this.#bitmaps.takeBack()
  }
}

/** Things that are lent, taken back all at once, and lent again. */
class Lent<T> {
  readonly #make: () => T
  readonly #things: T[] = []
  #lent = 0

  constructor(make: () => T) {
    this.#make = make
  }

  lend(): T {
    const thing = this.#things[this.#lent] ?? this.#make()
    this.#things[this.#lent] = thing
    this.#lent += 1
    return thing
  }

  takeBack(): void {
    this.#lent = 0
  }
}
