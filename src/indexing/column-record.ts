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
  readonly values: Readonly<Record<ReplyField, readonly string[]>>
  readonly docType: DocType
  /** Code units that the titles take at the front of the folded header line, up to 65,535. */
  readonly titles: number
  /** Code units of all passages together, as they stand in the source. */
  readonly characters: number
}

/** A row, and for each field, by its place, the number of the set of its values: see `set-book.ts`. */
export interface NumberedRow extends ReplyRow {
  readonly sets: readonly number[]
}

/** The rows of one chunk turned round and opened: arrays over the bytes of the record, in the order of the starts.
 *
 *  A record begins with a head of 32-bit numbers: how many replies, passage ids and bytes of ids. Then follow
 *  `characters`, the sets field by field and `idEnds` (32 bits each), `starts`, `passages`, `titles`, `rolesOf` and
 *  `roleBits` (16 bits), `docTypes` (8 bits) and the ids. The widest stand first, so that all lie on addresses where their
 *  arrays may begin. Numbers are little-endian. What could be worked out from the rest is stored too where an index would have
 *  to go through all of it to be opened. */
export interface ColumnRecord {
  /** For each reply. */
  readonly characters: Uint32Array
  /** By place of the field, for each reply. */
  readonly sets: readonly Uint32Array[]
  /** For each reply; `passages` is how many it has. */
  readonly starts: Uint16Array
  readonly passages: Uint16Array
  readonly titles: Uint16Array
  /** For each reply: the roles of its passages. */
  readonly rolesOf: Uint16Array
  /** By passage id within the chunk, up to the last: `roleBit` of its role, `HEADER` for a header line, 0 in a hole. */
  readonly roleBits: Uint16Array
  /** For each reply: the place of its type among the types. */
  readonly docTypes: Uint8Array
  /** Of the reply of a row; read when it is asked for. */
  readonly id: (row: number) => ReplyId
}

const HEAD_NUMBERS = 3

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
    values: byField((field) => header?.tags[field] ?? []),
    docType: reply.docType,
    titles: Math.min(0xffff, foldText(titlesOf(reply.header).join('。')).length),
    characters: lengthOf(reply),
  }
}

/** What a record is made of. */
export interface ColumnParts extends Omit<ColumnRecord, 'id'> {
  readonly ids: readonly ReplyId[]
}

/** `rows` in any order. */
export function encodeColumns(rows: readonly NumberedRow[]): Buffer {
  const sorted = rows.toSorted((a, b) => a.start - b.start)
  const bits = sorted.map((row) => row.roles.map(roleBit))
  return packColumns({
    characters: Uint32Array.from(sorted, (row) => row.characters),
    sets: replyFields.map((_, place) => Uint32Array.from(sorted, ({ sets }) => sets[place] ?? 0)),
    starts: Uint16Array.from(sorted, (row) => row.start),
    passages: Uint16Array.from(sorted, (row) => row.roles.length),
    titles: Uint16Array.from(sorted, (row) => row.titles),
    rolesOf: Uint16Array.from(bits, (own) => own.reduce((all, bit) => all | bit, 0)),
    roleBits: bitsById(sorted, bits),
    docTypes: Uint8Array.from(sorted, ({ docType }) => docTypes.indexOf(docType)),
    ids: sorted.map((row) => row.id),
  })
}

/** The record of `parts`. */
export function packColumns(parts: ColumnParts): Buffer {
  const ids = parts.ids.map((id) => Buffer.from(id))
  let end = 0
  const idEnds = Uint32Array.from(ids, ({ length }) => (end += length))
  const { starts, passages, titles, rolesOf, roleBits } = parts
  return Buffer.concat([
    ...[Uint32Array.of(starts.length, roleBits.length, end), parts.characters].map(bytesOf),
    ...[...parts.sets, idEnds].map(bytesOf),
    ...[starts, passages, titles, rolesOf, roleBits].map(bytesOf),
    parts.docTypes,
    ...ids,
  ])
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

/** Opens a record. Its arrays lie in `room`, where that is large enough, and are valid until it is used again; ids stay.
 *  Throws RangeError for bytes that are none. */
export function openColumns(bytes: Uint8Array, room?: ArrayBuffer): ColumnRecord {
  if (bytes.length < 4 * HEAD_NUMBERS) throw new RangeError('length of a column record')
  const buffer = room && room.byteLength >= bytes.length ? room : new ArrayBuffer(bytes.length)
  new Uint8Array(buffer).set(bytes)
  const [replies = 0, ids = 0, idBytes = 0] = new Uint32Array(buffer, 0, HEAD_NUMBERS)
  const wide = HEAD_NUMBERS + replies * (2 + replyFields.length)
  if (4 * wide + 2 * (4 * replies + ids) + replies + idBytes !== bytes.length)
    throw new RangeError('length of a column record')
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
  const characters = take(Uint32Array, replies, 4)
  const sets = replyFields.map(() => take(Uint32Array, replies, 4))
  const idEnds = take(Uint32Array, replies, 4).slice()
  const opened = {
    starts: take(Uint16Array, replies, 2),
    passages: take(Uint16Array, replies, 2),
    titles: take(Uint16Array, replies, 2),
    rolesOf: take(Uint16Array, replies, 2),
    roleBits: take(Uint16Array, ids, 2),
    docTypes: take(Uint8Array, replies, 1),
  }
  const names = Buffer.from(new Uint8Array(buffer, at, idBytes))
  const id = (row: number): ReplyId => names.toString('utf8', row === 0 ? 0 : idEnds[row - 1], idEnds[row])
  return { characters, sets, ...opened, id }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function byField<T>(of: (field: ReplyField) => T): Record<ReplyField, T> {
  return Object.fromEntries(replyFields.map((field) => [field, of(field)])) as Record<ReplyField, T>
}
