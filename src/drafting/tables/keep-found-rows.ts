import type { ReplyIndex } from '../../indexing/reply-index.ts'
import { keepByVersion } from '../../search/keep-by-version.ts'
import { type FoundRows, findInAllOrders, findRows } from './find-rows.ts'
import type { StatementKind } from './statement-kinds.ts'
import { everything, isEverything, type StatementFilter } from './statement-request.ts'
import type { StatementRow } from './statement-row.ts'

/** Most readers turn a few pages: so many rows are kept of what was found … */
const FIRST_ROWS = 1_000
/** … and these, where someone goes further. No page goes beyond them. */
export const MOST_LISTED = 50_000

/** Rows that are kept of all that was found lately, some 300 bytes each. */
const KEPT_ROWS = 100_000

interface Kept<R> {
  readonly want: number
  readonly found: Promise<FoundRows<R>>
}

/** A small index is gone through anew in this time; of a large one the former rows are shown meanwhile. */
const PATIENCE_MS = 500

/** Finds rows as `findRows` does, and keeps what was found lately of the same content, so that turning a page reads nothing.
 *  The first rows of all there are, which take longest to find and are what a reader comes to, are kept in all orders until
 *  those of a changed content are found: they say of which they are. `reach` is how many of the first rows are needed, up
 *  to `MOST_LISTED`. */
export function keepFoundRows<R extends StatementRow, S extends string>(
  index: Pick<ReplyIndex, 'statements' | 'state'>,
  kind: StatementKind<R, S>,
): (filter: StatementFilter, sort: S, reach: number) => Promise<FoundRows<R>> {
  /** The one asked for last stands last. */
  const kept = new Map<string, Kept<R>>()
  const findAll = () => findInAllOrders(index, kind, { filter: everything, want: FIRST_ROWS })
  const all = keepByVersion(index, findAll, { patienceMs: PATIENCE_MS })
  return async (filter, sort, reach) => {
    if (isEverything(filter) && reach <= FIRST_ROWS) {
      const { orders, ...found } = await all()
      return { ...found, rows: orders[sort] }
    }
    const { version } = await index.state()
    const key = JSON.stringify([version, sort, filter])
    const want = reach <= FIRST_ROWS ? FIRST_ROWS : MOST_LISTED
    const known = kept.get(key)
    kept.delete(key)
    const found =
      known && known.want >= want ? known : { want, found: findRows(index, kind, { filter, sort, want }) }
    kept.set(key, found)
    // What fails is not kept; who waits for it is told.
    found.found.catch(() => kept.delete(key))
    dropOldest(kept)
    return found.found
  }
}

function dropOldest(kept: Map<string, { readonly want: number }>): void {
  let rows = 0
  for (const [key, { want }] of [...kept].toReversed()) {
    rows += want
    if (rows > KEPT_ROWS) kept.delete(key)
  }
}
