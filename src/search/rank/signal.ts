import type { QueryText } from '../../indexing/query-tree.ts'
import type { FoundReply } from '../../indexing/reply-index.ts'
import type { TellingTerm } from '../../indexing/telling-terms.ts'
import type { ReplyOutline } from '../../reply/reply-outline.ts'

/** A reply that waits to be ranked, with all that signals look at. */
export interface Candidate {
  readonly found: FoundReply
  readonly outline: ReplyOutline
  /** Of the passages found, by ordinal, those that hold all the words of a sentence, where no more than that was asked. */
  readonly whole: ReadonlySet<number>
  readonly asked: Asked
}

/** What is asked for, the same for all candidates. */
export interface Asked {
  /** The words and phrases that are wanted, or of a text to find the like of its sentences and telling words. */
  readonly wanted: readonly QueryText[]
  /** The text to find the like of, folded; null where all of `wanted` may be asked of a reply. */
  readonly like: string | null
  /** The terms that rank, and their worth. */
  readonly telling: readonly TellingTerm[]
  /** The greatest strength of evidence among the candidates; > 0. */
  readonly greatestStrength: number
}

/** One reason to rank a reply higher: 0 for none, 1 for as much as it can give. */
export type Signal = (candidate: Candidate) => number
