/** Counts of strings that ascend. Counted when it is first looked into; takes a tenth of the time of a Map, which most
 *  of its readers would only go through once. */
export class SortedCounts implements ReadonlyMap<string, number> {
  readonly #count: () => CountedStrings
  readonly #countHeld: () => number
  #counted: CountedStrings | null = null
  #size: number | null = null

  /** `held` tells how many strings have a count other than 0, where that is known before they are put in order. */
  constructor(count: () => CountedStrings, held?: () => number) {
    this.#count = count
    this.#countHeld = held ?? (() => countHeld(this.#all().counts))
  }

  get size(): number {
    this.#size ??= this.#countHeld()
    return this.#size
  }

  get(key: string): number | undefined {
    const { strings, counts } = this.#all()
    const at = lowerBound(strings, key)
    return strings[at] === key ? counts[at] || undefined : undefined
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  entries(): MapIterator<[string, number]> {
    const all: [string, number][] = []
    this.forEach((count, key) => all.push([key, count]))
    return all.values()
  }

  keys(): MapIterator<string> {
    const { strings, counts } = this.#all()
    return strings.filter((_, at) => counts[at] !== 0).values()
  }

  values(): MapIterator<number> {
    return Array.from(this.#all().counts)
      .filter((count) => count !== 0)
      .values()
  }

  forEach(visit: (value: number, key: string, map: ReadonlyMap<string, number>) => void): void {
    const { strings, counts } = this.#all()
    for (let at = 0; at < strings.length; at += 1) {
      const count = counts[at] ?? 0
      if (count !== 0) visit(count, strings[at] ?? '', this)
    }
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries()
  }

  #all(): CountedStrings {
    this.#counted ??= this.#count()
    return this.#counted
  }
}

/** Ascending, each once, with its count: those of 0 are left out by whoever reads them. */
export interface CountedStrings {
  readonly strings: readonly string[]
  readonly counts: Uint32Array
}

function countHeld(counts: Uint32Array): number {
  let held = 0
  for (let at = 0; at < counts.length; at += 1) held += Number(counts[at] !== 0)
  return held
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
