import { z } from 'zod'
import { SortedCounts } from '../sorted-counts.ts'
import type { SearchBody } from './conditions.ts'

/** Counts replies by the code of their authority, see `authorityCode`, as one text: codes and counts by turns, a blank behind
 *  each. There are tens of thousands of authorities, and a bucket for each takes the cluster more time than all the rest of a
 *  search, and this process as much again to read. */
export const authorityCounts: SearchBody = {
  scripted_metric: {
    init_script: 'state.counts = new HashMap()',
    map_script: `
      if (doc.authorityCode.size() == 0) return;
      Map counts = state.counts;
      long code = doc.authorityCode.value;
      counts.put(code, (int) counts.getOrDefault(code, 0) + 1)`,
    // Maps are not sent between nodes unless they have names for keys.
    combine_script: `
      Map counts = state.counts;
      long[] all = new long[2 * counts.size()];
      int at = 0;
      for (Map.Entry entry : counts.entrySet()) { all[at++] = (long) entry.getKey(); all[at++] = (int) entry.getValue() }
      return all`,
    // Null is the state of a shard without any of the replies.
    reduce_script: `
      Map counts = new HashMap();
      for (state in states) {
        if (state == null) continue;
        long[] all = (long[]) state;
        for (int at = 0; at < all.length; at += 2) {
          counts.put(all[at], (long) counts.getOrDefault(all[at], 0L) + all[at + 1])
        }
      }
      StringBuilder text = new StringBuilder();
      for (Map.Entry entry : counts.entrySet()) {
        text.append(entry.getKey()).append((char) 32).append(entry.getValue()).append((char) 32)
      }
      return text.toString()`,
  },
}

/** What `authorityCounts` gives. */
export const authorityAnswer = z.object({ value: z.string() })

/** Codes asked about in one search. */
const CODES_AT_ONCE = 10_000

/** The names of authorities, of which each is asked for once. */
export class AuthorityNames {
  /** Ascending, as code units compare: what is counted for them needs no sorting. */
  #names: readonly string[] = []
  /** By code, where the name stands. */
  #places: ReadonlyMap<number, number> = new Map()

  /** By name, ascending, how many replies `text` counts, see `authorityCounts`. An authority whose last reply was removed a
   *  moment ago is left out. */
  async counts(
    text: string,
    search: (bodies: readonly SearchBody[]) => Promise<readonly unknown[]>,
  ): Promise<SortedCounts> {
    const { unknown, ...first } = this.#count(text)
    if (unknown.length > 0) this.#learn(await askNames(unknown, search))
    const { counts } = unknown.length > 0 ? this.#count(text) : first
    const strings = this.#names
    return new SortedCounts(() => ({ strings, counts }))
  }

  /** By place, what `text` counts; and the codes of which no name is known. */
  #count(text: string): { counts: Uint32Array; unknown: number[] } {
    const counts = new Uint32Array(this.#names.length)
    const unknown: number[] = []
    eachCount(text, (code, count) => {
      const place = this.#places.get(code)
      if (place === undefined) unknown.push(code)
      else counts[place] = count
    })
    return { counts, unknown }
  }

  #learn(names: readonly z.infer<typeof authority>[]): void {
    const known = Array.from(this.#places, ([code, place]) => ({ code, name: this.#names[place] ?? '' }))
    // Others may have asked at the same time.
    const added = names.filter(({ code }) => !this.#places.has(code))
    const all = [...known, ...added].sort((a, b) => (a.name < b.name ? -1 : 1))
    this.#names = all.map(({ name }) => name)
    this.#places = new Map(all.map(({ code }, place) => [code, place]))
  }
}

const BLANK = ' '.charCodeAt(0)
const ZERO = '0'.charCodeAt(0)

/** The codes and counts of a text of `authorityCounts`. Digit by digit: to split it would take longer than all the rest. */
function eachCount(text: string, visit: (code: number, count: number) => void): void {
  let code: number | null = null
  let number = 0
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at)
    if (char !== BLANK) {
      number = number * 10 + char - ZERO
      continue
    }
    if (code === null) code = number
    else {
      visit(code, number)
      code = null
    }
    number = 0
  }
}

async function askNames(
  codes: readonly number[],
  search: (bodies: readonly SearchBody[]) => Promise<readonly unknown[]>,
): Promise<z.infer<typeof authority>[]> {
  const bodies: SearchBody[] = []
  for (let at = 0; at < codes.length; at += CODES_AT_ONCE) {
    bodies.push(namesRequest(codes.slice(at, at + CODES_AT_ONCE)))
  }
  const answers = await search(bodies)
  return answers.flatMap((answer) =>
    namesAnswer.parse(answer).aggregations.names.buckets.map(({ key }) => key),
  )
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

const authority = z.object({ code: z.number(), name: z.string() })

const namesAnswer = z.object({
  aggregations: z.object({
    names: z.object({ buckets: z.array(z.object({ key: authority })) }),
  }),
})
