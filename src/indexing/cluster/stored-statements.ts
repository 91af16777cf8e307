import { z } from 'zod'
import type { ReplyStatements } from '../../statements/reply-statements.ts'
import { yearOf } from '../extents.ts'
import type { ReplyFilters } from '../reply-index.ts'
import { type PackedStatements, unpackStatements } from '../statement-record.ts'
import type { Cluster } from './cluster.ts'
import { all, withPassage } from './conditions.ts'
import type { Version } from './layout.ts'
import { replyPages } from './stored-parts.ts'

// Written by this program from `packStatements`; the index is named by the rules that made it.
export const storedStatements = z.object({
  day: z.number(),
  lines: z.string(),
  statements: z.custom<PackedStatements>((value) => typeof value === 'object'),
})

/** See `ReplyIndex.statements`. */
export async function* readStatements(
  cluster: Cluster,
  version: Version,
  { filters, letters }: { readonly filters: ReplyFilters; readonly letters: readonly string[] },
): AsyncGenerator<readonly ReplyStatements[]> {
  const wanted = Object.entries(filters).filter(([, values]) => values.length > 0)
  const tagged = wanted.map(([field, values]) => ({ terms: { [field]: values } }))
  const held = letters.map((letter) => ({ term: { 'passages.terms': letter } }))
  const pages = replyPages(cluster, version, {
    query: all([...tagged, ...(held.length > 0 ? [withPassage(all(held))] : [])]),
    sort: [{ day: 'desc' }, { order: 'asc' }, { _id: 'asc' }],
    parts: ['day', 'lines', 'statements'],
    shape: storedStatements,
  })
  for await (const page of pages) {
    yield page.map(({ _id: id, _source: { day, lines, statements } }) => {
      const year = yearOf(day)
      return unpackStatements(statements, { id, year: year === null ? null : String(year), lines })
    })
  }
}
