import type { IndexState, ReplyIndex } from '../../indexing/reply-index.ts'
import { BestRows } from './best-rows.ts'
import { saidOnce } from './said-once.ts'
import type { StatementKind } from './statement-kinds.ts'
import { lettersOf, replyFilters, type StatementFilter, wordsFilter } from './statement-request.ts'
import type { StatementRow } from './statement-row.ts'

type Index = Pick<ReplyIndex, 'statements' | 'state'>

/** The rows that a filter finds. */
export interface FoundRows<R> {
  /** `IndexState.version` of the content. */
  readonly version: string
  readonly updatedAt: string | null
  /** All of them. */
  readonly total: number
  /** How many there would be of each year without a year in the filter, the latest first. */
  readonly years: ReadonlyMap<string, number>
  /** The first of them in the order. */
  readonly rows: readonly R[]
}

/** The same rows in several orders. */
export interface OrderedRows<R, S extends string> extends Omit<FoundRows<R>, 'rows'> {
  readonly orders: Readonly<Record<S, readonly R[]>>
}

/** So often rows are looked for while the content keeps changing. */
const ATTEMPTS = 3

/** Goes through the statements of all replies that can hold what `filter` wants, and keeps the first `want` rows in the order
 *  `sort`. Takes some 25 to 50 µs for each of those, and holds no more than twice `want` rows. */
export async function findRows<R extends StatementRow, S extends string>(
  index: Index,
  kind: StatementKind<R, S>,
  asked: { readonly filter: StatementFilter; readonly sort: S; readonly want: number },
): Promise<FoundRows<R>> {
  const { sort } = asked
  const order = { ...kind, orders: { [sort]: kind.orders[sort] } as Record<S, Order<R>> }
  const { orders, ...found } = await findInAllOrders(index, order, asked)
  return { ...found, rows: orders[sort] }
}

/** As `findRows`, in all orders of `kind` at once: that takes hardly longer. */
export async function findInAllOrders<R extends StatementRow, S extends string>(
  index: Index,
  kind: StatementKind<R, S>,
  asked: { readonly filter: StatementFilter; readonly want: number },
): Promise<OrderedRows<R, S>> {
  let before = await index.state()
  for (let attempt = 1; ; attempt += 1) {
    const found = await findIn(index, before, kind, asked)
    const after = await index.state()
    if (after.version === before.version || attempt === ATTEMPTS) return found
    before = after
  }
}

type Order<R> = (a: R, b: R) => number

async function findIn<R extends StatementRow, S extends string>(
  index: Index,
  state: IndexState,
  kind: StatementKind<R, S>,
  { filter, want }: { readonly filter: StatementFilter; readonly want: number },
): Promise<OrderedRows<R, S>> {
  const sorts = Object.keys(kind.orders) as S[]
  const bests = sorts.map((sort) => new BestRows(want, kind.orders[sort]))
  const years = new Map<string, number>()
  let total = 0
  const withoutYear = { ...filter, year: null }
  for await (const rows of eachRow(index, state, kind, withoutYear)) {
    for (const row of rows) {
      if (row.year !== null) years.set(row.year, (years.get(row.year) ?? 0) + 1)
      if (filter.year !== null && row.year !== filter.year) continue
      total += 1
      for (const best of bests) best.add(row)
    }
  }
  const { version, updatedAt } = state
  const byYear = new Map([...years].toSorted(([a], [b]) => (a < b ? 1 : -1)))
  const orders = Object.fromEntries(sorts.map((sort, at) => [sort, bests[at]?.rows() ?? []]))
  return { version, updatedAt, total, years: byYear, orders: orders as Record<S, readonly R[]> }
}

/** The rows that `filter` wants, the newest reply first, those of reposts once; many at a time, between which other work has
 *  its turn. */
export async function* eachRow<R extends StatementRow, S extends string>(
  index: Pick<ReplyIndex, 'statements'>,
  state: Pick<IndexState, 'counts'>,
  kind: StatementKind<R, S>,
  filter: StatementFilter,
): AsyncGenerator<readonly R[]> {
  const holdsWords = wordsFilter(filter.q)
  const isNew = saidOnce()
  for await (const replies of index.statements(replyFilters(filter, state), lettersOf(filter.q))) {
    yield replies
      .filter(isNew)
      .flatMap((reply) =>
        kind
          .rowsOf(reply)
          .filter(({ year, sought }) => (filter.year === null || year === filter.year) && holdsWords(sought)),
      )
  }
}
