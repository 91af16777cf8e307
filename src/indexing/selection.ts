import { type Role, roles } from '../reply/role.ts'
import { type ReplyField, replyFields } from './column-record.ts'
import { type Columns, roleBit } from './columns.ts'
import type { Filters, TagField } from './reply-index.ts'
import { ANY_ROLE, CHOSEN_ROLES, ROLE_BITS } from './satisfaction.ts'

/** Selects replies by the filters of a query, and counts what every filter would leave. */
export class Selector {
  /** The roles that the section filter lets speak; those of all passages without one. */
  readonly allowedRoles: number
  readonly #isFiltered: boolean
  readonly #fails: (reply: number) => number
  readonly #tally: Tally

  constructor(query: { readonly filters: Filters; readonly excluded?: Filters }, columns: Columns) {
    const { section } = query.filters
    const chosen = section.filter((role): role is Role => (roles as readonly string[]).includes(role))
    this.#isFiltered = section.length > 0
    this.allowedRoles = this.#isFiltered ? chosen.reduce((bits, role) => bits | roleBit(role), 0) : ROLE_BITS
    this.#fails = failures(query, columns)
    this.#tally = new Tally(columns)
  }

  /** Whether a reply is selected, which satisfies the query under `bits` (see `satisfaction`), and in which passages of
   *  the roles `spoken` hold a wanted text. Counts it. With a section filter one passage that may speak must hold one. */
  select(reply: number, bits: number, spoken: number): boolean {
    if (bits === 0) return false
    const failed = this.#fails(reply)
    if (failed === 0) this.#tally.countRoles(bits & spoken & ROLE_BITS)
    const passes = this.#isFiltered
      ? (bits & CHOSEN_ROLES) !== 0 && (spoken & this.allowedRoles) !== 0
      : (bits & ANY_ROLE) !== 0
    if (!passes) return false
    this.#tally.countFields(reply, failed)
    return failed === 0
  }

  /** For each field and value the replies that the filter on its field would select if it stood alone there. */
  counts(): Readonly<Record<TagField, ReadonlyMap<string, number>>> {
    return this.#tally.counts()
  }
}

/** Gives for a reply one bit for each field whose filter it does not pass, or of which it has an excluded value. */
function failures(
  { filters, excluded }: { readonly filters: Filters; readonly excluded?: Filters },
  columns: Columns,
): (reply: number) => number {
  const active = replyFields.flatMap((field, at) => {
    const [wanted, unwanted] = [new Set(filters[field]), new Set(excluded?.[field])]
    if (wanted.size + unwanted.size === 0) return []
    const column = columns.fields[field]
    const passes = column.values.map((value) => wanted.has(value))
    const fails = column.values.map((value) => unwanted.has(value))
    return [{ bit: 1 << at, column, isOpen: wanted.size === 0, passes, fails }]
  })
  return (reply) => {
    let failed = 0
    for (const { bit, column, isOpen, passes, fails } of active) {
      const end = column.starts[reply + 1] ?? 0
      let passed = isOpen
      for (let at = column.starts[reply] ?? 0; at < end; at += 1) {
        const code = column.codes[at] ?? 0
        if (passes[code]) passed = true
        if (!fails[code]) continue
        passed = false
        break
      }
      if (!passed) failed |= bit
    }
    return failed
  }
}

/** Counts replies by field and value. */
class Tally {
  readonly #columns: Columns
  readonly #byRole = new Uint32Array(roles.length)
  readonly #byField: readonly {
    readonly field: ReplyField
    readonly bit: number
    readonly counts: Uint32Array
  }[]

  constructor(columns: Columns) {
    this.#columns = columns
    this.#byField = replyFields.map((field, at) => ({
      field,
      bit: 1 << at,
      counts: new Uint32Array(columns.fields[field].values.length),
    }))
  }

  countRoles(bits: number): void {
    for (let role = 0; role < roles.length; role += 1) {
      if (bits & (1 << role)) this.#byRole[role] = (this.#byRole[role] ?? 0) + 1
    }
  }

  /** A reply that fails no other field's filter counts for the values of a field. */
  countFields(reply: number, failed: number): void {
    for (const { field, bit, counts } of this.#byField) {
      if ((failed & ~bit) !== 0) continue
      const { starts, codes } = this.#columns.fields[field]
      const end = starts[reply + 1] ?? 0
      for (let at = starts[reply] ?? 0; at < end; at += 1) {
        const code = codes[at] ?? 0
        counts[code] = (counts[code] ?? 0) + 1
      }
    }
  }

  counts(): Record<TagField, ReadonlyMap<string, number>> {
    const found = this.#byField.map(({ field, counts }) => [
      field,
      nonZero(this.#columns.fields[field].values, counts),
    ])
    return { ...Object.fromEntries(found), section: nonZero(roles, this.#byRole) } as Record<
      TagField,
      ReadonlyMap<string, number>
    >
  }
}

function nonZero(values: readonly string[], counts: Uint32Array): ReadonlyMap<string, number> {
  const entries = values.map((value, at) => [value, counts[at] ?? 0] as const)
  return new Map(entries.filter(([, count]) => count > 0))
}
