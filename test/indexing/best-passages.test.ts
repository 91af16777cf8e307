import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { bestPassages } from '../../src/indexing/best-passages.ts'
import { chunkKey } from '../../src/indexing/chunk-key.ts'
import { impactOf, inverseFrequency } from '../../src/indexing/impact.ts'
import { PostingReader } from '../../src/indexing/posting-reader.ts'
import { CHUNK_SIZE, encodePostings, toPosting } from '../../src/indexing/postings.ts'
import { openStore } from '../../src/indexing/store.ts'
import { sharedFolder } from '../temporary-folder.ts'

const PASSAGES = 3 * CHUNK_SIZE
/** Terms that every n-th passage holds, some of them crowded. */
const steps = new Map([
  ['a', 2],
  ['b', 3],
  ['c', 40],
  ['d', 977],
  ['e', 30_011],
  ['f', 7],
])
interface Held {
  readonly id: number
  readonly level: number
}
const postingsOf = new Map([...steps].map(([term, step]) => [term, postingsOfEvery(step)]))

function postingsOfEvery(step: number): readonly Held[] {
  const ids = Array.from({ length: Math.floor(PASSAGES / step) }, (_, at) => at * step)
  return ids
    .filter((id) => id % CHUNK_SIZE !== CHUNK_SIZE - 1)
    .map((id) => ({ id, level: 3 + ((id * 31 + step) % 13) }))
}

const store = openStore(join(sharedFolder(), 'terms.mdb'), 'write')
store.transaction(() => {
  for (const [term, all] of postingsOf) {
    for (let chunk = 0; chunk < PASSAGES / CHUNK_SIZE; chunk += 1) {
      const held = all.filter(({ id }) => Math.floor(id / CHUNK_SIZE) === chunk)
      const postings = Uint32Array.from(held, ({ id, level }) => toPosting(id % CHUNK_SIZE, level))
      store.postings.put(chunkKey(chunk, term), Buffer.from(encodePostings(postings)))
    }
  }
})
const reader = new PostingReader(store, PASSAGES / CHUNK_SIZE)
afterAll(() => store.close())

/** What a plain sum over all postings gives. */
function expected(terms: readonly string[], hold: 'all' | 'any', want: number) {
  const scores = new Float64Array(PASSAGES)
  const counts = new Uint8Array(PASSAGES)
  for (const term of terms) {
    const postings = postingsOf.get(term) ?? []
    const rarity = inverseFrequency(postings.length, PASSAGES)
    for (const { id, level } of postings) {
      scores[id] = (scores[id] ?? 0) + rarity * impactOf(level)
      counts[id] = (counts[id] ?? 0) + 1
    }
  }
  const held = scores.filter((_, id) => (counts[id] ?? 0) >= (hold === 'any' ? 1 : terms.length))
  const best = held.toSorted().subarray(-want).toReversed()
  return { count: held.length, best: Array.from(best, (score) => score.toFixed(9)) }
}

describe('bestPassages', () => {
  it('counts and ranks as a plain sum over all postings does', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...steps.keys()), { minLength: 1 }),
        fc.constantFrom('all' as const, 'any' as const),
        fc.constantFrom(1, 10, 100),
        (terms, hold, want) => {
          const { count, best } = bestPassages(reader, { terms, hold, want, passages: PASSAGES })
          const scores = best.map(({ score }) => score.toFixed(9))
          expect({ count, best: scores }).toEqual(expected(terms, hold, want))
          expect(new Set(best.map(({ id }) => id)).size).toBe(best.length)
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)

  it('finds nothing for a term that no passage holds, or beside one', () => {
    const query = { want: 10, passages: PASSAGES } as const
    expect(bestPassages(reader, { ...query, terms: ['x'], hold: 'any' })).toEqual({ count: 0, best: [] })
    expect(bestPassages(reader, { ...query, terms: ['a', 'x'], hold: 'all' }).count).toBe(0)
  })
})
