import type { Candidate } from './signal.ts'

/** The year of the reply from 2000 (0) to 2040 (1); 0 when it has no date. Not the distance from today: the order
 *  of an index must not change overnight. */
export function recency({ outline }: Candidate): number {
  const year = outline.year ?? 2000
  return Math.min(1, Math.max(0, (year - 2000) / 40))
}
