import type { ReplyId } from '../reply/reply.ts'
import { type ColumnRecord, replyFields } from './column-record.ts'
import type { ReplyTable } from './extents.ts'
import { CHUNK_SIZE } from './postings.ts'
import type { SetPage } from './set-page.ts'
import type { TagValues } from './tag-values.ts'
import { type ValueSets, valueSets } from './value-sets.ts'

/** What replies and passages are filtered, counted and ranked by, as arrays: small enough to hold in memory, some 40 bytes
 *  a reply, two a passage. */
export interface Columns {
  /** By passage id: `roleBit` of its role, `HEADER` for a header line, 0 in a hole. */
  readonly roleBits: Uint16Array
  /** By reply: the roles of its passages. */
  readonly rolesOf: Uint16Array
  readonly values: TagValues
  readonly sets: ValueSets
  /** By reply: the place of its type among the types; what its titles take of the folded header line; the code units of
   *  its passages. */
  readonly docTypes: Uint8Array
  readonly titles: Uint16Array
  readonly characters: Uint32Array
  /** The codes of the divisions that reply n is tagged with, the province first; empty where it has none. */
  readonly regionsOf: (reply: number) => readonly string[]
  /** Empty where there is no such reply. */
  readonly idOf: (reply: number) => ReplyId
}

const REGION = replyFields.indexOf('region')

/** The columns of an index from the records of its chunks, where `values` stand in `pages`: copies their arrays one behind
 *  another, reads no string. Throws RangeError where records and table speak of different replies. */
export function joinColumns(
  chunks: readonly (ColumnRecord | undefined)[],
  table: ReplyTable,
  { pages, values }: { readonly pages: readonly SetPage[]; readonly values: TagValues },
): Columns {
  const records = chunks.filter((record) => record !== undefined)
  const replies = records.reduce((sum, { starts }) => sum + starts.length, 0)
  if (replies !== table.heads.length) throw new RangeError('columns and extents differ')
  const roleBits = new Uint16Array(table.replyOf.length)
  for (const [chunk, record] of chunks.entries()) roleBits.set(record?.roleBits ?? [], chunk * CHUNK_SIZE)
  const setsOf = replyFields.map((_, place) =>
    joined(Uint32Array, records, ({ sets }) => sets[place] ?? none),
  )
  return {
    roleBits,
    rolesOf: joined(Uint16Array, records, ({ rolesOf }) => rolesOf),
    values,
    sets: valueSets(pages, setsOf),
    docTypes: joined(Uint8Array, records, ({ docTypes }) => docTypes),
    titles: joined(Uint16Array, records, ({ titles }) => titles),
    characters: joined(Uint32Array, records, ({ characters }) => characters),
    regionsOf: (reply) => values.stringsOf(setsOf[REGION]?.[reply] ?? 0),
    idOf: (reply) => {
      const chunk = Math.floor((table.heads[reply] ?? 0) / CHUNK_SIZE)
      return reply < replies ? (chunks[chunk]?.id(reply - (table.firsts[chunk] ?? 0)) ?? '') : ''
    },
  }
}

const none = new Uint32Array(0)

interface NumberArray {
  readonly length: number
  set(numbers: ArrayLike<number>, at: number): void
}

function joined<T extends NumberArray & ArrayLike<number>>(
  make: new (length: number) => T,
  records: readonly ColumnRecord[],
  of: (record: ColumnRecord) => T,
): T {
  const parts = records.map(of)
  const all = new make(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
