import type { ReplyStatements } from '../../statements/reply-statements.ts'
import {
  type CommitmentSort,
  commitmentOrders,
  type NumberSort,
  numberOrders,
  type Orders,
} from './statement-orders.ts'
import type { CommitmentRow, NumberRow, StatementRow } from './statement-row.ts'

/** One of the two tables of statements. */
export interface StatementKind<R extends StatementRow, S extends string> {
  readonly name: 'numbers' | 'commitments'
  readonly orders: Orders<R, S>
  /** The rows of a reply. */
  rowsOf(reply: ReplyStatements): R[]
}

export const numberKind: StatementKind<NumberRow, NumberSort> = {
  name: 'numbers',
  orders: numberOrders,
  rowsOf: ({ id, region, year, numbers }) =>
    numbers.map((number) => ({ ...number, id, region, year: number.asOf ?? year })),
}

export const commitmentKind: StatementKind<CommitmentRow, CommitmentSort> = {
  name: 'commitments',
  orders: commitmentOrders,
  rowsOf: ({ id, region, year, commitments }) =>
    commitments.map((commitment) => ({ ...commitment, id, region, year })),
}
