/** Counts whose values ascend, as code units compare. */
export function ascending(counts: readonly (readonly [string, number])[]): Map<string, number> {
  return new Map(counts.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
