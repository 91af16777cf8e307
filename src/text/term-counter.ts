import { PairNumbers } from './pair-numbers.ts'
import type { Segmenter } from './segment.ts'
import { eachWholeRun, eachWord, visitGrams } from './terms.ts'

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
  readonly numbers: readonly number[]
  readonly counts: readonly number[]
  readonly total: number
}

/** `countTerms` for one text after another, many times as fast: terms are numbers while they are counted, and a term is
 *  made a string once for all texts. Grows with the terms met. */
export class TermCounter {
  readonly #segmenter: Segmenter
  /** By number. */
  readonly terms: string[] = []
  /** By number of the term: its count in the text at hand. */
  readonly #counts: number[] = []
  #found: number[] = []
  /** By code unit: the number of the character and 1; 0 for one not yet met. */
  readonly #ofChar = new Int32Array(65_536)
  readonly #ofPair = new PairNumbers()
  readonly #ofText = new Map<string, number>()

  constructor(segmenter: Segmenter) {
    this.#segmenter = segmenter
  }

  count(folded: string): TermCounts {
    const { numbers, counts, total } = this.countNumbered(folded)
    return { terms: numbers.map((number) => this.terms[number] ?? ''), counts: [...counts], total }
  }

  countNumbered(folded: string): NumberedCounts {
    visitGrams(folded, this.#grams)
    eachWholeRun(folded, this.#text)
    eachWord(folded, this.#segmenter, this.#text)
    const numbers = this.#found
    this.#found = []
    let total = 0
    const counts = numbers.map((number) => {
      const count = this.#counts[number] ?? 0
      this.#counts[number] = 0
      total += count
      return count
    })
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
    this.#counts.push(0)
    return this.terms.push(term) - 1
  }

  #occur(number: number): void {
    const count = this.#counts[number] ?? 0
    if (count === 0) this.#found.push(number)
    this.#counts[number] = count + 1
  }
}
