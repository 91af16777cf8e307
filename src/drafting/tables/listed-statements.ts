import type { RegionLabel } from '../../search/answer.ts'
import type { Commitment } from '../../statements/commitments.ts'
import type { StatedNumber } from '../../statements/stated-numbers.ts'

/** A page of a table, as the API prints it. */
export interface StatementList<R> {
  readonly indexVersion: string
  readonly updatedAt: string | null
  /** Rows on all pages. */
  readonly total: number
  /** Whether there are more than can be paged through. */
  readonly isCut: boolean
  /** How many rows each year would have, the latest first. */
  readonly years: ReadonlyMap<string, number>
  readonly rows: readonly R[]
}

export interface ListedPlace {
  readonly id: string
  readonly anchor: string
  /** Of the passage. */
  readonly url: string
  readonly region: RegionLabel | null
  readonly year: string | null
}

export type ListedNumber = ListedPlace & Omit<StatedNumber, 'span'>
export type ListedCommitment = ListedPlace & Omit<Commitment, 'sentence' | 'span'>
