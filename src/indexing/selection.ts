import { type Role, roles } from '../reply/role.ts'
import { type Columns, HEADER, type ReplyField, replyFields, roleBit } from './columns.ts'
import type { Matches } from './matching.ts'
import type { QueryNode, QueryText } from './query-tree.ts'
import type { Filters, TagField } from './reply-index.ts'

/** Which replies match a query and its filters, and what every filter would leave. */
export interface Selection {
  /** Numbers of the matching replies, ascending. */
  readonly replies: readonly number[]
  /** By reply: 1 where it matches. */
  readonly isSelected: Uint8Array
  /** The roles that the section filter lets speak; all bits without one. */
  readonly allowedRoles: number
  readonly counts: Readonly<Record<TagField, ReadonlyMap<string, number>>>
}

/** Beside the bits of the ten roles: the node is satisfied when the passages of any role speak, and when those of the
 *  chosen roles do. */
const ANY_ROLE = 1 << 13
const CHOSEN_ROLES = 1 << 14
const ALL_BITS = (1 << 15) - 1
const ROLE_BITS = (1 << roles.length) - 1

/** Selects among all replies. A text counts where a passage that may speak holds it, or the header line; with a
 *  section filter one such passage must hold a wanted text. Each value's count is what the filter on its field would
 *  select if it stood alone there. Linear in the replies with a match and their tags. */
export function selectReplies(
  query: { readonly tree: QueryNode | null; readonly filters: Filters; readonly excluded?: Filters },
  matches: Matches,
  columns: Columns,
): Selection {
  const sections = query.filters.section.filter((role) =>
    (roles as readonly string[]).includes(role),
  ) as Role[]
  const isFiltered = query.filters.section.length > 0
  const allowedRoles = isFiltered ? sections.reduce((bits, role) => bits | roleBit(role), 0) : ROLE_BITS
  const satisfied = evaluator(query.tree, matches, allowedRoles)
  const fails = failures(query, columns)
  const tally = new Tally(columns)
  const isSelected = new Uint8Array(columns.rolesOf.length)
  const replies: number[] = []
  for (let reply = 0; reply < columns.rolesOf.length; reply += 1) {
    const bits = satisfied(reply)
    if (bits === 0) continue
    const spoken = query.tree ? wantedRoles(matches, reply) : (columns.rolesOf[reply] ?? 0)
    const failed = fails(reply)
    if (failed === 0) tally.countRoles(bits & spoken & ROLE_BITS)
    const passes = isFiltered
      ? (bits & CHOSEN_ROLES) !== 0 && (spoken & allowedRoles) !== 0
      : (bits & ANY_ROLE) !== 0
    if (!passes) continue
    tally.countFields(reply, failed)
    if (failed !== 0) continue
    isSelected[reply] = 1
    replies.push(reply)
  }
  return { replies, isSelected, allowedRoles, counts: tally.counts() }
}

/** Gives for a reply the bits under which it satisfies the tree; every reply satisfies none. */
function evaluator(tree: QueryNode | null, matches: Matches, allowed: number): (reply: number) => number {
  if (tree === null) return () => ALL_BITS
  const number = new Map(matches.texts.map((text, at) => [text, at]))
  const ofText = (text: QueryText, negated: boolean): ((reply: number) => number) => {
    const masks = (negated ? matches.exact : matches.held)[number.get(text) ?? -1]
    return (reply) => {
      const mask = masks?.[reply] ?? 0
      if (mask === 0) return 0
      if (mask & HEADER) return ALL_BITS
      return mask | ANY_ROLE | (mask & allowed ? CHOSEN_ROLES : 0)
    }
  }
  const compile = (node: QueryNode, negated: boolean): ((reply: number) => number) => {
    switch (node.kind) {
      case 'text':
        return ofText(node, negated)
      case 'not': {
        const part = compile(node.part, true)
        return (reply) => ~part(reply) & ALL_BITS
      }
      case 'all': {
        const parts = node.parts.map((part) => compile(part, negated))
        return (reply) => parts.reduce((bits, part) => (bits === 0 ? 0 : bits & part(reply)), ALL_BITS)
      }
      case 'any': {
        const parts = node.parts.map((part) => compile(part, negated))
        return (reply) => parts.reduce((bits, part) => bits | part(reply), 0)
      }
    }
  }
  return compile(tree, false)
}

/** The roles of the passages of a reply that hold a wanted text. */
function wantedRoles(matches: Matches, reply: number): number {
  let bits = 0
  for (let at = 0; at < matches.wanted; at += 1) bits |= matches.held[at]?.[reply] ?? 0
  return bits & ROLE_BITS
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
