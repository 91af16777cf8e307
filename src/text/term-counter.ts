import { PairNumbers } from './pair-numbers.ts'
import type { Segmenter } from './segment.ts'
import { eachWholeRun, visitGrams, wordsIn } from './terms.ts'

/** The terms of one text, each once, with how often each occurs. */
export interface TermCounts {
  readonly terms: string[]
  /** Of each term in `terms`. */
  readonly counts: number[]
  /** All occurrences together. */
  readonly total: number
}

/** The same with terms as the numbers that their counter has for them. */
export interface NumberedCounts {
  readonly numbers: Uint32Array
  /** Of each of `numbers`. */
  readonly counts: Uint32Array
  readonly total: number
}

/** `countTerms` for many texts, many times as fast: terms are numbers while they are counted, and a term is made a
 *  string once for all texts. Grows with the terms met. */
export class TermCounter {
  readonly #segmenter: Segmenter
  /** By number. */
  readonly terms: string[] = []
  /** By number of the term: its count in the text at hand. */
  #counts = new Uint32Array(FIRST_ROOM)
  /** The terms of the text at hand, and how many they are. */
  #found = new Uint32Array(FIRST_ROOM)
  #size = 0
  /** By code unit: the number of the character and 1; 0 for one not yet met. */
  readonly #ofChar = new Int32Array(65_536)
  readonly #ofPair = new PairNumbers()
  readonly #ofText = new Map<string, number>()

  constructor(segmenter: Segmenter) {
    this.#segmenter = segmenter
  }

  count(folded: string): TermCounts {
    let counted: TermCounts = { terms: [], counts: [], total: 0 }
    this.countAll([folded], ({ numbers, counts, total }) => {
      const terms = Array.from(numbers, (number) => this.terms[number] ?? '')
      counted = { terms, counts: [...counts], total }
    })
    return counted
  }

  /** Calls `visit` for each of the texts in turn; what it is given is valid until it returns. */
  countAll(folded: readonly string[], visit: (counts: NumberedCounts) => void): void {
    const words = wordsIn(folded, this.#segmenter)
    for (const [at, text] of folded.entries()) {
      visitGrams(text, this.#grams)
      eachWholeRun(text, this.#text)
      for (const word of words[at] ?? []) this.#text(word)
      visit(this.#take())
    }
  }

  #take(): NumberedCounts {
    const numbers = this.#found.subarray(0, this.#size)
    const counts = new Uint32Array(this.#size)
    let total = 0
    for (let at = 0; at < counts.length; at += 1) {
      const number = numbers[at] ?? 0
      const count = this.#counts[number] ?? 0
      counts[at] = count
      total += count
      this.#counts[number] = 0
    }
    this.#size = 0
    return { numbers, counts, total }
  }

  readonly #text = (term: string): void => {
    let number = this.#ofText.get(term)
    if (number === undefined) {
      number = this.#add(term)
      this.#ofText.set(term, number)
    }
    this.#occur(number)
  }

  readonly #grams = {
    char: (code: number): void => {
      if (code > 0xffff) {
        this.#text(String.fromCodePoint(code))
        return
      }
      let next = this.#ofChar[code] ?? 0
      if (next === 0) {
        next = this.#add(String.fromCharCode(code)) + 1
        this.#ofChar[code] = next
      }
      this.#occur(next - 1)
    },
    pair: (first: number, second: number): void => {
      if (first > 0xffff || second > 0xffff) {
        this.#text(String.fromCodePoint(first, second))
        return
      }
      let number = this.#ofPair.get(first, second)
      if (number < 0) {
        number = this.#add(String.fromCharCode(first, second))
        this.#ofPair.set(first, second, number)
      }
      this.#occur(number)
    },
    number: (digits: string): void => this.#text(digits),
  }

  #add(term: string): number {
    const number = this.terms.push(term) - 1
    if (number === this.#counts.length) {
      this.#counts = twiceAsLong(this.#counts)
      this.#found = twiceAsLong(this.#found)
    }
    return number
  }

  #occur(number: number): void {
    const count = this.#counts[number] ?? 0
    this.#counts[number] = count + 1
    if (count > 0) return
    this.#found[this.#size] = number
    this.#size += 1
  }
}

const FIRST_ROOM = 65_536

function twiceAsLong(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length)
  larger.set(array)
  return larger
}
