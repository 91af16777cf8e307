import type { Segmenter } from '../text/segment.ts'
import { countTerms, termWeight } from '../text/terms.ts'
import { inverseFrequency, mostHolding } from './impact.ts'

/** A term of a query, and what a passage with it at full impact is worth. */
export interface TellingTerm {
  readonly term: string
  /** > 0. */
  readonly worth: number
}

/** How common terms are. */
export interface TermCounts {
  /** Passages and header lines with `term`; any number above `most` where more than that hold it. */
  readonly count: (term: string, most: number) => number
  /** All passages and header lines. */
  readonly all: number
}

/** By so many terms, its most telling ones, a text ranks at most; what is left out are the common words of all letters. It
 *  also bounds the time of a long text. */
export const mostTerms = {
  /** What is typed. Among 2,767 replies letters of some 300 characters had MRR@10 .87 with 64, .83 with all, .83 with 24. */
  query: 64,
  /** A letter that replies are to be like. 108 real ones: MRR@10 .773 for .766 with 64, among similar answers .732 for .718. */
  like: 96,
  /** An ask that passages are to answer: MRR@10 .859 as with 64, in a third of the time. */
  ask: 24,
} as const

/** The telling terms of a text, and how much there is to tell. */
export interface Telling {
  readonly terms: readonly TellingTerm[]
  /** What as many terms are worth on average, with those that no passage holds; common ones count nothing. 0 without terms. */
  readonly full: number
}

/** What replies rank by. */
export interface RankedTexts {
  /** Folded. */
  readonly texts: readonly string[]
  /** Folded words that say in other letters what the texts say. */
  readonly otherWords?: readonly string[]
}

/** What a term of other words is worth beside one that was typed. Of 117 real letters among 2,150 answers, most of them
 *  made, MRR@10 is .738 (.743 with 0.5, .733 with 1, .731 with none), of their subject lines .613 (.607, .599, .607). */
const OTHER_WEIGHT = 0.7

/** The terms by which texts rank, `want` at most, those that tell most first; none that no passage holds. The
 *  inverse frequency counts twice (once for the query, once for the passage): measured better on known items. Common terms
 *  are counted no further than it takes to see that they are none of them. */
export function tellingTerms(
  ranked: RankedTexts,
  counts: TermCounts,
  segmenter: Segmenter,
  want: number,
): readonly TellingTerm[] {
  return tellingOf(ranked, counts, segmenter, want).terms
}

/** The same, and how much there is to tell. */
export function tellingOf(
  ranked: RankedTexts,
  { count, all }: TermCounts,
  segmenter: Segmenter,
  want: number,
): Telling {
  const telling: TellingTerm[] = []
  let [weighed, sum] = [0, 0]
  const least = new LeastOfBest(want)
  for (const [term, times] of termsOf(ranked, segmenter)) {
    const weight = times * termWeight(term)
    if (weight === 0) continue
    weighed += 1
    const most = mostHolding(Math.sqrt(least.worth / weight), all)
    const holding = count(term, most)
    if (holding > most) continue
    const worth = weight * inverseFrequency(holding, all) ** 2
    sum += worth
    if (holding === 0) continue
    least.add(worth)
    telling.push({ term, worth })
  }
  const terms = telling.sort((a, b) => b.worth - a.worth).slice(0, want)
  return { terms, full: weighed === 0 ? 0 : (sum / weighed) * Math.min(weighed, want) }
}

/** How often each term counts. */
function termsOf({ texts, otherWords = [] }: RankedTexts, segmenter: Segmenter): Map<string, number> {
  const occurring = new Map<string, number>()
  for (const text of texts) {
    for (const [term, times] of countTerms(text, segmenter)) {
      occurring.set(term, (occurring.get(term) ?? 0) + times)
    }
  }
  for (const word of otherWords) {
    for (const term of countTerms(word, segmenter).keys())
      if (!occurring.has(term)) occurring.set(term, OTHER_WEIGHT)
  }
  return occurring
}

/** The least of the best so many worths; 0 while there are fewer. */
class LeastOfBest {
  readonly #want: number
  /** Ascending. */
  readonly #best: number[] = []

  constructor(want: number) {
    this.#want = want
  }

  get worth(): number {
    return this.#best.length < this.#want ? 0 : (this.#best[0] ?? 0)
  }

  add(worth: number): void {
    if (this.#best.length === this.#want) {
      if (worth <= this.worth) return
      this.#best.shift()
    }
    const at = this.#best.findIndex((other) => other > worth)
    this.#best.splice(at === -1 ? this.#best.length : at, 0, worth)
  }
}
