import type { ReplyId } from '../reply/reply.ts'
import { type Role, roles } from '../reply/role.ts'
import {
  type ColumnRecord,
  type FieldRecord,
  fromNumbers,
  type ReplyField,
  replyFields,
} from './column-record.ts'
import type { ReplyTable } from './extents.ts'

/** What replies and passages are filtered and counted by, as arrays: small enough to hold in memory, some 12 bytes a
 *  reply and field, two a passage. */
export interface Columns {
  /** By passage id: `roleBit` of its role, `HEADER` for a header line, 0 in a hole. */
  readonly roleBits: Uint16Array
  /** By reply: the roles of its passages. */
  readonly rolesOf: Uint16Array
  /** By reply. */
  readonly ids: readonly ReplyId[]
  readonly fields: Readonly<Record<ReplyField, Column>>
}

/** Values of one field: reply n has `codes[starts[n]]` … `codes[starts[n + 1] - 1]`, which index `values`. */
export interface Column {
  readonly values: readonly string[]
  readonly starts: Uint32Array
  readonly codes: Uint32Array
}

/** Stands beside the bits of the ten roles. */
export const HEADER = 1 << 15

/** One bit for each role. */
export function roleBit(role: Role): number {
  return 1 << roles.indexOf(role)
}

/** The columns of an index from the records of its chunks. Linear in replies and passages. Throws RangeError where
 *  records and table speak of different replies. */
export function joinColumns(records: readonly (ColumnRecord | undefined)[], table: ReplyTable): Columns {
  const held = records.filter((record) => record !== undefined)
  const ids = held.flatMap((record) => record.ids)
  if (ids.length !== table.heads.length) throw new RangeError('columns and extents differ')
  const fields = replyFields.map((field) => [field, joinField(held.map((record) => record.fields[field]))])
  return { ...joinRoles(held, table), ids, fields: Object.fromEntries(fields) as Record<ReplyField, Column> }
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

function joinField(records: readonly FieldRecord[]): Column {
  const places = new Map<string, number>()
  const starts = new Uint32Array(1 + records.reduce((sum, { counts }) => sum + counts.length / 2, 0))
  const codes = new Uint32Array(records.reduce((sum, record) => sum + record.codes.length / 2, 0))
  let [reply, at] = [0, 0]
  for (const { values, counts, codes: own } of records) {
    const place = Uint32Array.from(values, (value) => {
      const known = places.get(value) ?? places.size
      places.set(value, known)
      return known
    })
    for (const code of fromNumbers(own)) {
      codes[at] = place[code] ?? 0
      at += 1
    }
    for (const count of fromNumbers(counts)) {
      starts[reply + 1] = (starts[reply] ?? 0) + count
      reply += 1
    }
  }
  return { values: [...places.keys()], starts, codes }
}
