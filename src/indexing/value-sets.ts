import { replyFields } from './column-record.ts'

/** The values of replies, numbered from 0 on. */
interface ValueColumns {
  /** Those of reply n are `values[starts[n]]` … `values[starts[n + 1] - 1]`. */
  readonly starts: Uint32Array
  readonly values: Uint32Array
  /** By value: `fieldBit` of its field. */
  readonly fields: Uint8Array
}

/** The values of replies as numbered sets: all that have the same values of a field have one number there, so that to
 *  count values is to count one number a reply and field. The empty set is 0, the set of a single value is its number
 *  and 1; all others are another set with one value more, and have greater numbers than that. A county mostly stands behind
 *  the same city and province: the sets of regions make a tree. */
export interface ValueSets {
  /** By place of the field, by reply. */
  readonly setsOf: readonly Uint32Array[]
  /** The first set of several values; for each of those, from 0 on, the set that it extends and the value by which it does. */
  readonly first: number
  readonly before: Uint32Array
  readonly last: Uint32Array
  /** By set: how many replies have it. */
  readonly totals: Uint32Array
}

/** Takes some tens of nanoseconds a value. */
export function valueSets({ starts, values, fields }: ValueColumns): ValueSets {
  const replies = starts.length - 1
  const setsOf = replyFields.map(() => new Uint32Array(replies))
  const sets = new GrowingSets(fields.length + 1, values.length)
  for (let reply = 0; reply < replies; reply += 1) {
    const end = starts[reply + 1] ?? 0
    for (let at = starts[reply] ?? 0; at < end; at += 1) {
      const value = values[at] ?? 0
      const setOf = setsOf[31 - Math.clz32(fields[value] ?? 0)]
      const set = setOf?.[reply] ?? 0
      if (setOf) setOf[reply] = set === 0 ? value + 1 : sets.extended(set, value)
    }
  }
  const totals = new Uint32Array(sets.first + sets.count)
  const everyReply = Uint32Array.from({ length: replies }, (_, reply) => reply)
  for (const setOf of setsOf) addSets(setOf, everyReply, { one: 1, to: totals })
  const [before, last] = [sets.before.slice(0, sets.count), sets.last.slice(0, sets.count)]
  return { setsOf, first: sets.first, before, last, totals }
}

/** Sets of several values, numbered as they are met, found by what they extend and by what. */
class GrowingSets {
  readonly first: number
  readonly before: Uint32Array
  readonly last: Uint32Array
  count = 0
  /** By hash: the place of a set and 1, 0 for none. Half of it stays empty. */
  readonly #slots: Uint32Array

  /** `most` sets at most. */
  constructor(first: number, most: number) {
    this.first = first
    this.before = new Uint32Array(most)
    this.last = new Uint32Array(most)
    this.#slots = new Uint32Array(2 ** (33 - Math.clz32(most)))
  }

  /** The set of that number with `value` besides. */
  extended(set: number, value: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    const hash = Math.imul(set, 0x9e3779b1) ^ Math.imul(value, 0x85ebca6b)
    let slot = (hash ^ (hash >>> 15)) & mask
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const known = (slots[slot] ?? 0) - 1
      if (this.before[known] === set && this.last[known] === value) return this.first + known
    }
    const added = this.count
    this.count += 1
    slots[slot] = this.count
    this.before[added] = set
    this.last[added] = value
    return this.first + added
  }
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

/** By value, how many replies have it; `bySet` is used up. */
export function countsByValue({ first, before, last }: ValueSets, bySet: Uint32Array): Uint32Array {
  for (let place = before.length - 1; place >= 0; place -= 1) {
    const count = bySet[first + place] ?? 0
    const rest = before[place] ?? 0
    const single = (last[place] ?? 0) + 1
    bySet[rest] = (bySet[rest] ?? 0) + count
    bySet[single] = (bySet[single] ?? 0) + count
  }
  return bySet.subarray(1, first)
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
export function setsWith({ first, before, last, totals }: ValueSets, values: readonly number[]): Uint8Array {
  const having = new Uint8Array(totals.length)
  for (const value of values) having[value + 1] = 1
  if (values.length === 0) return having
  for (let place = 0; place < before.length; place += 1)
    having[first + place] = (having[before[place] ?? 0] ?? 0) | (having[(last[place] ?? 0) + 1] ?? 0)
  return having
}
