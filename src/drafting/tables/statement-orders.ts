import type { CommitmentRow, NumberRow } from './statement-row.ts'

export const numberSorts = ['indicator', 'value', 'year', 'region'] as const
export type NumberSort = (typeof numberSorts)[number]

export const commitmentSorts = ['deadline', 'region', 'year'] as const
export type CommitmentSort = (typeof commitmentSorts)[number]

export type Orders<R, S extends string> = Readonly<Record<S, (a: R, b: R) => number>>

/** Like figures stand together, the latest first. */
export const numberOrders: Orders<NumberRow, NumberSort> = {
  indicator: (a, b) => ascending(a.indicator, b.indicator) || ascending(a.unit, b.unit) || byYear(a, b),
  value: (a, b) => b.base - a.base,
  year: (a, b) => byYear(a, b) || ascending(a.indicator, b.indicator),
  region: (a, b) => ascending(a.region, b.region) || ascending(a.indicator, b.indicator) || byYear(a, b),
}

export const commitmentOrders: Orders<CommitmentRow, CommitmentSort> = {
  deadline: (a, b) => descending(a.deadline, b.deadline),
  region: (a, b) => ascending(a.region, b.region) || descending(a.deadline, b.deadline),
  year: (a, b) => byYear(a, b) || descending(a.deadline, b.deadline),
}

function byYear(a: { readonly year: string | null }, b: { readonly year: string | null }): number {
  return descending(a.year, b.year)
}

/** By code units, which keeps like beside like at a hundredth of what a collator takes; null comes last. */
function ascending(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}

/** Null comes last here, too. */
function descending(a: string | null, b: string | null): number {
  return a === null || b === null ? ascending(a, b) : ascending(b, a)
}
