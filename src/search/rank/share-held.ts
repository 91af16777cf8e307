import { occurrences } from '../../text/numerals.ts'
import type { Asked } from './signal.ts'

/** How much of what the query's telling terms are worth `folded` holds, 0…1; 0 for a query without terms. */
export function shareHeld({ telling }: Asked, folded: string): number {
  let [held, all] = [0, 0]
  for (const { term, worth } of telling) {
    all += worth
    if (occurrences(folded, term).length > 0) held += worth
  }
  return all === 0 ? 0 : held / all
}
