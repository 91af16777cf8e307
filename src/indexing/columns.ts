import type { ReplyId } from '../reply/reply.ts'
import { type Role, roles } from '../reply/role.ts'
import {
  type ColumnRecord,
  fromLongNumbers,
  fromNumbers,
  linesOf,
  type ReplyField,
  replyFields,
} from './column-record.ts'
import type { ReplyTable } from './extents.ts'

/** What replies and passages are filtered, counted and ranked by, as arrays: small enough to hold in memory, some 70 bytes
 *  a reply, two a passage. */
export interface Columns {
  /** By passage id: `roleBit` of its role, `HEADER` for a header line, 0 in a hole. */
  readonly roleBits: Uint16Array
  /** By reply: the roles of its passages. */
  readonly rolesOf: Uint16Array
  /** By reply. */
  readonly ids: readonly ReplyId[]
  /** Every value that a reply may have, by its code. */
  readonly values: readonly TagValue[]
  /** The codes of reply n are `codes[starts[n]]` … `codes[starts[n + 1] - 1]`. */
  readonly starts: Uint32Array
  readonly codes: Uint32Array
  /** By code: `fieldBit` of its field, and how many replies have it. */
  readonly fields: Uint8Array
  readonly totals: Uint32Array
  /** By reply: the place of its type among the types; what its titles take of the folded header line; the code units of
   *  its passages. */
  readonly docTypes: Uint8Array
  readonly titles: Uint16Array
  readonly characters: Uint32Array
}

/** A value of a field. */
export interface TagValue {
  readonly field: ReplyField
  readonly value: string
}

/** Stands beside the bits of the ten roles. */
export const HEADER = 1 << 15

/** The role of a bit that `roleBit` gave; `other` for any other number. */
export function roleOfBit(bit: number): Role {
  return roles[31 - Math.clz32(bit)] ?? 'other'
}

/** One bit for each role. */
export function roleBit(role: Role): number {
  return 1 << roles.indexOf(role)
}

/** One bit for each field. */
export function fieldBit(field: ReplyField): number {
  return 1 << replyFields.indexOf(field)
}

/** The columns of an index from the records of its chunks. Linear in replies and passages. Throws RangeError where
 *  records and table speak of different replies. */
export function joinColumns(records: readonly (ColumnRecord | undefined)[], table: ReplyTable): Columns {
  const held = records.filter((record) => record !== undefined)
  const ids = held.flatMap((record) => linesOf(record.ids))
  if (ids.length !== table.heads.length) throw new RangeError('columns and extents differ')
  return { ...joinRoles(held, table), ids, ...joinTags(held, ids.length), ...joinOutlines(held, ids.length) }
}

function joinOutlines(
  records: readonly ColumnRecord[],
  replies: number,
): Pick<Columns, 'docTypes' | 'titles' | 'characters'> {
  const docTypes = new Uint8Array(replies)
  const titles = new Uint16Array(replies)
  const characters = new Uint32Array(replies)
  let reply = 0
  for (const record of records) {
    docTypes.set(record.docTypes, reply)
    titles.set(fromNumbers(record.titles), reply)
    characters.set(fromLongNumbers(record.characters), reply)
    reply += record.docTypes.length
  }
  return { docTypes, titles, characters }
}

function joinRoles(
  records: readonly ColumnRecord[],
  { heads, replyOf }: ReplyTable,
): Pick<Columns, 'roleBits' | 'rolesOf'> {
  const roleBits = new Uint16Array(replyOf.length)
  const rolesOf = new Uint16Array(heads.length)
  let reply = 0
  for (const { passages, roles: places } of records) {
    let at = 0
    for (const count of fromNumbers(passages)) {
      const head = heads[reply] ?? 0
      roleBits[head] = HEADER
      let own = 0
      for (let ordinal = 1; ordinal <= count; ordinal += 1) {
        const bit = 1 << (places[at] ?? 0)
        roleBits[head + ordinal] = bit
        own |= bit
        at += 1
      }
      rolesOf[reply] = own
      reply += 1
    }
  }
  return { roleBits, rolesOf }
}

function joinTags(
  records: readonly ColumnRecord[],
  replies: number,
): Pick<Columns, 'values' | 'starts' | 'codes' | 'fields' | 'totals'> {
  const values: TagValue[] = []
  const known = replyFields.map(() => new Map<string, number>())
  const codeOf = (field: number, value: string): number => {
    const code = known[field]?.get(value)
    if (code !== undefined) return code
    known[field]?.set(value, values.length)
    return values.push({ field: replyFields[field] ?? 'region', value }) - 1
  }
  const starts = new Uint32Array(replies + 1)
  const codes = new Uint32Array(records.reduce((sum, record) => sum + record.codes.length / 2, 0))
  let reply = 0
  let at = 0
  for (const record of records) {
    const own = linesOf(record.values).map((value, place) => codeOf(record.fields[place] ?? 0, value))
    for (const code of fromNumbers(record.codes)) {
      codes[at] = own[code] ?? 0
      at += 1
    }
    for (const count of fromNumbers(record.counts)) {
      starts[reply + 1] = (starts[reply] ?? 0) + count
      reply += 1
    }
  }
  const totals = new Uint32Array(values.length)
  for (const code of codes) totals[code] = (totals[code] ?? 0) + 1
  return { values, starts, codes, fields: Uint8Array.from(values, ({ field }) => fieldBit(field)), totals }
}
