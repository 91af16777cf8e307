import { tagFields } from '../../../src/indexing/reply-index.ts'
import type { BenchQuery } from '../queries.ts'

/** So many values of a field are shown. That each shard tells of all it has makes their counts exact. */
const LISTED = 200

/** What somebody who knows OpenSearch would ask for the same: the best ten replies by their best passage, the exact total,
 *  facets. It ranks by single passages, and knows no parts of words, no whole numbers and no exact passages. */
export function searchByHand({ kind, words }: BenchQuery): string {
  const terms = words.map((word) => ({ term: { 'passages.terms': word } }))
  const inPassages = terms.map((query) => ({ nested: { path: 'passages', score_mode: 'max', query } }))
  const fields = tagFields.filter((field) => field !== 'section')
  return JSON.stringify({
    size: 10,
    _source: false,
    track_total_hits: true,
    query: { bool: kind === 'all' ? { must: inPassages } : { should: inPassages } },
    aggs: {
      ...Object.fromEntries(
        fields.map((field) => [field, { terms: { field, size: LISTED, shard_size: 50_000 } }]),
      ),
      section: {
        nested: { path: 'passages' },
        aggs: { roles: { terms: { field: 'passages.role' }, aggs: { replies: { reverse_nested: {} } } } },
      },
    },
  })
}
