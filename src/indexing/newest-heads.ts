import { noFilters, type ReplyFilters } from './reply-index.ts'
import { ALL_BITS } from './satisfaction.ts'
import { Selector } from './selection.ts'
import type { Snapshot } from './snapshot.ts'

/** The passage ids of the header lines of all replies that pass `filters`: the newest first, among those of one day in the
 *  order in which they came in. */
export function newestHeads({ columns, days, heads }: Snapshot, filters: ReplyFilters): Uint32Array {
  const selector = new Selector({ filters: { ...noFilters, ...filters } }, columns)
  const numbers = Uint32Array.from(heads, (_, number) => number)
  const selected = numbers.filter((reply) => selector.select(reply, ALL_BITS, columns.rolesOf[reply] ?? 0))
  selected.sort((a, b) => (days[b] ?? 0) - (days[a] ?? 0) || a - b)
  return selected.map((reply) => heads[reply] ?? 0)
}
