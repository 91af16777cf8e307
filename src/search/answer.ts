import type { DocType, IsoDate, Kind, ReplyId } from '../reply/reply.ts'
import type { Role } from '../reply/role.ts'

/** The answer to a search, exactly as `/api/v1/search` and `search --json` print it. Offsets are UTF-16 code
 *  units of the `text` beside them; no string holds HTML. */
export interface SearchAnswer {
  readonly query: {
    readonly raw: string
    /** The query as understood, in the words of the query language. */
    readonly understood: string
    /** Chinese sentences: what was mended, ignored or relaxed. */
    readonly notices: readonly string[]
    /** Queries that may have been meant instead (您是不是要找), when this one found little. */
    readonly suggestions: readonly string[]
  }
  readonly total: Totals
  readonly tookMs: number
  readonly indexVersion: string
  readonly results: readonly ReplyResult[]
  readonly facets: Facets
  /** How many further values a facet has, the less frequent ones of hundreds; absent where all are listed. */
  readonly unlisted?: Partial<Readonly<Record<FacetName, number>>>
  /** Relative URL of the next page of this API; null on the last. */
  readonly next: string | null
}

export interface Totals {
  readonly replies: number
  readonly passages: number
  /** Passages that hold every word and phrase of the query letter by letter. */
  readonly exact: number
}

/** One reply with its best passages. */
export interface ReplyResult {
  readonly id: ReplyId
  /** `/r/…` */
  readonly url: string
  /** Title of the reply; where it has none, of the proposal it answers. */
  readonly title: string | null
  /** Title of the proposal. */
  readonly proposalTitle: string | null
  /** Marks in `title`. */
  readonly titleHighlights: readonly Offsets[]
  readonly docType: DocType
  readonly kind: Kind | null
  readonly authority: string | null
  readonly region: RegionLabel | null
  readonly docNumber: string | null
  readonly signedOn: IsoDate | null
  readonly publishedOn: IsoDate | null
  readonly outcome: string | null
  readonly score: number
  readonly passages: readonly PassageResult[]
  /** How many further passages of this reply match. */
  readonly morePassages: number
  /** How many of the best replies show nothing but what this one shows (同文); they stand behind. Absent for none. */
  readonly sameText?: number
  /** URL of the reply that shows all that this one shows; absent where there is none, or this one is the first. */
  readonly sameAs?: string
  /** What the score is made of; only when asked for. */
  readonly explain?: readonly ScoreShare[]
}

/** One signal's part in a score: weight × value. */
export interface ScoreShare {
  readonly name: string
  /** What users read. */
  readonly label: string
  readonly weight: number
  /** 0…1. */
  readonly value: number
}

export interface RegionLabel {
  readonly code: string
  readonly name: string
  /** From the province down: 浙江省, 台州市, 玉环市. */
  readonly path: readonly string[]
}

export interface PassageResult {
  readonly anchor: string
  /** `/r/…#p12` */
  readonly url: string
  readonly role: Role
  readonly headingPath: readonly string[]
  readonly text: string
  readonly highlights: readonly Offsets[]
  /** `exact`: every word and phrase of the query letter by letter; `terms`: their parts. */
  readonly match: 'exact' | 'terms'
  /** How many further replies of this page say the same (同文), figures and punctuation aside; absent for none. */
  readonly sameText?: number
  /** URL of the first passage of this page that says the same; absent where this one is the first. */
  readonly sameAs?: string
}

/** `[start, end)` */
export type Offsets = readonly [number, number]

export const facetNames = ['region', 'programme', 'section', 'year', 'kind', 'authority'] as const
export type FacetName = (typeof facetNames)[number]
export type Facets = Readonly<Record<FacetName, readonly FacetValue[]>>

/** Replies that match the query and every *other* filter, and have this value. */
export interface FacetValue {
  /** As the parameter takes it. */
  readonly value: string
  /** Chinese. */
  readonly label: string
  readonly count: number
  readonly selected: boolean
}
