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
  /** For each reply: the place of its type among the types, a byte; then what its titles and passages take. */
  readonly docTypes: Uint8Array
  readonly titles: Numbers
  /** 32-bit numbers. */
  readonly characters: Uint8Array
}

/** The row of a reply that begins at `start` in its chunk. `entries` are its header line and passages. */
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
    docTypes: Uint8Array.from(sorted, ({ docType }) => docTypes.indexOf(docType)),
    titles: toNumbers(sorted.map((row) => row.titles)),
    characters: Buffer.from(Uint32Array.from(sorted, (row) => row.characters).buffer),
  }
}

/** No rows for a missing record. */
export function decodeColumns(record: ColumnRecord | undefined): ReplyRow[] {
  if (!record) return []
  const [starts, passages] = [fromNumbers(record.starts), fromNumbers(record.passages)]
  const [counts, codes] = [fromNumbers(record.counts), fromNumbers(record.codes)]
  const [titles, characters] = [fromNumbers(record.titles), fromLongNumbers(record.characters)]
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
      docType: docTypes[record.docTypes[row] ?? 0] ?? 'other',
      titles: titles[row] ?? 0,
      characters: characters[row] ?? 0,
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

/** The 32-bit numbers in the bytes of a record. */
export function fromLongNumbers(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(new Uint8Array(bytes).buffer)
}

function byField<T>(of: (field: ReplyField) => T): Record<ReplyField, T> {
  return Object.fromEntries(replyFields.map((field) => [field, of(field)])) as Record<ReplyField, T>
}
