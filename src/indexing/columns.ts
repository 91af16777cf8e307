import type { ReplyId } from '../reply/reply.ts'
import { type ColumnRecord, openColumns } from './column-record.ts'
import type { ReplyTable } from './extents.ts'
import { CHUNK_SIZE } from './postings.ts'
import { TagValues } from './tag-values.ts'
import { type ValueSets, valueSets } from './value-sets.ts'

/** What replies and passages are filtered, counted and ranked by, as arrays: small enough to hold in memory, some 50 bytes
 *  a reply, two a passage. */
export interface Columns {
  /** By passage id: `roleBit` of its role, `HEADER` for a header line, 0 in a hole. */
  readonly roleBits: Uint16Array
  /** By reply: the roles of its passages. */
  readonly rolesOf: Uint16Array
  /** The codes of reply n are `codes[starts[n]]` … `codes[starts[n + 1] - 1]`, each of a value that it has. The same value has
   *  another code in each chunk, and one number in all of them: see `values`. */
  readonly starts: Uint32Array
  readonly codes: Uint32Array
  readonly values: TagValues
  /** Made when first asked for. */
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

/** The columns of an index from the records of its chunks: copies their arrays one behind another, reads no string.
 *  Throws RangeError where a record is none, or records and table speak of different replies. */
export function joinColumns(chunks: readonly (Uint8Array | undefined)[], table: ReplyTable): Columns {
  const opened = chunks.map((bytes) => bytes && openColumns(bytes))
  const records = opened.filter((record) => record !== undefined)
  const replies = records.reduce((sum, { starts }) => sum + starts.length, 0)
  if (replies !== table.heads.length) throw new RangeError('columns and extents differ')
  const roleBits = new Uint16Array(table.replyOf.length)
  for (const [chunk, record] of opened.entries()) roleBits.set(record?.roleBits ?? [], chunk * CHUNK_SIZE)
  const starts = startsOf(records, replies)
  const codes = codesOf(records)
  const values = new TagValues(records)
  let sets: ValueSets | null = null
  return {
    roleBits,
    rolesOf: joined(Uint16Array, records, ({ rolesOf }) => rolesOf),
    starts,
    codes,
    values,
    get sets() {
      sets ??= numberedSets({ starts, codes, values })
      return sets
    },
    docTypes: joined(Uint8Array, records, ({ docTypes }) => docTypes),
    titles: joined(Uint16Array, records, ({ titles }) => titles),
    characters: joined(Uint32Array, records, ({ characters }) => characters),
    regionsOf: (reply) => values.stringsOf('region', codes.subarray(starts[reply], starts[reply + 1])),
    idOf: idReader(records),
  }
}

/** Of values by their numbers in all chunks: no query joins what it counts by chunk. */
function numberedSets({ starts, codes, values }: Pick<Columns, 'starts' | 'codes' | 'values'>): ValueSets {
  const { numberOf, fields } = values
  return valueSets({ starts, values: codes.map((code) => numberOf[code] ?? 0), fields })
}

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

/** Those of the first chunk come first, then those of the next. */
function codesOf(records: readonly ColumnRecord[]): Uint32Array {
  let base = 0
  return joined(Uint32Array, records, ({ codes, fields }) => {
    const own = codes.map((code) => base + code)
    base += fields.length
    return own
  })
}

function startsOf(records: readonly ColumnRecord[], replies: number): Uint32Array {
  const starts = new Uint32Array(replies + 1)
  let [reply, start] = [0, 0]
  for (const { counts } of records) {
    for (let row = 0; row < counts.length; row += 1) {
      start += counts[row] ?? 0
      reply += 1
      starts[reply] = start
    }
  }
  return starts
}

/** Reads the ids of a chunk when the first of them is asked for. */
function idReader(records: readonly ColumnRecord[]): Columns['idOf'] {
  const read: ReplyId[][] = []
  return (reply) => {
    let [chunk, first] = [0, 0]
    for (; chunk < records.length; chunk += 1) {
      const next = first + (records[chunk]?.starts.length ?? 0)
      if (reply < next) break
      first = next
    }
    const ids = read[chunk] ?? records[chunk]?.ids() ?? []
    read[chunk] = ids
    return ids[reply - first] ?? ''
  }
}
