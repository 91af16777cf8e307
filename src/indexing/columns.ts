import type { ReplyId } from '../reply/reply.ts'
import { type Role, roles } from '../reply/role.ts'
import { type ColumnRecord, fromNumbers, type ReplyField, replyFields } from './column-record.ts'
import type { ReplyTable } from './extents.ts'

/** What replies and passages are filtered and counted by, as arrays: small enough to hold in memory, some 60 bytes a
 *  reply, two a passage. */
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
}

/** A value of a field. */
export interface TagValue {
  readonly field: ReplyField
  readonly value: string
}

/** Stands beside the bits of the ten roles. */
export const HEADER = 1 << 15

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
  const ids = held.flatMap((record) => record.ids)
  if (ids.length !== table.heads.length) throw new RangeError('columns and extents differ')
  return { ...joinRoles(held, table), ids, ...joinTags(held, ids.length) }
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
  const known = new Map(replyFields.map((field) => [field, new Map<string, number>()]))
  const codeOf = (field: ReplyField, value: string): number => {
    const code = known.get(field)?.get(value)
    if (code !== undefined) return code
    known.get(field)?.set(value, values.length)
    return values.push({ field, value }) - 1
  }
  const starts = new Uint32Array(replies + 1)
  const length = (record: ColumnRecord): number =>
    replyFields.reduce((sum, field) => sum + record.fields[field].codes.length / 2, 0)
  const codes = new Uint32Array(records.reduce((sum, record) => sum + length(record), 0))
  let [reply, at] = [0, 0]
  for (const { fields, ids } of records) {
    const columns = replyFields.map((field) => ({
      codeOf: Uint32Array.from(fields[field].values, (value) => codeOf(field, value)),
      counts: fromNumbers(fields[field].counts),
      codes: fromNumbers(fields[field].codes),
      next: 0,
    }))
    for (let row = 0; row < ids.length; row += 1) {
      for (const column of columns) {
        for (let left = column.counts[row] ?? 0; left > 0; left -= 1) {
          codes[at] = column.codeOf[column.codes[column.next] ?? 0] ?? 0
          column.next += 1
          at += 1
        }
      }
      reply += 1
      starts[reply] = at
    }
  }
  const totals = new Uint32Array(values.length)
  for (const code of codes) totals[code] = (totals[code] ?? 0) + 1
  return { values, starts, codes, fields: Uint8Array.from(values, ({ field }) => fieldBit(field)), totals }
}
