import { z } from 'zod'
import { ascending } from './ascending.ts'
import type { SearchBody } from './conditions.ts'

/** Counts replies by the code of their authority, see `authorityCode`. There are tens of thousands of authorities, and a
 *  bucket for each takes the cluster more time than all the rest of a search: here each shard gives one text, codes and counts
 *  by turns, a line each. */
export const authorityCounts: SearchBody = {
  scripted_metric: {
    init_script: 'state.counts = new HashMap()',
    map_script:
      'if (doc.authorityCode.size() == 0) return; ' +
      'def code = doc.authorityCode.value; ' +
      'state.counts.put(code, state.counts.getOrDefault(code, 0) + 1)',
    combine_script:
      'StringBuilder text = new StringBuilder(); ' +
      'for (entry in state.counts.entrySet()) ' +
      '{ text.append(entry.getKey()).append((char) 10).append(entry.getValue()).append((char) 10) } ' +
      'return text.toString()',
    reduce_script: 'return states',
  },
}

/** What `authorityCounts` gives: null of a shard without any of the replies. */
export const authorityAnswer = z.object({ value: z.array(z.string().nullable()) })

/** Replies by the code of their authority. */
export function readAuthorityCounts({ value }: z.infer<typeof authorityAnswer>): Map<number, number> {
  const counts = new Map<number, number>()
  for (const text of value) {
    const numbers = (text ?? '').split('\n').map(Number)
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const [code = 0, count = 0] = [numbers[at], numbers[at + 1]]
      counts.set(code, (counts.get(code) ?? 0) + count)
    }
  }
  return counts
}

/** Codes asked about in one search. */
const CODES_AT_ONCE = 10_000

/** The names of authorities, of which each is asked for once. */
export class AuthorityNames {
  readonly #names = new Map<number, string>()

  /** `counts` by name, ascending. An authority whose last reply was removed a moment ago is left out. */
  async named(
    counts: ReadonlyMap<number, number>,
    search: (bodies: readonly SearchBody[]) => Promise<readonly unknown[]>,
  ): Promise<Map<string, number>> {
    const unknown = [...counts.keys()].filter((code) => !this.#names.has(code))
    const bodies: SearchBody[] = []
    for (let at = 0; at < unknown.length; at += CODES_AT_ONCE) {
      bodies.push(namesRequest(unknown.slice(at, at + CODES_AT_ONCE)))
    }
    for (const answer of bodies.length > 0 ? await search(bodies) : []) {
      for (const { key } of namesAnswer.parse(answer).aggregations.names.buckets) {
        this.#names.set(key.code, key.name)
      }
    }
    return ascending(
      Array.from(counts).flatMap(([code, count]) => {
        const name = this.#names.get(code)
        return name === undefined ? [] : [[name, count] as const]
      }),
    )
  }
}

function namesRequest(codes: readonly number[]): SearchBody {
  const sources = [
    { code: { terms: { field: 'authorityCode' } } },
    { name: { terms: { field: 'authority' } } },
  ]
  return {
    size: 0,
    track_total_hits: false,
    query: { terms: { authorityCode: codes } },
    aggs: { names: { composite: { size: codes.length, sources } } },
  }
}

const namesAnswer = z.object({
  aggregations: z.object({
    names: z.object({
      buckets: z.array(z.object({ key: z.object({ code: z.number(), name: z.string() }) })),
    }),
  }),
})
