import { describe, expect, it } from 'vitest'
import { type Collected, FlexPassages } from '../../src/indexing/flexsearch-storage.ts'
import { indexEntries } from '../../src/indexing/index-entry.ts'
import { openForReading } from '../../src/indexing/index-folder.ts'
import { toPosting } from '../../src/indexing/postings.ts'
import { scoreTerms } from '../../src/indexing/reply-records.ts'
import { SlotMap } from '../../src/indexing/slot-map.ts'
import { Snapshot } from '../../src/indexing/snapshot.ts'
import { TermCounter } from '../../src/text/term-counter.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { buildIndex, contextFor, segmenter } from './build-index.ts'
import { ancestorsOf, sampleReplies } from './sample-replies.ts'

describe('FlexPassages', () => {
  it('hands over each term with the slots it was filed under, and each tag', async () => {
    const collected: Collected = { terms: null, tags: new Map() }
    const flex = await FlexPassages.open({ collected, reader: null, passages: 0 })
    flex.tag(7, 'section', ['plan'])
    flex.tag(8, 'section', ['plan', 'done', 'plan'])
    flex.fill(slotMap({ '315': [toPosting(7, 0)], 企业: [toPosting(7, 1), toPosting(8, 1)] }))
    await flex.commit()
    expect([...(collected.terms ?? [])]).toEqual([
      ['315', [[7]]],
      ['企业', [undefined, [7, 8]]],
    ])
    expect(Object.fromEntries(collected.tags.get('section') ?? [])).toEqual({ plan: [7, 8], done: [8] })
  })

  it('hands over only what came since the last commit', async () => {
    const collected: Collected = { terms: null, tags: new Map() }
    const flex = await FlexPassages.open({ collected, reader: null, passages: 0 })
    flex.tag(1, 'year', ['2023'])
    flex.fill(slotMap({ 甲: [toPosting(1, 0)] }))
    await flex.commit()
    flex.tag(2, 'year', ['2024'])
    flex.fill(slotMap({ 乙: [toPosting(2, 0)] }))
    await flex.commit()
    expect([...(collected.terms ?? [])]).toEqual([['乙', [[2]]]])
    expect([...(collected.tags.get('year') ?? [])]).toEqual([['2024', [2]]])
  })

  it('answers its own search from the store: all terms and all tags, best first', async () => {
    const folder = temporaryFolder()
    await (await buildIndex(folder, sampleReplies)).close()
    const { store, manifest } = openForReading(folder, contextFor(folder).identity)
    const snapshot = new Snapshot(store)
    const flex = await FlexPassages.open({
      collected: { terms: null, tags: new Map() },
      reader: snapshot.reader,
      passages: manifest.passages,
    })
    const withTerms = sampleReplies
      .flatMap((reply, at) =>
        indexEntries(reply, ancestorsOf).map((entry, line) => ({ entry, id: firstId(at) + line })),
      )
      .filter(({ entry }) =>
        ['揭榜', '企业'].every((term) => scoreTerms(entry, new TermCounter(segmenter)).terms.includes(term)),
      )
      .map(({ id }) => id)
    expect(withTerms.length).toBeGreaterThan(0)
    expect(new Set(await flex.search(['揭榜', '企业'], {}, 10))).toEqual(new Set(withTerms))
    expect(await flex.search(['揭榜', '企业'], { section: 'plan' }, 10)).toEqual(withTerms)
    expect(await flex.search(['揭榜', '企业'], { section: 'done' }, 10)).toEqual([])
    expect(await flex.search(['揭榜'], {}, 1)).toHaveLength(1)
    await store.close()
  })
})

/** Terms, in the order of their bytes, with their postings. */
function slotMap(postings: Readonly<Record<string, readonly number[]>>): SlotMap {
  const lists = Object.values(postings)
  return new SlotMap({
    terms: Object.keys(postings).join('\n'),
    sizes: Uint32Array.from(lists, (list) => list.length),
    postings: Uint32Array.from(lists.flat()),
  })
}

/** Header line and passages of the replies before. */
function firstId(at: number): number {
  return sampleReplies.slice(0, at).reduce((sum, reply) => sum + 1 + reply.passages.length, 0)
}
