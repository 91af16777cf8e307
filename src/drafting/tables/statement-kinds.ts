import { comparable } from '../../statements/quantity.ts'
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
  readonly orders: Orders<R, S>
  /** The rows of a reply. Hundreds of thousands are made for one page: field by field, which takes a tenth of the time of a
   *  spread. */
  rowsOf(reply: ReplyStatements): R[]
}

export const numberKind: StatementKind<NumberRow, NumberSort> = {
  orders: numberOrders,
  rowsOf: ({ id, region, year: ofReply, numbers }) =>
    numbers.map(({ anchor, sought, indicator, value, unit, asOf, change }) => {
      const year = asOf ?? ofReply
      const base = comparable({ value, unit }).value
      return { id, anchor, region, year, sought, indicator, value, unit, asOf, change, base }
    }),
}

export const commitmentKind: StatementKind<CommitmentRow, CommitmentSort> = {
  orders: commitmentOrders,
  rowsOf: ({ id, region, year, commitments }) =>
    commitments.map(({ anchor, sought, sentence, target, value, unit, deadline, owner }) => {
      return { id, anchor, region, year, sought, sentence, target, value, unit, deadline, owner }
    }),
}
