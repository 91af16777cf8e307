import { isRole } from '../reply/role.ts'
import { HEADER, type ReplyField, replyFields, roleBit } from './column-record.ts'
import type { Columns } from './columns.ts'
import { FacetCounts, type FieldCounts } from './facet-counts.ts'
import type { Filters } from './reply-index.ts'
import { ANY_ROLE, CHOSEN_ROLES, ROLE_BITS } from './satisfaction.ts'
import { setsWith } from './value-sets.ts'

/** Replies that may be selected, ascending, and for each what is known of it. */
export interface Candidates {
  readonly replies: Uint32Array
  /** The bits under which it satisfies the query, see `satisfaction`; `spoken` where each wanted text is enough. */
  readonly satisfied: Uint16Array
  /** The roles of its passages that hold a wanted text. */
  readonly spoken: Uint16Array
}

/** The filters of a query. */
interface ReplyQuery {
  readonly filters: Filters
  readonly excluded?: Filters
}

/** What `Selector` looks for in the bits of a reply: one of each set of them, where `unspoken` counts as said. */
interface Asked {
  readonly needed: number
  readonly allowed: number
  readonly unspoken: number
  /** By set of roles, how many replies hold wanted texts there. */
  readonly byRoles: Uint32Array
  readonly into: Uint32Array
}

/** Selects replies by the filters of a query, and counts what every filter would leave. */
export class Selector {
  /** The roles that the section filter lets speak; all without one. */
  readonly allowedRoles: number
  readonly #bySection: boolean
  /** By reply: one bit for each field whose filter it does not pass, or of which it has an excluded value. Null without
   *  filters. */
  readonly #failed: Uint8Array | null
  readonly #counts: FacetCounts

  constructor(query: ReplyQuery, columns: Columns) {
    const { section } = query.filters
    this.#bySection = section.length > 0
    this.allowedRoles = this.#bySection
      ? section.filter(isRole).reduce((bits, role) => bits | roleBit(role), 0)
      : ROLE_BITS
    this.#failed = failedFilters(query, columns)
    this.#counts = new FacetCounts(columns)
  }

  /** Whether the reply passes the filters on whole replies. */
  passes(reply: number): boolean {
    return this.#failed === null || this.#failed[reply] === 0
  }

  /** Writes those that are selected to the front of `into`, ascending, and gives how many they are. Counts them. With a
   *  section filter one passage that may speak must hold a wanted text. */
  select(candidates: Candidates, into: Uint32Array): number {
    const allowed = this.allowedRoles
    const needed =
      candidates.satisfied === candidates.spoken
        ? allowed | HEADER
        : this.#bySection
          ? CHOSEN_ROLES
          : ANY_ROLE
    const unspoken = this.#bySection ? 0 : allowed
    const { byRoles } = this.#counts
    const asked = { needed, allowed, unspoken, byRoles }
    return this.#failed
      ? this.#selectPassing(candidates, this.#failed, { ...asked, into })
      : selectFound(candidates, { ...asked, into })
  }

  #selectPassing({ replies, satisfied, spoken }: Candidates, failed: Uint8Array, asked: Asked): number {
    const { needed, allowed, unspoken, byRoles, into } = asked
    const failing = new Uint32Array(replies.length)
    const ownRoles = ROLE_BITS
    let count = 0
    let left = 0
    for (let at = 0; at < replies.length; at += 1) {
      const reply = replies[at] ?? 0
      const bits = satisfied[at] ?? 0
      const said = spoken[at] ?? 0
      const isClosed = -(failed[reply] ?? 0) >>> 31
      const held = (isClosed - 1) & bits & said & ownRoles
      byRoles[held] = (byRoles[held] ?? 0) + 1
      const isFound = (-(bits & needed) & -((said | unspoken) & allowed)) >>> 31
      into[count] = reply
      count += isFound & ~isClosed
      failing[left] = reply
      left += isFound & isClosed
    }
    this.#counts.addFailing(failing.subarray(0, left), failed)
    return count
  }

  /** For each field and value the replies that the filter on its field would select if it stood alone there. `selected`
   *  are all replies that were, ascending. To be asked once, at the end. */
  counts(selected: Uint32Array): FieldCounts {
    return this.#counts.counts(selected)
  }
}

// In these loops hardly anything is a branch, because what a reply holds is hard to foresee: of a number above 0,
// `-number >>> 31` is 1.

function selectFound({ replies, satisfied, spoken }: Candidates, asked: Asked): number {
  const { needed, allowed, unspoken, byRoles, into } = asked
  const ownRoles = ROLE_BITS
  let count = 0
  for (let at = 0; at < replies.length; at += 1) {
    const bits = satisfied[at] ?? 0
    const said = spoken[at] ?? 0
    const held = bits & said & ownRoles
    byRoles[held] = (byRoles[held] ?? 0) + 1
    into[count] = replies[at] ?? 0
    count += (-(bits & needed) & -((said | unspoken) & allowed)) >>> 31
  }
  return count
}

function failedFilters({ filters, excluded }: ReplyQuery, columns: Columns): Uint8Array | null {
  let failed: Uint8Array | null = null
  for (const [place, field] of replyFields.entries()) {
    const [wanted, unwanted] = [filters[field], excluded?.[field] ?? []]
    if (wanted.length + unwanted.length === 0) continue
    failed ??= new Uint8Array(columns.rolesOf.length)
    const fails = failingSets(columns, field, { wanted, unwanted })
    const setOf = columns.sets.setsOf[place] ?? noSets
    for (let reply = 0; reply < failed.length; reply += 1)
      failed[reply] = (failed[reply] ?? 0) | ((fails[setOf[reply] ?? 0] ?? 0) << place)
  }
  return failed
}

/** By set, 1 where it has an unwanted value, or none of the wanted ones where some are. */
function failingSets(
  { sets, values }: Columns,
  field: ReplyField,
  { wanted, unwanted }: { readonly wanted: readonly string[]; readonly unwanted: readonly string[] },
): Uint8Array {
  const numbersOf = (of: readonly string[]): number[] => of.flatMap((value) => values.numbersOf(field, value))
  const fails = setsWith(sets, numbersOf(unwanted))
  if (wanted.length === 0) return fails
  const has = setsWith(sets, numbersOf(wanted))
  for (let set = 0; set < fails.length; set += 1) fails[set] = (fails[set] ?? 0) | ((has[set] ?? 0) ^ 1)
  return fails
}

const noSets = new Uint32Array(0)
