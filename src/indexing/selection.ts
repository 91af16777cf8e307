import { isRole, roles } from '../reply/role.ts'
import { fieldBit, type ReplyField, replyFields, roleBit } from './column-record.ts'
import type { Columns } from './columns.ts'
import type { Filters, TagField } from './reply-index.ts'
import { ANY_ROLE, CHOSEN_ROLES, ROLE_BITS } from './satisfaction.ts'
import { type CountedStrings, SortedCounts } from './sorted-counts.ts'

type Counts = Readonly<Record<TagField, ReadonlyMap<string, number>>>

/** Selects replies by the filters of a query, and counts what every filter would leave. */
export class Selector {
  /** The roles that the section filter lets speak; all without one. */
  readonly allowedRoles: number
  readonly #bySection: boolean
  readonly #columns: Columns
  /** By code: the bit of its field where the filter wants or excludes the value. Null where it has no value to. */
  readonly #wanted: Uint8Array | null
  readonly #unwanted: Uint8Array | null
  /** The bits of the fields that must have a wanted value. */
  readonly #asked: number
  readonly #isFiltered: boolean
  readonly #tally: Tally

  constructor(query: { readonly filters: Filters; readonly excluded?: Filters }, columns: Columns) {
    const { section } = query.filters
    this.#bySection = section.length > 0
    this.allowedRoles = this.#bySection
      ? section.filter(isRole).reduce((bits, role) => bits | roleBit(role), 0)
      : ROLE_BITS
    this.#columns = columns
    this.#wanted = bitsOf(columns, query.filters)
    this.#unwanted = bitsOf(columns, query.excluded)
    const asked = replyFields.filter((field) => query.filters[field].length > 0)
    this.#asked = asked.reduce((bits, field) => bits | fieldBit(field), 0)
    this.#isFiltered = this.#asked !== 0 || this.#unwanted !== null
    this.#tally = new Tally(columns)
  }

  /** Whether a reply is selected, which satisfies the query under `bits` (see `satisfaction`), and in which passages of
   *  the roles `spoken` hold a wanted text. Counts it. With a section filter one passage that may speak must hold one. */
  select(reply: number, bits: number, spoken: number): boolean {
    const failed = this.#isFiltered ? this.#failed(reply) : 0
    if (failed === 0) this.#tally.countRoles(bits & spoken & ROLE_BITS)
    const passes = this.#bySection
      ? (bits & CHOSEN_ROLES) !== 0 && (spoken & this.allowedRoles) !== 0
      : (bits & ANY_ROLE) !== 0
    if (!passes) return false
    if (this.#isFiltered) this.#tally.countValues(reply, failed)
    return failed === 0
  }

  /** For each field and value the replies that the filter on its field would select if it stood alone there. `selected`
   *  are all replies that were, ascending. To be asked once, at the end. */
  counts(selected: Uint32Array): Counts {
    if (!this.#isFiltered) this.#tally.countSelected(selected)
    return this.#tally.counts()
  }

  /** One bit for each field whose filter the reply does not pass, or of which it has an excluded value. */
  #failed(reply: number): number {
    const { starts, codes } = this.#columns
    const end = starts[reply + 1] ?? 0
    const [wanted, unwanted] = [this.#wanted, this.#unwanted]
    let passed = 0
    let failed = 0
    for (let at = starts[reply] ?? 0; at < end; at += 1) {
      const code = codes[at] ?? 0
      if (wanted) passed |= wanted[code] ?? 0
      if (unwanted) failed |= unwanted[code] ?? 0
    }
    return failed | (this.#asked & ~passed)
  }
}

/** By code, the bit of its field where `filters` name the value. Null where they name none. */
function bitsOf({ values, fields }: Columns, filters: Filters | undefined): Uint8Array | null {
  const codes = replyFields.flatMap((field) =>
    (filters?.[field] ?? []).flatMap((value) => values.codesOf(field, value)),
  )
  if (codes.length === 0) return null
  const bits = new Uint8Array(fields.length)
  for (const code of codes) bits[code] = fields[code] ?? 0
  return bits
}

const sortedRoles = [...roles].sort()

/** Counts replies by field and value. */
class Tally {
  readonly #columns: Columns
  /** By set of roles. */
  readonly #byRoles = new Uint32Array(1 << roles.length)
  /** By code. */
  readonly #byCode: Uint32Array

  constructor(columns: Columns) {
    this.#columns = columns
    this.#byCode = new Uint32Array(columns.fields.length)
  }

  countRoles(bits: number): void {
    this.#byRoles[bits] = (this.#byRoles[bits] ?? 0) + 1
  }

  /** A reply that fails no other field's filter counts for the values of a field. */
  countValues(reply: number, failed: number): void {
    if (failed === 0) this.#add(reply, 1)
    if (failed === 0 || (failed & (failed - 1)) !== 0) return
    const { starts, codes, fields } = this.#columns
    const end = starts[reply + 1] ?? 0
    for (let at = starts[reply] ?? 0; at < end; at += 1) {
      const code = codes[at] ?? 0
      if (fields[code] === failed) this.#byCode[code] = (this.#byCode[code] ?? 0) + 1
    }
  }

  /** Counts all of `selected`, which ascend: of most replies by what the others take away. */
  countSelected(selected: Uint32Array): void {
    const { rolesOf, totals } = this.#columns
    if (selected.length * 2 < rolesOf.length) {
      for (const reply of selected) this.#add(reply, 1)
      return
    }
    this.#byCode.set(totals)
    let at = 0
    for (let reply = 0; reply < rolesOf.length; reply += 1) {
      if (selected[at] === reply) at += 1
      else this.#add(reply, -1)
    }
  }

  counts(): Counts {
    const byField = (field: ReplyField): [TagField, ReadonlyMap<string, number>] => [
      field,
      new SortedCounts(() => this.#columns.values.countsOf(field, this.#byCode)),
    ]
    const section: [TagField, ReadonlyMap<string, number>] = [
      'section',
      new SortedCounts(() => this.#countsOfRoles()),
    ]
    return Object.fromEntries([section, ...replyFields.map(byField)]) as Counts
  }

  #add(reply: number, one: number): void {
    const { starts, codes } = this.#columns
    const counts = this.#byCode
    const end = starts[reply + 1] ?? 0
    for (let at = starts[reply] ?? 0; at < end; at += 1) {
      const code = codes[at] ?? 0
      counts[code] = (counts[code] ?? 0) + one
    }
  }

  #countsOfRoles(): CountedStrings {
    const counts = new Uint32Array(roles.length)
    for (let bits = 1; bits < this.#byRoles.length; bits += 1) {
      const count = this.#byRoles[bits] ?? 0
      if (count === 0) continue
      for (let place = 0; place < roles.length; place += 1) {
        const role = sortedRoles[place]
        if (role && bits & roleBit(role)) counts[place] = (counts[place] ?? 0) + count
      }
    }
    return { strings: sortedRoles, counts }
  }
}
