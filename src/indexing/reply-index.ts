import type { Reply, ReplyId } from '../reply/reply.ts'
import type { ReplyFacts } from '../reply/reply-facts.ts'
import type { ReplyOutline } from '../reply/reply-outline.ts'
import type { Role } from '../reply/role.ts'
import type { ReplyStatements } from '../statements/reply-statements.ts'
import type { Span } from '../text/span.ts'
import type { QueryNode } from './query-tree.ts'
import type { TellingTerm } from './telling-terms.ts'

/** An index of replies, wherever it is kept. The seam behind which engines differ: nothing outside this folder
 *  knows which one answers. */
export interface ReplyIndex {
  find(query: IndexQuery): Promise<Found>
  /** Null when no reply has this id. */
  reply(id: ReplyId): Promise<Reply | null>
  /** What those of `ids` are ranked by that are there, in the same order: a tenth of the time that the replies take. */
  outlines(ids: readonly ReplyId[]): Promise<ReplyOutline[]>
  /** Every reply, in the order in which they came in. */
  all(): AsyncIterable<Reply>
  /** The facts of every reply, in the same order; gives way to other work now and then. When the content changes
   *  meanwhile, some may be missing or doubled: compare `state().version` before and after. */
  facts(): AsyncIterable<ReplyFacts>
  /** What the replies that pass `filters` state and promise, the newest reply first, among those of one day in the order
   *  in which they came in; many replies at a time, between which other work has its turn. Of `letters` (folded, none by
   *  default) one passage or header line must hold each. When the content changes meanwhile, some may be missing: compare
   *  `state().version` before and after. */
  statements(filters: ReplyFilters, letters?: readonly string[]): AsyncIterable<readonly ReplyStatements[]>
  /** Passages that hold at least a share of the telling pairs of letters of `text`; which pairs, the index chooses. */
  passagesLike(text: string, options: LikeOptions): Promise<LikePassages>
  /** What of the `folded` text passages hold letter by letter, as far as the index can tell at once. */
  heldRuns(folded: string, options: RunOptions): Promise<HeldRuns>
  /** For each of `texts` (folded) the passages that say most about it, the best first. */
  passagesAbout(texts: readonly string[], options: AboutOptions): Promise<PassageAbout[][]>
  /** For each of `texts` (folded) which replies hold all its pairs of letters in one passage or header line; null where the
   *  rarest of these pairs stands in more than `most` of them. */
  textHolders(texts: readonly string[], most: number): Promise<(TextHolders | null)[]>
  /** How many passages and header lines hold each term; nothing for those that none holds. */
  termCounts(terms: readonly string[]): Promise<ReadonlyMap<string, number>>
  state(): Promise<IndexState>
  /** Checks what is stored in the background, until `signal` is raised; damage that it finds is what every answer says
   *  from then on. Absent where the keeper of the data does so itself. */
  readonly watch?: (signal: AbortSignal) => Promise<void>
  close(): Promise<void>
}

/** Names under which replies and passages are tagged. All but `section` belong to the reply as a whole. */
export const tagFields = ['region', 'programme', 'section', 'year', 'kind', 'authority'] as const
export type TagField = (typeof tagFields)[number]

/** Values of one field are alternatives; fields are cumulative; a field without values does not filter. */
export type Filters = Readonly<Record<TagField, readonly string[]>>

/** The same of whole replies; a field that is left out does not filter. */
export type ReplyFilters = Readonly<Partial<Record<Exclude<TagField, 'section'>, readonly string[]>>>

export interface IndexQuery {
  /** Null asks for every reply. */
  readonly tree: QueryNode | null
  /** A folded text to find the like of: replies match that also hold some of its telling terms, and those rank. */
  readonly like?: string
  /** Folded words that say in other letters what `like` says: they rank, too, for less. */
  readonly otherWords?: readonly string[]
  readonly filters: Filters
  /** Replies with one of these values are left out; counts of a field ignore what is left out by that field. None but
   *  reply fields: `section` is left out by filtering for the other roles. */
  readonly excluded?: Filters
  readonly sort: 'relevance' | 'date'
  /** How many replies to return, best first. */
  readonly want: number
  /** Fields whose values are counted; all where not given. To count for nobody is most of the work of a cluster. */
  readonly counted?: readonly TagField[]
}

export interface Found {
  /** `IndexState.version` of the content that was searched. */
  readonly version: string
  readonly replies: readonly FoundReply[]
  readonly total: FoundTotals
  /** The terms that ranked, those that tell most first; empty where no text was asked for. */
  readonly telling: readonly TellingTerm[]
  /** For each field and value, the replies that match the query and the filters on all *other* fields. Values
   *  ascend; those without a reply are left out. Empty for fields that are not to be counted. */
  readonly counts: Readonly<Record<TagField, ReadonlyMap<string, number>>>
}

export interface FoundTotals {
  readonly replies: number
  /** Passages that hold at least one wanted text, in replies that match. */
  readonly passages: number
  /** Those of them that hold every wanted text letter by letter. */
  readonly exact: number
}

export interface FoundReply {
  readonly id: ReplyId
  /** Evidence from the whole reply: BM25, per term the best of its passages, summed over terms. ≥ 0. */
  readonly evidence: number
  /** Whether title and header line alone hold a wanted text. */
  readonly inHeader: boolean
  /** In the order of the reply. */
  readonly passages: readonly FoundPassage[]
}

export interface FoundPassage {
  /** Index into `Reply.passages`. */
  readonly ordinal: number
  /** BM25 of the passage alone. ≥ 0. */
  readonly evidence: number
  readonly exact: boolean
}

/** What passages about a text count, and how many are wanted. */
export interface AboutOptions {
  /** What a passage of each role counts, 0…1; those of 0 are never given. */
  readonly weights: Readonly<Record<Role, number>>
  /** For each text. */
  readonly want: number
}

/** A passage that is about a text. */
export interface PassageAbout {
  readonly id: ReplyId
  /** Index into `Reply.passages`. */
  readonly ordinal: number
  readonly role: Role
  readonly folded: string
  /** Division code of its reply. */
  readonly region: string | null
  /** BM25 of the passage alone, times what its role counts. > 0. */
  readonly evidence: number
  /** The same beside all that the text asks about, which the index may not know: what its terms are worth on average, as many as
   *  are looked for. > 0, seldom more than 0.5. */
  readonly share: number
  /** BM25 of its whole reply: per term the best of its passages, summed over terms. > 0. */
  readonly whole: number
}

/** Where replies are from that hold a text. */
export interface TextHolders {
  readonly replies: number
  /** By code of a division, how many of them are of it or within it. */
  readonly regions: ReadonlyMap<string, number>
}

export interface IndexState {
  readonly replies: number
  readonly passages: number
  /** Changes with every change of the content. */
  readonly version: string
  /** ISO 8601 in UTC; null for an index that was never written. */
  readonly updatedAt: string | null
  readonly counts: Readonly<Record<TagField, ReadonlyMap<string, number>>>
}

/** Filters that let everything pass. */
export const noFilters: Filters = {
  region: [],
  programme: [],
  section: [],
  year: [],
  kind: [],
  authority: [],
}

/** How alike and how many. */
export interface LikeOptions {
  /** The least share of the sampled pairs that a passage must hold, above 0 and up to 1. */
  readonly atLeast: number
  /** How many passages to return. */
  readonly want: number
}

/** Passages that may be worded like a text. */
export interface LikePassages {
  /** `IndexState.version` of the content that was searched. */
  readonly version: string
  /** All that reach `atLeast`, also beyond those returned. */
  readonly total: number
  /** The greatest share first, among equals the oldest. */
  readonly passages: readonly LikePassage[]
}

export interface LikePassage {
  readonly id: ReplyId
  /** Index into `Reply.passages`. */
  readonly ordinal: number
  /** Of the sampled pairs, 0…1: no measure of likeness, only of promise. */
  readonly share: number
}

/** Which runs of a text to look for. */
export interface RunOptions {
  /** The fewest folded units, 13 or more. */
  readonly shortest: number
  /** Replies left out. */
  readonly except: readonly ReplyId[]
}

/** The runs of a text that replies hold letter by letter. */
export interface HeldRuns {
  /** `IndexState.version` of the content that was searched. */
  readonly version: string
  /** Left to right and disjoint, each from the passage that holds most of the text there. */
  readonly runs: readonly HeldRun[]
}

/** Of the folded text. */
export interface HeldRun extends Span {
  readonly id: ReplyId
  /** Index into `Reply.passages`. */
  readonly ordinal: number
  /** How many passages hold about this, the one included: all its rarest pairs of letters. */
  readonly held: number
}
