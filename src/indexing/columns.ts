import { type Role, roles } from '../reply/role.ts'
import type { PostingReader } from './posting-reader.ts'
import { type TagField, tagFields } from './reply-index.ts'

/** The tags turned round: for each reply and passage, what it has. Small enough to hold in memory: some 12 bytes a
 *  reply and field, two a passage. */
export interface Columns {
  /** By passage id: `roleBit` of its role, `HEADER` for a header line, 0 in a hole. */
  readonly roleBits: Uint16Array
  /** By reply: the roles of its passages. */
  readonly rolesOf: Uint16Array
  readonly fields: Readonly<Record<ReplyField, Column>>
}

/** Fields that tag a reply as a whole. */
export const replyFields = tagFields.filter((field) => field !== 'section')
export type ReplyField = Exclude<TagField, 'section'>

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

/** What `readColumns` needs to know of the index. */
export interface Layout {
  readonly reader: PostingReader
  /** By passage id: the number of its reply. */
  readonly replyOf: Uint32Array
  /** By reply: the id of its header line. */
  readonly heads: Uint32Array
}

/** Reads all tags of an index. Linear in their number. */
export function readColumns(layout: Layout): Columns {
  const roleBits = new Uint16Array(layout.replyOf.length)
  const rolesOf = new Uint16Array(layout.heads.length)
  for (const head of layout.heads) roleBits[head] = HEADER
  for (const role of roles) {
    const bit = roleBit(role)
    layout.reader.eachTagged('section', role, (id) => {
      const reply = layout.replyOf[id] ?? 0
      roleBits[id] = bit
      rolesOf[reply] = (rolesOf[reply] ?? 0) | bit
    })
  }
  const fields = Object.fromEntries(replyFields.map((field) => [field, readColumn(field, layout)]))
  return { roleBits, rolesOf, fields: fields as Record<ReplyField, Column> }
}

/** Two passes over the records: the first counts the values of each reply, the second files them. */
function readColumn(field: ReplyField, { reader, replyOf, heads }: Layout): Column {
  const values = reader.tagValues(field)
  const starts = new Uint32Array(heads.length + 1)
  const each = (visit: (reply: number, code: number) => void): void => {
    for (const [code, value] of values.entries()) {
      reader.eachTagged(field, value, (id) => visit(replyOf[id] ?? 0, code))
    }
  }
  each((reply) => {
    starts[reply + 1] = (starts[reply + 1] ?? 0) + 1
  })
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const codes = new Uint32Array(starts.at(-1) ?? 0)
  const filled = starts.slice()
  each((reply, code) => {
    const at = filled[reply] ?? 0
    codes[at] = code
    filled[reply] = at + 1
  })
  return { values, starts, codes }
}
