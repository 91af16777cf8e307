import type { IsoDate } from '../../reply/reply.ts'

/** How often each value occurs. */
export type Counts = ReadonlyMap<string, number>

/** From the first date to the last; both null where nothing is dated. */
export interface Period {
  readonly first: IsoDate | null
  readonly last: IsoDate | null
}

/** Adds `times` to the count of `key`. */
export function count(counts: Map<string, number>, key: string, times = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + times)
}

/** Counts of `parts` added up. */
export function sumCounts(parts: Iterable<Counts>): Map<string, number> {
  const sum = new Map<string, number>()
  for (const part of parts) for (const [key, times] of part) count(sum, key, times)
  return sum
}

/** Makes `period` hold `date`; null changes nothing. */
export function widen(period: { first: IsoDate | null; last: IsoDate | null }, date: IsoDate | null): void {
  if (date === null) return
  if (period.first === null || date < period.first) period.first = date
  if (period.last === null || date > period.last) period.last = date
}

/** From the first date of all `parts` to the last. */
export function wholePeriod(parts: Iterable<Period>): Period {
  const period: { first: IsoDate | null; last: IsoDate | null } = { first: null, last: null }
  for (const { first, last } of parts) {
    widen(period, first)
    widen(period, last)
  }
  return period
}

/** The counts as data, the most frequent first, then by value. */
export function byFrequency(counts: Counts): { value: string; count: number }[] {
  return [...counts]
    .map(([value, times]) => ({ value, count: times }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** The counts as a plain object, in the order of the keys. */
export function asRecord(counts: Counts): Record<string, number> {
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** A span of years longer than this holds a date that was misread: only its own years are listed. */
const LONGEST_SPAN = 60

/** Every year from the first of `years` to the last, those between included; empty for none. */
export function yearsBetween(years: readonly string[]): string[] {
  const sorted = years.toSorted()
  const [first, last] = [Number(sorted[0]), Number(sorted.at(-1))]
  if (sorted.length === 0 || last - first > LONGEST_SPAN) return sorted
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at))
}
