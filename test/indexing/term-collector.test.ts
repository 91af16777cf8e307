import fc from 'fast-check'
import { Index } from 'flexsearch'
import { describe, expect, it } from 'vitest'
import { impactLevel } from '../../src/indexing/impact.ts'
import { LEVELS } from '../../src/indexing/postings.ts'
import type { SlotMap, Slots } from '../../src/indexing/slot-map.ts'
import { TermCollector } from '../../src/indexing/term-collector.ts'
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

function collect(texts: readonly string[], atOnce = texts.length): SlotMap {
  const collector = new TermCollector(segmenter)
  for (let id = 0; id < texts.length; id += atOnce)
    collector.add(id, texts.slice(id, id + atOnce).map(foldText))
  return collector.slotMap()
}

/** A FlexSearch index that was given the passages one by one. */
function addedToFlexSearch(texts: readonly string[]): { map: Map<string, Slots> | SlotMap } & Index {
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
  return index as unknown as ReturnType<typeof addedToFlexSearch>
}

describe('TermCollector', () => {
  it('fills the map that FlexSearch itself would have made, in the order of the terms', () => {
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 20 }), (texts) => {
        const map = new Map(collect(texts, 3))
        expect(map).toEqual(addedToFlexSearch(texts).map)
        expect([...map.keys()]).toEqual(sortTerms([...map.keys()]))
      }),
    )
  })

  it('takes more postings than it had room for', () => {
    const texts = Array.from({ length: 2_000 }, (_, id) => `第${id}号提案答复关于加快数字经济发展的建议`)
    expect(new Map(collect(texts))).toEqual(addedToFlexSearch(texts).map)
  })

  it('fills a map that FlexSearch searches as its own', () => {
    const texts = ['科技企业双倍增', '企业家揭榜挂帅', '浙江省科技企业']
    const index = addedToFlexSearch(texts)
    const before = ['企业', '双倍增', '市'].map((word) => index.search(word))
    index.map = collect(texts)
    expect(['企业', '双倍增', '市'].map((word) => index.search(word))).toEqual(before)
    expect(before.flat()).not.toEqual([])
  })
})
