import { SETS_A_PAGE, type SetPage } from './set-page.ts'

/** The values of replies as numbered sets: all that have the same values of a field have one number there, so that to
 *  count values is to count one number a reply and field. The empty set is 0; a value is a set by itself; all others are
 *  another set with one value more, and have greater numbers than both. A county mostly stands behind the same city and
 *  province: the sets of regions make a tree. */
export interface ValueSets {
  /** By place of the field, by reply. */
  readonly setsOf: readonly Uint32Array[]
  /** The sets of several values, ascending; and for each of those the set that it extends and the value by which it does. */
  readonly joined: Uint32Array
  readonly before: Uint32Array
  readonly last: Uint32Array
  /** By set: how many replies have it, and no other of the field. */
  readonly totals: Uint32Array
}

/** The sets that stand in `pages`; by place of the field, by reply, those that replies have. */
export function valueSets(pages: readonly SetPage[], setsOf: readonly Uint32Array[]): ValueSets {
  // The empty set stands in no page.
  const most = Math.max(1, pages.length) * SETS_A_PAGE
  const totals = new Uint32Array(most)
  const [joined, before, last] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)]
  let count = 0
  for (const [at, page] of pages.entries()) {
    totals.set(page.uses, at * SETS_A_PAGE)
    for (let place = 0; place < SETS_A_PAGE; place += 1) {
      const extended = page.before[place] ?? 0
      if (extended === 0) continue
      const value = page.last[place] ?? 0
      const uses = page.uses[place] ?? 0
      joined[count] = at * SETS_A_PAGE + place
      before[count] = extended
      last[count] = value
      count += 1
      // Whoever has a set was counted for what it extends and for its values, too.
      totals[extended] = (totals[extended] ?? 0) - uses
      totals[value] = (totals[value] ?? 0) - uses
    }
  }
  const used = (numbers: Uint32Array): Uint32Array => numbers.subarray(0, count)
  return { setsOf, joined: used(joined), before: used(before), last: used(last), totals }
}

/** Sets of replies to count, all but `selected` by place of the field. */
export interface RepliesToCount {
  /** Count for every field. */
  readonly selected: Uint32Array
  /** Count for one field besides. */
  readonly besides: ReadonlyMap<number, Uint32Array>
}

/** By set, how many of the replies have it: of most replies by what the others take away. */
export function countSets({ setsOf, totals }: ValueSets, { selected, besides }: RepliesToCount): Uint32Array {
  const isMost = selected.length * 2 > (setsOf[0]?.length ?? 0)
  const bySet = isMost ? totals.slice() : new Uint32Array(totals.length)
  const counted = isMost ? gapsIn(selected, setsOf[0]?.length ?? 0) : selected
  for (const [field, setOf] of setsOf.entries()) {
    addSets(setOf, counted, { one: isMost ? -1 : 1, to: bySet })
    addSets(setOf, besides.get(field) ?? none, { one: 1, to: bySet })
  }
  return bySet
}

/** By number of a value, how many replies have it; `bySet` is used up. */
export function countsByValue({ joined, before, last }: ValueSets, bySet: Uint32Array): Uint32Array {
  for (let at = joined.length - 1; at >= 0; at -= 1) {
    const count = bySet[joined[at] ?? 0] ?? 0
    const rest = before[at] ?? 0
    const value = last[at] ?? 0
    bySet[rest] = (bySet[rest] ?? 0) + count
    bySet[value] = (bySet[value] ?? 0) + count
  }
  return bySet
}

const none = new Uint32Array(0)

/** The numbers below `end` that are not among `numbers`, which ascend. */
function gapsIn(numbers: Uint32Array, end: number): Uint32Array {
  const gaps = new Uint32Array(end - numbers.length)
  let [next, count] = [0, 0]
  for (let at = 0; at <= numbers.length; at += 1) {
    const number = at < numbers.length ? (numbers[at] ?? 0) : end
    for (; next < number; next += 1) gaps[count++] = next
    next = number + 1
  }
  return gaps
}

/** Adds `one` to the count of the set of each of `replies`. */
function addSets(
  setOf: Uint32Array,
  replies: Uint32Array,
  { one, to }: { readonly one: number; readonly to: Uint32Array },
): void {
  for (let at = 0; at < replies.length; at += 1) {
    const set = setOf[replies[at] ?? 0] ?? 0
    to[set] = (to[set] ?? 0) + one
  }
}

/** By set, 1 where it has the value of one of `values`. */
export function setsWith({ joined, before, last, totals }: ValueSets, values: readonly number[]): Uint8Array {
  const having = new Uint8Array(totals.length)
  for (const value of values) having[value] = 1
  if (values.length === 0) return having
  for (let at = 0; at < joined.length; at += 1)
    having[joined[at] ?? 0] = (having[before[at] ?? 0] ?? 0) | (having[last[at] ?? 0] ?? 0)
  return having
}
