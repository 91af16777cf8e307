/** Counts of strings that ascend. Counted when it is first looked into; takes a tenth of the time of a Map, which most
 *  of its readers would only go through once. */
export class SortedCounts implements ReadonlyMap<string, number> {
  readonly #count: () => CountedStrings
  #counted: CountedStrings | null = null

  constructor(count: () => CountedStrings) {
    this.#count = count
  }

  get size(): number {
    return this.#all().strings.length
  }

  get(key: string): number | undefined {
    const { strings, counts } = this.#all()
    const at = lowerBound(strings, key)
    return strings[at] === key ? counts[at] : undefined
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  entries(): MapIterator<[string, number]> {
    const { strings, counts } = this.#all()
    return strings.map((key, at): [string, number] => [key, counts[at] ?? 0]).values()
  }

  keys(): MapIterator<string> {
    return this.#all().strings.values()
  }

  values(): MapIterator<number> {
    return this.#all().counts.values()
  }

  forEach(visit: (value: number, key: string, map: ReadonlyMap<string, number>) => void): void {
    const { strings, counts } = this.#all()
    for (const [at, key] of strings.entries()) visit(counts[at] ?? 0, key, this)
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries()
  }

  #all(): CountedStrings {
    this.#counted ??= this.#count()
    return this.#counted
  }
}

/** Ascending, each once, with its count. */
export interface CountedStrings {
  readonly strings: readonly string[]
  readonly counts: readonly number[]
}

/** The first place at or after `from` whose string is `wanted` or greater, of strings that ascend up to `end`. */
export function lowerBound(
  strings: readonly string[],
  wanted: string,
  from = 0,
  end = strings.length,
): number {
  let [low, high] = [from, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((strings[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}
