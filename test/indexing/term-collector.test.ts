import fc from 'fast-check'
import { Index } from 'flexsearch'
import { describe, expect, it } from 'vitest'
import { impactLevel } from '../../src/indexing/impact.ts'
import { packTerms } from '../../src/indexing/pack-terms.ts'
import { LEVELS, toPosting } from '../../src/indexing/postings.ts'
import { type Slots, TermCollector } from '../../src/indexing/term-collector.ts'
import { sortTerms } from '../../src/indexing/term-order.ts'
import { foldText } from '../../src/text/fold.ts'
import { TermCounter } from '../../src/text/term-counter.ts'
import { segmenter } from './build-index.ts'

const passage = fc
  .array(
    fc.constantFrom('科技', '企业', '双倍增', '315', 'R&D', '，', '\u{20bb7}', ' ', '揭榜挂帅', '浙江省'),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''))

function collect(texts: readonly string[]): Map<string, Slots> {
  const collector = new TermCollector(segmenter)
  for (const [id, text] of texts.entries()) collector.add(id, text)
  const map = new Map<string, Slots>()
  collector.eachTerm((term, slots) => map.set(term, slots))
  return map
}

/** The map of a FlexSearch index that was given the passages one by one. */
function addedToFlexSearch(texts: readonly string[]): Map<string, Slots> {
  const counter = new TermCounter(segmenter)
  let levels: readonly number[] = []
  const index = new Index({
    tokenize: 'strict',
    resolution: LEVELS,
    encode: (text: string) => {
      const { terms, counts, total } = counter.count(foldText(text))
      levels = counts.map((count) => impactLevel(count, total))
      return terms
    },
    score: (_content, _term, at) => levels[at] ?? 0,
  })
  for (const [id, text] of texts.entries()) index.add(id, text)
  return (index as unknown as { map: Map<string, Slots> }).map
}

describe('TermCollector', () => {
  it('fills the map that FlexSearch itself would have made, in the order of the terms', () => {
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 20 }), (texts) => {
        const map = collect(texts)
        expect(map).toEqual(addedToFlexSearch(texts))
        expect([...map.keys()]).toEqual(sortTerms([...map.keys()]))
      }),
    )
  })

  it('takes more postings than it had room for', () => {
    const texts = Array.from({ length: 2_000 }, (_, id) => `第${id}号提案答复关于加快数字经济发展的建议`)
    expect(collect(texts)).toEqual(addedToFlexSearch(texts))
  })
})

describe('packTerms', () => {
  it('gives the postings of each term by ascending ids, of short lists and of long ones', () => {
    const lists = fc.array(fc.uniqueArray(fc.nat(299), { minLength: 1, maxLength: 200 }), { maxLength: 5 })
    fc.assert(
      fc.property(lists, (all) => {
        const map = new Map(all.map((ids, at) => [`词${at}`, slotsOf(ids)]))
        const { terms, sizes, postings } = packTerms(map, 300)
        expect(terms).toBe([...map.keys()].join('\n'))
        expect([...sizes]).toEqual(all.map((ids) => ids.length))
        const expected = all.flatMap((ids) =>
          ids.toSorted((a, b) => a - b).map((id) => toPosting(id, id % LEVELS)),
        )
        expect([...postings]).toEqual(expected)
      }),
    )
  })
})

/** Each id under the level of its remainder. */
function slotsOf(ids: readonly number[]): Slots {
  const slots: Slots = []
  for (const id of ids.toSorted((a, b) => a - b)) {
    const slot = slots[id % LEVELS]
    if (slot) slot.push(id)
    else slots[id % LEVELS] = [id]
  }
  return slots
}
