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

/** The columns of an index from the records of its chunks, each of which is valid until the next, where `values` stand in
 *  `pages`: copies their arrays one behind another, reads no string. Throws RangeError where records and table speak of
 *  different replies. */
export function joinColumns(
  chunks: Iterable<ColumnRecord | undefined>,
  table: ReplyTable,
  { pages, values }: { readonly pages: readonly SetPage[]; readonly values: TagValues },
): Columns {
  const replies = table.heads.length
  const joined = {
    roleBits: new Uint16Array(table.replyOf.length),
    rolesOf: new Uint16Array(replies),
    docTypes: new Uint8Array(replies),
    titles: new Uint16Array(replies),
    characters: new Uint32Array(replies),
  }
  const setsOf = replyFields.map(() => new Uint32Array(replies))
  const ids: ColumnRecord['id'][] = []
  for (const record of chunks) {
    const chunk = ids.length
    const first = table.firsts[chunk] ?? 0
    if ((record?.starts.length ?? 0) !== (table.firsts[chunk + 1] ?? first) - first)
      throw new RangeError('columns and extents differ')
    ids.push(record?.id ?? noId)
    if (!record) continue
    joined.roleBits.set(record.roleBits, chunk * CHUNK_SIZE)
    joined.rolesOf.set(record.rolesOf, first)
    joined.docTypes.set(record.docTypes, first)
    joined.titles.set(record.titles, first)
    joined.characters.set(record.characters, first)
    for (const [place, sets] of record.sets.entries()) setsOf[place]?.set(sets, first)
  }
  return {
    ...joined,
    values,
    sets: valueSets(pages, setsOf),
    regionsOf: (reply) => values.stringsOf(setsOf[REGION]?.[reply] ?? 0),
    idOf: (reply) => {
      const chunk = Math.floor((table.heads[reply] ?? 0) / CHUNK_SIZE)
      return reply < replies ? (ids[chunk]?.(reply - (table.firsts[chunk] ?? 0)) ?? '') : ''
    },
  }
}

const noId = (): ReplyId => ''
