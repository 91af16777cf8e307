import type { RegionLabel } from '../../search/answer.ts'
import { liesIn, placeLabel } from '../../search/holdings/places.ts'
import { foldText } from '../../text/fold.ts'
import type { KeptRows, Statements } from './gather-statements.ts'
import type { CommitmentSort, NumberSort } from './statement-orders.ts'
import type { CommitmentRow, NumberRow, StatementRow } from './statement-row.ts'

/** Which rows of a table, in which order. */
export interface StatementRequest<S extends string> {
  /** Words that all have to stand in the indicator of a figure or the sentence of a promise; empty for any. */
  readonly q: string
  /** Division code, for what lies in it too; null for all. */
  readonly region: string | null
  readonly programme: string | null
  /** Four digits. */
  readonly year: string | null
  readonly sort: S
  /** From 1. */
  readonly page: number
  readonly limit: number
}

/** A page of a table, as the API prints it. */
export interface StatementList<R> {
  readonly indexVersion: string
  readonly updatedAt: string | null
  /** Rows on all pages. */
  readonly total: number
  /** Whether there are more in older replies, which are not read. */
  readonly isCut: boolean
  readonly rows: readonly R[]
}

interface ListedPlace {
  readonly id: string
  readonly anchor: string
  /** Of the passage. */
  readonly url: string
  readonly region: RegionLabel | null
  readonly year: string | null
}

export type ListedNumber = ListedPlace & Omit<NumberRow, keyof StatementRow>
export type ListedCommitment = ListedPlace & Omit<CommitmentRow, keyof StatementRow>

export function listNumbers(
  statements: Statements,
  request: StatementRequest<NumberSort>,
): StatementList<ListedNumber> {
  return list(statements, statements.numbers, request)
}

export function listCommitments(
  statements: Statements,
  request: StatementRequest<CommitmentSort>,
): StatementList<ListedCommitment> {
  return list(statements, statements.commitments, request)
}

function list<R extends StatementRow, S extends string>(
  { version, updatedAt }: Statements,
  { by, isCut }: KeptRows<R, S>,
  { q, region, programme, year, sort, page, limit }: StatementRequest<S>,
): StatementList<ListedPlace & Omit<R, keyof StatementRow>> {
  const words = q.split(/\s+/u).map(foldText).filter(Boolean)
  const found = by[sort].filter(
    (row) =>
      (year === null || row.year === year) &&
      (programme === null || row.programmes.includes(programme)) &&
      liesIn(row.region, region) &&
      words.every((word) => row.sought.includes(word)),
  )
  const rows = found.slice((page - 1) * limit, page * limit).map(listed)
  return { indexVersion: version, updatedAt, total: found.length, isCut, rows }
}

function listed<R extends StatementRow>(row: R): ListedPlace & Omit<R, keyof StatementRow> {
  const { id, anchor, region, year, programmes: _, sought: __, ...statement } = row
  const label = region === null ? null : placeLabel(region)
  return { id, anchor, url: `/r/${id}#${anchor}`, region: label, year, ...statement }
}
