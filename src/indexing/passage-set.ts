import { CHUNK_SIZE } from './postings.ts'

const WORDS_OF_CHUNK = CHUNK_SIZE / 32

/** A set of passage ids as a bitmap over whole chunks. Sets that meet in one operation have the same size. */
export class PassageSet {
  readonly chunks: number
  readonly words: Uint32Array

  constructor(chunks: number, words = new Uint32Array(chunks * WORDS_OF_CHUNK)) {
    this.chunks = chunks
    this.words = words
  }

  add(id: number): void {
    const word = id >>> 5
    this.words[word] = (this.words[word] ?? 0) | (1 << (id & 31))
  }

  has(id: number): boolean {
    return ((this.words[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0
  }

  /** Adds ids given within `chunk`. */
  addAll(chunk: number, ids: Uint16Array): void {
    const base = chunk * CHUNK_SIZE
    for (const id of ids) this.add(base + id)
  }

  /** How many ids the set holds. */
  count(): number {
    let sum = 0
    for (const word of this.words) if (word !== 0) sum += bitCount(word)
    return sum
  }

  /** The ids, ascending. */
  *[Symbol.iterator](): Generator<number> {
    for (let at = 0; at < this.words.length; at += 1) {
      let word = this.words[at] ?? 0
      while (word !== 0) {
        const lowest = word & -word
        yield at * 32 + (31 - Math.clz32(lowest))
        word ^= lowest
      }
    }
  }
}

export function intersection(a: PassageSet, b: PassageSet): PassageSet {
  return combine(a, b, (x, y) => x & y)
}

export function union(a: PassageSet, b: PassageSet): PassageSet {
  return combine(a, b, (x, y) => x | y)
}

/** `a` without `b`. */
export function difference(a: PassageSet, b: PassageSet): PassageSet {
  return combine(a, b, (x, y) => x & ~y)
}

function combine(a: PassageSet, b: PassageSet, operate: (x: number, y: number) => number): PassageSet {
  const words = new Uint32Array(a.words.length)
  for (let at = 0; at < words.length; at += 1) words[at] = operate(a.words[at] ?? 0, b.words[at] ?? 0)
  return new PassageSet(a.chunks, words)
}

/** Number of set bits of a 32-bit word, by adding neighbouring fields. */
function bitCount(word: number): number {
  let v = word
  v -= (v >>> 1) & 0x55555555
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  v = (v + (v >>> 4)) & 0x0f0f0f0f
  return Math.imul(v, 0x01010101) >>> 24
}
