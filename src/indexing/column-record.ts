import type { ReplyId } from '../reply/reply.ts'
import { type Role, roles } from '../reply/role.ts'
import type { IndexEntry } from './index-entry.ts'
import { type TagField, tagFields } from './reply-index.ts'

/** Fields that tag a reply as a whole. */
export const replyFields = tagFields.filter((field) => field !== 'section')
export type ReplyField = Exclude<TagField, 'section'>

/** What queries filter and count one reply by. */
export interface ReplyRow {
  /** Id of its header line within the chunk. */
  readonly start: number
  readonly id: ReplyId
  /** Of its passages, in their order. */
  readonly roles: readonly Role[]
  readonly values: Readonly<Record<ReplyField, readonly string[]>>
}

/** 16-bit numbers as bytes. */
type Numbers = Uint8Array

/** The rows of one chunk turned round, as they are stored: in the order of their starts. */
export interface ColumnRecord {
  readonly starts: Numbers
  readonly ids: readonly ReplyId[]
  /** For each reply: how many passages. */
  readonly passages: Numbers
  /** For each passage: the place of its role among the roles, a byte. */
  readonly roles: Uint8Array
  readonly fields: Readonly<Record<ReplyField, FieldRecord>>
}

export interface FieldRecord {
  /** Each value once. */
  readonly values: readonly string[]
  /** For each reply: how many values it has; and which, as places in `values`. */
  readonly counts: Numbers
  readonly codes: Numbers
}

/** The row of a reply that begins at `start` in its chunk. `entries` are its header line and passages. */
export function replyRow(start: number, id: ReplyId, entries: readonly IndexEntry[]): ReplyRow {
  const [header, ...passages] = entries
  const role = ({ tags }: IndexEntry): Role => (tags.section?.[0] ?? 'other') as Role
  return { start, id, roles: passages.map(role), values: byField((field) => header?.tags[field] ?? []) }
}

/** `rows` in any order. */
export function encodeColumns(rows: readonly ReplyRow[]): ColumnRecord {
  const sorted = rows.toSorted((a, b) => a.start - b.start)
  return {
    starts: toNumbers(sorted.map((row) => row.start)),
    ids: sorted.map((row) => row.id),
    passages: toNumbers(sorted.map((row) => row.roles.length)),
    roles: Uint8Array.from(sorted.flatMap((row) => row.roles.map((role) => roles.indexOf(role)))),
    fields: byField((field) => encodeField(sorted.map((row) => row.values[field]))),
  }
}

/** No rows for a missing record. */
export function decodeColumns(record: ColumnRecord | undefined): ReplyRow[] {
  if (!record) return []
  const values = byField((field) => decodeField(record.fields[field]))
  const [starts, passages] = [fromNumbers(record.starts), fromNumbers(record.passages)]
  let at = 0
  return record.ids.map((id, row) => {
    const first = at
    at += passages[row] ?? 0
    const own = Array.from(record.roles.subarray(first, at), (role) => roles[role] ?? 'other')
    return {
      start: starts[row] ?? 0,
      id,
      roles: own,
      values: byField((field) => values[field][row] ?? []),
    }
  })
}

function encodeField(rows: readonly (readonly string[])[]): FieldRecord {
  const places = new Map<string, number>()
  const codes: number[] = []
  for (const value of rows.flat()) {
    const place = places.get(value) ?? places.size
    places.set(value, place)
    codes.push(place)
  }
  return {
    values: [...places.keys()],
    counts: toNumbers(rows.map((row) => row.length)),
    codes: toNumbers(codes),
  }
}

function decodeField({ values, counts, codes }: FieldRecord): string[][] {
  const all = fromNumbers(codes)
  let at = 0
  return Array.from(fromNumbers(counts), (count) => {
    const first = at
    at += count
    return Array.from(all.subarray(first, at), (code) => values[code] ?? '')
  })
}

function toNumbers(numbers: readonly number[]): Numbers {
  return Buffer.from(Uint16Array.from(numbers).buffer)
}

/** The 16-bit numbers in the bytes of a record. */
export function fromNumbers(bytes: Numbers): Uint16Array {
  return new Uint16Array(new Uint8Array(bytes).buffer)
}

function byField<T>(of: (field: ReplyField) => T): Record<ReplyField, T> {
  return Object.fromEntries(replyFields.map((field) => [field, of(field)])) as Record<ReplyField, T>
}
