import { type DocType, docTypes, type Reply, type ReplyId } from '../reply/reply.ts'
import { lengthOf, titlesOf } from '../reply/reply-outline.ts'
import { type Role, roles } from '../reply/role.ts'
import { foldText } from '../text/fold.ts'
import type { IndexEntry } from './index-entry.ts'
import { type TagField, tagFields } from './reply-index.ts'

/** Fields that tag a reply as a whole. */
export const replyFields = tagFields.filter((field) => field !== 'section')
export type ReplyField = Exclude<TagField, 'section'>

/** What queries filter, count and rank one reply by, besides its text. */
export interface ReplyRow {
  /** Id of its header line within the chunk. */
  readonly start: number
  readonly id: ReplyId
  /** Of its passages, in their order. */
  readonly roles: readonly Role[]
  /** Without line breaks. */
  readonly values: Readonly<Record<ReplyField, readonly string[]>>
  readonly docType: DocType
  /** Code units that the titles take at the front of the folded header line, up to 65,535. */
  readonly titles: number
  /** Code units of all passages together, as they stand in the source. */
  readonly characters: number
}

/** The rows of one chunk turned round and opened: arrays over the bytes of the record, in the order of the starts.
 *
 *  A record begins with a head of 32-bit numbers: how many replies, passage ids, codes, values, bytes of ids and bytes
 *  of values. Then follow `characters` and `codes` (32 bits each), `starts`, `passages`, `counts`, `titles`,
 *  `rolesOf` and `roleBits` (16 bits), `docTypes` and `fields` (8 bits), the ids and the values. The widest stand first,
 *  so that all lie on addresses where their arrays may begin. Numbers are little-endian. What could be worked out from
 *  the rest is stored too where an index would have to go through all of it to be opened. */
export interface ColumnRecord {
  /** For each reply. */
  readonly characters: Uint32Array
  /** For each reply one after another: places in `values`. */
  readonly codes: Uint32Array
  /** For each reply; `passages` and `counts` are how many passages and codes it has. */
  readonly starts: Uint16Array
  readonly passages: Uint16Array
  readonly counts: Uint16Array
  readonly titles: Uint16Array
  /** For each reply: the roles of its passages. */
  readonly rolesOf: Uint16Array
  /** By passage id within the chunk, up to the last: `roleBit` of its role, `HEADER` for a header line, 0 in a hole. */
  readonly roleBits: Uint16Array
  /** For each reply: the place of its type among the types. */
  readonly docTypes: Uint8Array
  /** For each value: `fieldBit` of its field. */
  readonly fields: Uint8Array
  /** Read when asked for: strings take longer than all the numbers. */
  readonly ids: () => ReplyId[]
  /** Each once, by field, then ascending. */
  readonly values: () => string[]
}

const HEAD_NUMBERS = 6

/** Stands beside the bits of the ten roles. */
export const HEADER = 1 << 15

/** One bit for each role. */
export function roleBit(role: Role): number {
  return 1 << roles.indexOf(role)
}

/** The role of a bit that `roleBit` gave; `other` for any other number. */
export function roleOfBit(bit: number): Role {
  return roles[31 - Math.clz32(bit)] ?? 'other'
}

/** One bit for each field. */
export function fieldBit(field: ReplyField): number {
  return 1 << replyFields.indexOf(field)
}

/** The row of a reply that begins at `start` in its chunk. `header` is its header line. */
export function replyRow(start: number, reply: Reply, [header]: readonly IndexEntry[]): ReplyRow {
  return {
    start,
    id: reply.id,
    roles: reply.passages.map(({ role }) => role),
    values: byField((field) => (header?.tags[field] ?? []).map(inOneLine)),
    docType: reply.docType,
    titles: Math.min(0xffff, foldText(titlesOf(reply.header).join('。')).length),
    characters: lengthOf(reply),
  }
}

/** What a record is made of: its arrays, and its strings as lists. */
export interface ColumnParts extends Omit<ColumnRecord, 'ids' | 'values'> {
  readonly ids: readonly ReplyId[]
  readonly values: readonly string[]
}

/** `rows` in any order. */
export function encodeColumns(rows: readonly ReplyRow[]): Buffer {
  const sorted = rows.toSorted((a, b) => a.start - b.start)
  const { values, fields, codes } = listValues(sorted)
  const bits = sorted.map((row) => row.roles.map(roleBit))
  return packColumns({
    characters: Uint32Array.from(sorted, (row) => row.characters),
    codes: Uint32Array.from(codes.flat()),
    starts: Uint16Array.from(sorted, (row) => row.start),
    passages: Uint16Array.from(sorted, (row) => row.roles.length),
    counts: Uint16Array.from(codes, (own) => own.length),
    titles: Uint16Array.from(sorted, (row) => row.titles),
    rolesOf: Uint16Array.from(bits, (own) => own.reduce((all, bit) => all | bit, 0)),
    roleBits: bitsById(sorted, bits),
    docTypes: Uint8Array.from(sorted, ({ docType }) => docTypes.indexOf(docType)),
    fields: Uint8Array.from(fields, fieldBit),
    ids: sorted.map((row) => row.id),
    values,
  })
}

/** The record of `parts`. */
export function packColumns(parts: ColumnParts): Buffer {
  const ids = Buffer.from(parts.ids.join('\n'))
  const values = Buffer.from(parts.values.join('\n'))
  const { starts, roleBits, codes, fields } = parts
  const head = [starts.length, roleBits.length, codes.length, fields.length, ids.length, values.length]
  return Buffer.concat([
    bytesOf(Uint32Array.from(head)),
    ...[parts.characters, codes].map(bytesOf),
    ...[starts, parts.passages, parts.counts, parts.titles, parts.rolesOf, roleBits].map(bytesOf),
    parts.docTypes,
    fields,
    ids,
    values,
  ])
}

/** The values of `rows` with their fields, as they are stored; and for each row its codes. */
function listValues(rows: readonly ReplyRow[]): {
  readonly values: readonly string[]
  readonly fields: readonly ReplyField[]
  readonly codes: readonly (readonly number[])[]
} {
  const values: string[] = []
  const fields: ReplyField[] = []
  const codes = rows.map((): number[] => [])
  for (const field of replyFields) {
    const own = [...new Set(rows.flatMap((row) => row.values[field]))].sort()
    const codeOf = new Map(own.map((value, at) => [value, values.length + at]))
    for (const [at, row] of rows.entries()) {
      for (const value of row.values[field]) codes[at]?.push(codeOf.get(value) ?? 0)
    }
    for (const value of own) {
      values.push(value)
      fields.push(field)
    }
  }
  return { values, fields, codes }
}

/** `bits` are those of the passages of each row. */
function bitsById(rows: readonly ReplyRow[], bits: readonly (readonly number[])[]): Uint16Array {
  const last = rows.at(-1)
  const byId = new Uint16Array(last ? last.start + 1 + last.roles.length : 0)
  for (const [at, { start }] of rows.entries()) {
    byId[start] = HEADER
    byId.set(bits[at] ?? [], start + 1)
  }
  return byId
}

/** Opens a record. Throws RangeError for bytes that are none. */
export function openColumns(bytes: Uint8Array): ColumnRecord {
  if (bytes.length < 4 * HEAD_NUMBERS) throw new RangeError('length of a column record')
  const { buffer } = new Uint8Array(bytes)
  const [replies = 0, ids = 0, codes = 0, values = 0, idBytes = 0, valueBytes = 0] = new Uint32Array(
    buffer,
    0,
    HEAD_NUMBERS,
  )
  const numbers = 4 * (HEAD_NUMBERS + replies + codes) + 2 * (5 * replies + ids)
  const length = numbers + replies + values + idBytes + valueBytes
  if (length !== bytes.length) throw new RangeError('length of a column record')
  let at = 4 * HEAD_NUMBERS
  const take = <T>(
    make: new (buffer: ArrayBuffer, at: number, length: number) => T,
    count: number,
    width: number,
  ): T => {
    const view = new make(buffer, at, count)
    at += width * count
    return view
  }
  const opened = {
    characters: take(Uint32Array, replies, 4),
    codes: take(Uint32Array, codes, 4),
    starts: take(Uint16Array, replies, 2),
    passages: take(Uint16Array, replies, 2),
    counts: take(Uint16Array, replies, 2),
    titles: take(Uint16Array, replies, 2),
    rolesOf: take(Uint16Array, replies, 2),
    roleBits: take(Uint16Array, ids, 2),
    docTypes: take(Uint8Array, replies, 1),
    fields: take(Uint8Array, values, 1),
  }
  const names = take(Uint8Array, idBytes, 1)
  const lines = take(Uint8Array, valueBytes, 1)
  return { ...opened, ids: () => linesOf(names), values: () => linesOf(lines) }
}

/** Lists of strings are stored as one, separated by line ends. */
function inOneLine(value: string): string {
  return value.replaceAll('\n', ' ')
}

function linesOf(bytes: Uint8Array): string[] {
  const list = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
  return list === '' ? [] : list.split('\n')
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function byField<T>(of: (field: ReplyField) => T): Record<ReplyField, T> {
  return Object.fromEntries(replyFields.map((field) => [field, of(field)])) as Record<ReplyField, T>
}
