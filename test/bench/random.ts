/** Draws numbers that a seed decides wholly: the same on every machine and in every run. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 0 ≤ x < 1. Mixes a counter (the finaliser of a 32-bit hash), so that neighbouring seeds have nothing in common. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    return mix(this.#state) / 0x1_0000_0000
  }

  /** A whole number, `from` ≤ n ≤ `to`. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** Throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T {
    return at(list, Math.floor(this.next() * list.length))
  }
}

/** A list whose members are drawn as often as their weights say. */
export class Weighted<T> {
  readonly #items: readonly T[]
  /** Sums of the weights up to and with each item. */
  readonly #sums: Float64Array

  constructor(items: readonly T[], weightOf: (item: T, rank: number) => number) {
    this.#items = items
    this.#sums = new Float64Array(items.length)
    let sum = 0
    for (const [rank, item] of items.entries()) this.#sums[rank] = sum += weightOf(item, rank)
  }

  pick(random: Random): T {
    const wanted = random.next() * (this.#sums.at(-1) ?? 0)
    let low = 0
    let high = this.#sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sums[middle] ?? 0) <= wanted) low = middle + 1
      else high = middle
    }
    return at(this.#items, low)
  }
}

/** The weight of the item at `rank` (from 0) after Zipf's law. */
export function zipf(_item: unknown, rank: number): number {
  return 1 / (rank + 1)
}

/** A seed of its own for the `index`th thing that comes from `seed`. */
export function seedFor(seed: number, index: number): number {
  return mix((Math.imul(seed, 0x9e3779b1) ^ mix(index + 1)) >>> 0)
}

function mix(value: number): number {
  let mixed = value
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new RangeError('nothing to draw from')
  return item
}
