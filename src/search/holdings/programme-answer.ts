import type { Reply, ReplyId } from '../../reply/reply.ts'
import type { ProgrammeTable } from './programme-table.ts'
import { type Quote, quoteEach } from './quotes.ts'
import type { RegionRow } from './table-rows.ts'

/** A programme's table with the sentences it points at, as the page shows it and `/api/v1/programmes/…` gives it. */
export interface ProgrammeAnswer extends Omit<ProgrammeTable, 'rows'> {
  readonly rows: readonly QuotedRow[]
}

export interface QuotedRow extends Omit<RegionRow, 'telling'> {
  /** The sentence that says most; null where the region's replies do not name the programme. */
  readonly sentence: Quote | null
}

/** `table` with its sentences read from the replies. */
export async function quoteTable(
  table: ProgrammeTable,
  replyOf: (id: ReplyId) => Promise<Reply | null>,
): Promise<ProgrammeAnswer> {
  const sentences = await quoteEach(
    table.rows.map(({ telling }) => telling),
    replyOf,
  )
  const rows = table.rows.map((row, at) => {
    const { telling: _, ...facts } = row
    return { ...facts, sentence: sentences[at] ?? null }
  })
  return { ...table, rows }
}
