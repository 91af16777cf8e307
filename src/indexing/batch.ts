import type { PackedReply } from './batch-reply.ts'
import type { SourceEntry } from './source-record.ts'

/** Replies made ready to be written: plain data and buffers, so that any process can make it. Passages have ids from 0;
 *  the writer gives the batch its place. */
export interface Batch {
  readonly sources: readonly BatchSource[]
  readonly replies: readonly PackedReply[]
  /** How many ids it takes: the header lines and passages of its replies. */
  readonly ids: number
  readonly terms: PostingLists
  readonly tags: readonly TagList[]
}

/** A source file, or a part of a long one, as it was read. */
export interface BatchSource {
  readonly name: string
  /** Of the file's bytes; null while more of the file is to come. */
  readonly digest: string | null
  /** Tells whether the file was touched since, see `SourceRecord`. */
  readonly stamp: string
  /** The replies met in the file up to here, those among them that are in the index already. */
  readonly entries: readonly SourceEntry[]
  /** See `SourceRecord`; the entries are those that the index holds. */
  readonly unread?: string | undefined
}

/** Passages by term. */
export interface PostingLists {
  /** In the order of `compareTerms`, separated by line ends, which no term holds. */
  readonly terms: string
  /** Of each term: how many of `postings`, one after another, are its own. */
  readonly sizes: Uint32Array
  /** Each `toPosting`; those of a term ascend. */
  readonly postings: Uint32Array
}

export const noPostings: PostingLists = { terms: '', sizes: new Uint32Array(), postings: new Uint32Array() }

/** Passages by tag, ascending. */
export interface TagList {
  readonly field: string
  readonly value: string
  readonly ids: Uint16Array
}
