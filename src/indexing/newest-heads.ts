import { TermLists } from './query-terms.ts'
import { repliesHolding } from './replies-holding.ts'
import { noFilters, type ReplyFilters } from './reply-index.ts'
import { Selector } from './selection.ts'
import type { Snapshot } from './snapshot.ts'

/** The passage ids of the header lines of all replies that pass `filters` and hold all of `letters` in one passage or
 *  header line: the newest first, among those of one day in the order in which they came in. */
export function newestHeads(
  snapshot: Snapshot,
  filters: ReplyFilters,
  letters: readonly string[],
): Uint32Array {
  const { columns, days, heads } = snapshot
  const selector = new Selector({ filters: { ...noFilters, ...filters } }, columns)
  const selected = numbersHolding(snapshot, letters).filter((reply) => selector.passes(reply))
  selected.sort((a, b) => (days[b] ?? 0) - (days[a] ?? 0) || a - b)
  return selected.map((reply) => heads[reply] ?? 0)
}

function numbersHolding(snapshot: Snapshot, letters: readonly string[]): Uint32Array {
  if (letters.length === 0) return snapshot.numbers.slice()
  return snapshot.withScratch(() => {
    const lists = new TermLists(snapshot.reader).all(letters)
    return Uint32Array.from(repliesHolding(snapshot, lists))
  })
}
