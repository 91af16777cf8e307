import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunkKey } from '../../src/indexing/chunk-key.ts'
import { appendPostings, encodePostings, LONGEST_RECORD, toPosting } from '../../src/indexing/postings.ts'
import { eachRare, findRare, rareKey } from '../../src/indexing/rare-terms.ts'
import { openStore, type Store } from '../../src/indexing/store.ts'
import { sortTerms } from '../../src/indexing/term-order.ts'
import { readTerm, readTouchedTerm, TermRecords, termsOf } from '../../src/indexing/term-records.ts'
import { temporaryFolder } from '../temporary-folder.ts'

/** Terms that begin alike and terms that are the beginning of others, in characters of one byte to four. */
const terms = [
  ...'揭 揭榜 揭榜挂帅 揭牌 揭阳 榜 榜样 𠮷 𠮷野 𠮷野家 a ab abc abcd abce 2024 2025 é éé'.split(' '),
  '一'.repeat(11),
  '一'.repeat(12),
]

/** How many postings each of some terms gets, 0 for none of them left. */
const changes = fc.array(fc.tuple(fc.constantFrom(...terms), fc.constantFrom(0, 1, 2, 7, 8, 600)))

const postingsOf = (count: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, at) => toPosting(3 * at, (at * 5) % 16))

/** Whether every term of `chunk` is read as `held` has it, and no other. */
function expectHeld(store: Store, chunk: number, held: ReadonlyMap<string, number>): void {
  for (const term of terms) {
    const count = held.get(term) ?? 0
    const expected = count === 0 ? null : new Uint8Array(encodePostings(postingsOf(count)))
    for (const read of [readTerm, readTouchedTerm]) {
      const record = read(store, chunkKey(chunk, term))
      expect(record && new Uint8Array(record)).toEqual(expected)
    }
  }
  const all = Array.from(termsOf(store, chunk), ({ term, postings }) => [term, postings.length] as const)
  expect(all).toHaveLength(held.size)
  expect(new Map(all)).toEqual(held)
}

describe('TermRecords', () => {
  it('give back what was set, whatever terms begin alike, in any order of changes', async () => {
    const store = openStore(join(temporaryFolder(), 'terms.mdb'), 'write')
    let chunk = 0
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 4 }), (rounds) => {
        chunk += 2
        const held = new Map<string, number>()
        for (const round of rounds) {
          const wanted = new Map(round)
          store.transaction(() => {
            const records = new TermRecords(store, chunk)
            for (const term of sortTerms([...wanted.keys()])) {
              const count = wanted.get(term) ?? 0
              records.set(chunkKey(chunk, term), encodePostings(postingsOf(count)))
              if (count === 0) held.delete(term)
              else held.set(term, count)
            }
            records.write()
          })
        }
        expectHeld(store, chunk, held)
        expectHeld(store, chunk + 1, new Map())
      }),
      { numRuns: 60 },
    )
    await store.close()
  })

  it('move a term into a record of its own when it is rare no more, and back', async () => {
    const store = openStore(join(temporaryFolder(), 'terms.mdb'), 'write')
    const key = chunkKey(0, '揭榜')
    const room = Buffer.alloc(LONGEST_RECORD)
    const change = (work: (held: Uint8Array | undefined) => Buffer): void =>
      store.transaction(() => {
        const records = new TermRecords(store, 0)
        records.set(key, work(records.get(key)))
        records.write()
      })
    change(() => encodePostings(postingsOf(7)))
    expect([store.postings.count(), store.rareTerms.count()]).toEqual([0, 1])
    change((held) => appendPostings(held ?? new Uint8Array(), Uint32Array.of(toPosting(99, 3)), room))
    expect([store.postings.count(), store.rareTerms.count()]).toEqual([1, 0])
    expect(readTerm(store, key)).toHaveLength(20)
    change(() => encodePostings(postingsOf(1)))
    expect([store.postings.count(), store.rareTerms.count()]).toEqual([0, 1])
    change(() => encodePostings(postingsOf(0)))
    expect([store.postings.count(), store.rareTerms.count()]).toEqual([0, 0])
    await store.close()
  })
})

describe('records of rare terms', () => {
  it('are damaged, not longer, where they break off', () => {
    const key = rareKey(chunkKey(0, '揭榜'))
    const whole = Buffer.concat([
      Uint8Array.of((3 << 3) | 1),
      Buffer.from('榜'),
      encodePostings(postingsOf(1)),
    ])
    expect(Array.from(eachRare(key, whole), ([own]) => own.toString('utf8', 2))).toEqual(['揭榜'])
    expect(findRare(whole, chunkKey(0, '揭牌'))).toBeNull()
    expect(() => [...eachRare(key, whole.subarray(0, -1))]).toThrow(RangeError)
  })
})
