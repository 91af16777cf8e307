import { roles } from '../reply/role.ts'
import { type ReplyField, roleBit } from './column-record.ts'
import type { Columns } from './columns.ts'
import type { TagField } from './reply-index.ts'
import { type CountedStrings, SortedCounts } from './sorted-counts.ts'
import { countSets, countsByValue } from './value-sets.ts'

/** By field and value, how many replies have it. */
export type FieldCounts = Readonly<Record<TagField, ReadonlyMap<string, number>>>

/** Counts the replies of one query by field and value. */
export class FacetCounts {
  /** By set of roles: how many replies that pass all filters have wanted texts in passages of these; whoever selects
   *  counts them. */
  readonly byRoles = new Uint32Array(1 << roles.length)
  readonly #columns: Columns
  /** By place of the field: replies that fail its filter alone. */
  readonly #failing = new Map<number, ReplyList>()

  constructor(columns: Columns) {
    this.#columns = columns
  }

  /** Of the replies in `failing` those count for a field that fail its filter alone; `failed` has, by reply, a bit for
   *  each field whose filter it fails. */
  addFailing(failing: Uint32Array, failed: Uint8Array): void {
    for (let at = 0; at < failing.length; at += 1) {
      const reply = failing[at] ?? 0
      const fails = failed[reply] ?? 0
      if ((fails & (fails - 1)) === 0) this.#listOf(31 - Math.clz32(fails)).add(reply)
    }
  }

  #listOf(place: number): ReplyList {
    const known = this.#failing.get(place)
    if (known) return known
    const list = new ReplyList(this.#columns.rolesOf.length)
    this.#failing.set(place, list)
    return list
  }

  /** `selected` are the replies that fail none, ascending. */
  counts(selected: Uint32Array): FieldCounts {
    const { values, sets } = this.#columns
    const besides = new Map([...this.#failing].map(([place, list]) => [place, list.replies]))
    const bySet = countSets(sets, { selected, besides })
    let counted: Uint32Array | null = null
    const byValue = (): Uint32Array => {
      counted ??= countsByValue(sets, bySet)
      return counted
    }
    const ofField = (field: ReplyField): SortedCounts =>
      new SortedCounts(
        () => values.countsOf(field, byValue()),
        () => values.countHeld(field, byValue()),
      )
    return {
      region: ofField('region'),
      programme: ofField('programme'),
      section: new SortedCounts(() => countsOfRoles(this.byRoles)),
      year: ofField('year'),
      kind: ofField('kind'),
      authority: ofField('authority'),
    }
  }
}

class ReplyList {
  readonly #replies: Uint32Array
  #count = 0

  constructor(most: number) {
    this.#replies = new Uint32Array(most)
  }

  get replies(): Uint32Array {
    return this.#replies.subarray(0, this.#count)
  }

  add(reply: number): void {
    this.#replies[this.#count] = reply
    this.#count += 1
  }
}

const sortedRoles = [...roles].sort()

function countsOfRoles(byRoles: Uint32Array): CountedStrings {
  const counts = new Uint32Array(roles.length)
  for (let bits = 1; bits < byRoles.length; bits += 1) {
    const count = byRoles[bits] ?? 0
    if (count === 0) continue
    for (let place = 0; place < roles.length; place += 1) {
      const role = sortedRoles[place]
      if (role && bits & roleBit(role)) counts[place] = (counts[place] ?? 0) + count
    }
  }
  return { strings: sortedRoles, counts }
}
