/** The `want` best of `items`, best first. `compare` is below 0 where its first argument is better; it never gives 0
 *  for different items. Takes `items` × log `want`, and far less when few of them reach the best. */
export function best(
  items: readonly number[] | Uint32Array,
  want: number,
  compare: (a: number, b: number) => number,
): number[] {
  if (items.length <= want) return Array.from(items).sort(compare)
  const heap = Array.from(items.slice(0, want)).sort((a, b) => compare(b, a))
  for (let at = want; at < items.length; at += 1) {
    const item = items[at] ?? 0
    const worst = heap[0]
    if (worst === undefined || compare(item, worst) > 0) continue
    heap[0] = item
    sink(heap, compare)
  }
  return heap.sort(compare)
}

/** The `want`-th greatest of `values` at the places `items`; -Infinity when there are fewer. */
export function leastOfBest(values: ArrayLike<number>, items: Uint32Array, want: number): number {
  // Ascending: the first is the least of the best so far.
  const kept = new Float64Array(want).fill(Number.NEGATIVE_INFINITY)
  for (let index = 0; index < items.length; index += 1) {
    const value = values[items[index] ?? 0] ?? 0
    if (value <= (kept[0] ?? 0)) continue
    let at = 1
    while (at < want && (kept[at] ?? 0) < value) {
      kept[at - 1] = kept[at] ?? 0
      at += 1
    }
    kept[at - 1] = value
  }
  return kept[0] ?? Number.NEGATIVE_INFINITY
}

/** Restores the heap, whose root is its worst, after the root was replaced. */
function sink(heap: number[], compare: (a: number, b: number) => number): void {
  const item = heap[0] ?? 0
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && compare(heap[child + 1] ?? 0, heap[child] ?? 0) > 0) child += 1
    const worse = heap[child] ?? 0
    if (compare(worse, item) <= 0) break
    heap[at] = worse
    at = child
  }
  heap[at] = item
}
