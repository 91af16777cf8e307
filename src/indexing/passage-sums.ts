import { lowestBit } from './bitmap.ts'
import { blockEnd, CHUNK_SIZE, levelIn, type Postings } from './postings.ts'

/** Sums of what terms say for each passage of a chunk, in units that fit 31 bits together. */
export class PassageSums {
  readonly #sums = new Int32Array(CHUNK_SIZE)
  readonly #reaching = new Uint16Array(CHUNK_SIZE)
  #count = 0
  #reached = 0
  #least = 0

  /** Begins anew, with passages that have more than `least` to be found. */
  clear(least: number): void {
    this.#sums.fill(0)
    this.#count = 0
    this.#reached = 0
    this.#least = least
  }

  /** How many passages hold a term that was added. */
  get count(): number {
    return this.#count
  }

  /** Those that have more than what was asked for. */
  get reaching(): Uint16Array {
    return this.#reaching.subarray(0, this.#reached)
  }

  of(id: number): number {
    return this.#sums[id] ?? 0
  }

  /** Adds a term that is worth so many `units` by level, more than none. */
  add(postings: Postings, units: Int32Array): void {
    switch (postings.form) {
      case 'short':
        return this.#addShort(postings, units)
      case 'long':
        return this.#addLong(postings, units)
      case 'dense':
        return this.#addDense(postings, units)
    }
  }

  // Few reach, which a branch foresees; whether a passage is new it does not.

  #addShort(postings: Postings, units: Int32Array): void {
    const { words, size, bytes, levelsAt } = postings
    const sums = this.#sums
    const reaching = this.#reaching
    const least = this.#least
    let count = this.#count
    let reached = this.#reached
    for (let rank = 0; rank < size; rank += 1) {
      const id = words[rank] ?? 0
      const before = sums[id] ?? 0
      const sum = before + (units[levelIn(bytes, levelsAt, rank)] ?? 0)
      sums[id] = sum
      count += Number(before === 0)
      if (before <= least && sum > least) reaching[reached++] = id
    }
    this.#count = count
    this.#reached = reached
  }

  #addLong(postings: Postings, units: Int32Array): void {
    const { words, size, bytes, lowAt, levelsAt } = postings
    const sums = this.#sums
    const reaching = this.#reaching
    const least = this.#least
    let count = this.#count
    let reached = this.#reached
    let rank = 0
    for (let block = 0; rank < size; block += 1) {
      const end = blockEnd(words, size, block)
      const high = block << 8
      for (; rank < end; rank += 1) {
        const id = high | (bytes[lowAt + rank] ?? 0)
        const before = sums[id] ?? 0
        const sum = before + (units[levelIn(bytes, levelsAt, rank)] ?? 0)
        sums[id] = sum
        count += Number(before === 0)
        if (before <= least && sum > least) reaching[reached++] = id
      }
    }
    this.#count = count
    this.#reached = reached
  }

  #addDense(postings: Postings, units: Int32Array): void {
    const { bitmap, bytes, levelsAt } = postings
    const sums = this.#sums
    const reaching = this.#reaching
    const least = this.#least
    let count = this.#count
    let reached = this.#reached
    let rank = 0
    for (let word = 0; word < bitmap.length; word += 1) {
      for (let left = bitmap[word] ?? 0; left !== 0; left &= left - 1) {
        const id = (word << 5) + lowestBit(left)
        const before = sums[id] ?? 0
        const sum = before + (units[levelIn(bytes, levelsAt, rank)] ?? 0)
        rank += 1
        sums[id] = sum
        count += Number(before === 0)
        if (before <= least && sum > least) reaching[reached++] = id
      }
    }
    this.#count = count
    this.#reached = reached
  }
}
