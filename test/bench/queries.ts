import type { Reply } from '../../src/reply/reply.ts'
import type { Random } from './random.ts'

/** What kind of query it is: one word, two to five of which any or all must occur, or the words of half a reply. */
export const queryClasses = ['one', 'any', 'all', 'long'] as const
export type QueryClass = (typeof queryClasses)[number]

export interface BenchQuery {
  readonly kind: QueryClass
  /** Distinct words that occur in the corpus. */
  readonly words: readonly string[]
  /** For long queries the text that the words are of; else the words. */
  readonly text: string
  /** The filter: a division code; null for none. */
  readonly province: string | null
}

/** Queries of each class, with a filter and as many without. */
const QUERIES = 300
const LONG_WORDS = 200

/** Makes queries of the words of replies that are evenly spread over a corpus of `size` replies. */
export class QueryMaker {
  readonly queries: BenchQuery[] = []
  readonly #random: Random
  readonly #perReply: number
  #seen = 0

  constructor(random: Random, size: number) {
    this.#random = random
    this.#perReply = QUERIES / size
  }

  /** `cut` are the words of the reply's passages; `province` is empty where it is not known. */
  see(reply: Reply, cut: readonly (readonly string[])[], province: string): void {
    const due = Math.floor((this.#seen + 1) * this.#perReply) - Math.floor(this.#seen * this.#perReply)
    this.#seen += 1
    for (let at = 0; at < due; at += 1) {
      for (const kind of queryClasses) {
        const { words, text } = kind === 'long' ? this.#long(reply, cut) : this.#short(kind, cut)
        if (words.length === 0) continue
        for (const filter of province === '' ? [null] : [null, province])
          this.queries.push({ kind, words, text, province: filter })
      }
    }
  }

  /** Words of one passage, each two characters or longer. */
  #short(kind: QueryClass, cut: readonly (readonly string[])[]): { words: string[]; text: string } {
    const passage = [...new Set(this.#random.pick(cut))].filter((word) => word.length > 1)
    const count = kind === 'one' ? 1 : this.#random.whole(2, 5)
    const words = new Set<string>()
    for (let tries = 0; tries < 20 && words.size < count && passage.length > 0; tries += 1) {
      words.add(this.#random.pick(passage))
    }
    return { words: [...words], text: [...words].join(' ') }
  }

  /** The words of a reply from a passage near its head on, and the text they are of. */
  #long(reply: Reply, cut: readonly (readonly string[])[]): { words: string[]; text: string } {
    const words = new Set<string>()
    let text = ''
    for (let at = Math.min(2, cut.length - 1); at < cut.length && words.size < LONG_WORDS; at += 1) {
      for (const word of cut[at] ?? []) if (words.size < LONG_WORDS) words.add(word)
      text += reply.passages[at]?.text ?? ''
    }
    return { words: [...words], text }
  }
}
