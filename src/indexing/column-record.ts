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

/** The rows of one chunk turned round, as they are stored: in the order of their starts. Lists of strings are one string,
 *  separated by line ends, which no value holds: reading many short ones takes several times as long. */
export interface ColumnRecord {
  readonly starts: Numbers
  readonly ids: string
  /** For each reply: how many passages. */
  readonly passages: Numbers
  /** For each passage: the place of its role among the roles, a byte. */
  readonly roles: Uint8Array
  /** Each value once; and for each the place of its field among the reply fields, a byte. */
  readonly values: string
  readonly fields: Uint8Array
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
  const tags = sorted.map(({ values }) =>
    replyFields.flatMap((field, at) => values[field].map((v) => [at, v] as const)),
  )
  const places = new Map<string, number>()
  const codes = tags.flat().map(([field, value]) => {
    const tag = `${String.fromCharCode(field)}${value.replaceAll('\n', ' ')}`
    const place = places.get(tag) ?? places.size
    places.set(tag, place)
    return place
  })
  return {
    starts: toNumbers(sorted.map((row) => row.start)),
    ids: sorted.map((row) => row.id).join('\n'),
    passages: toNumbers(sorted.map((row) => row.roles.length)),
    roles: Uint8Array.from(sorted.flatMap((row) => row.roles.map((role) => roles.indexOf(role)))),
    values: [...places.keys()].map((tag) => tag.slice(1)).join('\n'),
    fields: Uint8Array.from(places.keys(), (tag) => tag.charCodeAt(0)),
    counts: toNumbers(tags.map((own) => own.length)),
    codes: toNumbers(codes),
  }
}

/** No rows for a missing record. */
export function decodeColumns(record: ColumnRecord | undefined): ReplyRow[] {
  if (!record) return []
  const [starts, passages] = [fromNumbers(record.starts), fromNumbers(record.passages)]
  const [counts, codes] = [fromNumbers(record.counts), fromNumbers(record.codes)]
  const values = linesOf(record.values)
  let [role, code] = [0, 0]
  return linesOf(record.ids).map((id, row) => {
    const ownRoles = record.roles.subarray(role, role + (passages[row] ?? 0))
    const ownCodes = Array.from(codes.subarray(code, code + (counts[row] ?? 0)))
    role += ownRoles.length
    code += ownCodes.length
    const ofField = (field: ReplyField): string[] =>
      ownCodes
        .filter((own) => replyFields[record.fields[own] ?? -1] === field)
        .map((own) => values[own] ?? '')
    return {
      start: starts[row] ?? 0,
      id,
      roles: Array.from(ownRoles, (place) => roles[place] ?? 'other'),
      values: byField(ofField),
    }
  })
}

/** The strings of a list in a record. */
export function linesOf(list: string): string[] {
  return list === '' ? [] : list.split('\n')
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
