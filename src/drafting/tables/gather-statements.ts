import { setImmediate } from 'node:timers/promises'
import { type Reply, replyDate } from '../../reply/reply.ts'
import { foldText } from '../../text/fold.ts'
import type { Commitment } from '../commitments.ts'
import type { StatedNumber } from '../stated-numbers.ts'
import { commitmentsOf, numbersOf, type Stated } from '../statements.ts'
import { choicesOf, type StatementChoices } from './statement-choices.ts'
import {
  type CommitmentSort,
  commitmentOrders,
  type NumberSort,
  numberOrders,
  type Orders,
} from './statement-orders.ts'
import type { CommitmentRow, NumberRow, StatementRow } from './statement-row.ts'

/** Rows of each table that are kept, of the newest replies: some 100 MB for both. */
const MOST_ROWS = 50_000

/** What replies state and promise, read once so that no request reads every reply. */
export interface Statements {
  /** `IndexState.version` of the content that was read. */
  readonly version: string
  readonly updatedAt: string | null
  readonly numbers: KeptRows<NumberRow, NumberSort>
  readonly commitments: KeptRows<CommitmentRow, CommitmentSort>
}

/** The rows of a table in each of its orders. */
export interface KeptRows<R, S extends string> {
  readonly by: Readonly<Record<S, readonly R[]>>
  readonly choices: StatementChoices
  /** Whether those of older replies are left out. */
  readonly isCut: boolean
}

/** Other work has its turn after so many milliseconds. */
const TURN_MS = 5

/** What one reply states and promises. */
export interface ReplyRows {
  readonly numbers: readonly NumberRow[]
  readonly commitments: readonly CommitmentRow[]
}

export function rowsOf(reply: Reply): ReplyRows {
  return { numbers: numbersOf(reply).map(numberRow), commitments: commitmentsOf(reply).map(commitmentRow) }
}

/** Gathers the rows of `replies`, newest first, until there are `most` of both tables or no more replies. */
export async function gatherStatements(
  replies: AsyncIterable<ReplyRows> | Iterable<ReplyRows>,
  { version, updatedAt }: { readonly version: string; readonly updatedAt: string | null },
  most = MOST_ROWS,
): Promise<Statements> {
  const numbers: NumberRow[] = []
  const commitments: CommitmentRow[] = []
  let turn = performance.now()
  for await (const rows of replies) {
    if (numbers.length <= most) numbers.push(...rows.numbers)
    if (commitments.length <= most) commitments.push(...rows.commitments)
    if (numbers.length > most && commitments.length > most) break
    if (performance.now() - turn < TURN_MS) continue
    await setImmediate()
    turn = performance.now()
  }
  return {
    version,
    updatedAt,
    numbers: await keptRows(numbers, numberOrders, most),
    commitments: await keptRows(commitments, commitmentOrders, most),
  }
}

async function keptRows<R extends StatementRow, S extends string>(
  rows: readonly R[],
  orders: Orders<R, S>,
  most: number,
): Promise<KeptRows<R, S>> {
  const kept = rows.slice(0, most)
  const by: Partial<Record<S, readonly R[]>> = {}
  for (const sort of Object.keys(orders) as S[]) {
    by[sort] = kept.toSorted(orders[sort])
    await setImmediate()
  }
  const choices = choicesOf(kept)
  return { by: by as Record<S, readonly R[]>, choices, isCut: rows.length > most } // every sort has had its turn
}

function numberRow({ statement, ...where }: Stated<StatedNumber>): NumberRow {
  const { span: _, ...number } = statement
  const place = rowPlace(where, number.indicator)
  const [indicator, unit] = [ownCopy(number.indicator), ownCopy(number.unit)]
  const [asOf, change] = [ownCopyOrNull(number.asOf), ownCopyOrNull(number.change)]
  return { ...place, value: number.value, indicator, unit, asOf, change, year: asOf ?? place.year }
}

function commitmentRow({ statement, ...where }: Stated<Commitment>): CommitmentRow {
  const { value, deadline } = statement
  return {
    ...rowPlace(where, statement.text),
    text: ownCopy(statement.text),
    target: ownCopyOrNull(statement.target),
    value,
    unit: ownCopyOrNull(statement.unit),
    deadline: ownCopyOrNull(deadline),
    owner: ownCopyOrNull(statement.owner),
  }
}

function rowPlace({ reply, passage }: Omit<Stated<unknown>, 'statement'>, sought: string): StatementRow {
  return {
    id: reply.id,
    anchor: passage.anchor,
    region: reply.region?.code ?? null,
    year: ownCopyOrNull(replyDate(reply.header)?.slice(0, 4) ?? null),
    programmes: reply.programmes.map(({ id }) => id),
    sought: foldText(sought),
  }
}

/** A part of a text keeps the whole of it in memory; a copy does not. */
function ownCopy(part: string): string {
  return Buffer.from(part, 'utf16le').toString('utf16le')
}

function ownCopyOrNull(part: string | null): string | null {
  return part === null ? null : ownCopy(part)
}
