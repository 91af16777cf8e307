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

/** `countTerms` for one text after another, many times as fast. A term is one string for all of them: texts share most of their terms,
 *  and making a string costs more than counting it. Grows with the terms met. */
export class TermCounter {
  readonly #segmenter: Segmenter
  readonly #terms: string[] = []
  /** By number of the term: its count in the text at hand. */
  readonly #counts: number[] = []
  #found: number[] = []
  readonly #ofChar = new Map<number, number>()
  readonly #ofPair = new Map<number, number>()
  readonly #ofText = new Map<string, number>()

  constructor(segmenter: Segmenter) {
    this.#segmenter = segmenter
  }

  count(folded: string): TermCounts {
    visitGrams(folded, this.#grams)
    eachWholeRun(folded, this.#text)
    eachWord(folded, this.#segmenter, this.#text)
    let total = 0
    const counts = this.#found.map((number) => {
      const count = this.#counts[number] ?? 0
      this.#counts[number] = 0
      total += count
      return count
    })
    const terms = this.#found.map((number) => this.#terms[number] ?? '')
    this.#found = []
    return { terms, counts, total }
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
      let number = this.#ofChar.get(code)
      if (number === undefined) {
        number = this.#add(String.fromCodePoint(code))
        this.#ofChar.set(code, number)
      }
      this.#occur(number)
    },
    pair: (first: number, second: number): void => {
      if (first > 0xffff || second > 0xffff) {
        this.#text(String.fromCodePoint(first, second))
        return
      }
      const key = (first << 16) | second
      let number = this.#ofPair.get(key)
      if (number === undefined) {
        number = this.#add(String.fromCharCode(first, second))
        this.#ofPair.set(key, number)
      }
      this.#occur(number)
    },
    number: (digits: string): void => this.#text(digits),
  }

  #add(term: string): number {
    this.#counts.push(0)
    return this.#terms.push(term) - 1
  }

  #occur(number: number): void {
    const count = this.#counts[number] ?? 0
    if (count === 0) this.#found.push(number)
    this.#counts[number] = count + 1
  }
}
