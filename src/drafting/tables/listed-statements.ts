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
  /** Of the reply. */
  readonly authority: string | null
  readonly title: string | null
}

/** A value as it is compared with others: see `comparable`. */
export interface ComparableValue<V extends number | null, U extends string | null> {
  readonly baseValue: V
  readonly baseUnit: U
}

export type ListedNumber = ListedPlace & Omit<StatedNumber, 'span'> & ComparableValue<number, string>
export type ListedCommitment = ListedPlace &
  Omit<Commitment, 'sentence' | 'span'> &
  ComparableValue<number | null, string | null>
