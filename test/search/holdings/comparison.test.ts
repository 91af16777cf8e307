import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsOf } from '../../../src/reply/reply-facts.ts'
import { compareRegions } from '../../../src/search/holdings/comparison.ts'
import { gatherHoldings } from '../../../src/search/holdings/holdings.ts'
import { quoteEach } from '../../../src/search/holdings/quotes.ts'
import { sharedRuns } from '../../../src/search/holdings/shared-runs.ts'
import { slice } from '../../../src/text/span.ts'
import { heldReplies, replyOf } from './replies.ts'

const content = { version: '1-a', updatedAt: null }
const find = (replies: typeof heldReplies) => async (id: string) =>
  replies.find((reply) => reply.id === id) ?? null
const cut = (text: string, spans: readonly (readonly [number, number])[]) =>
  spans.map(([start, end]) => text.slice(start, end))

describe('compareRegions', () => {
  it('sets what was done beside what is planned, region by region, newest first', async () => {
    const holdings = await gatherHoldings(heldReplies.map(factsOf), content)
    const regions = ['331083', '330182', '371300']
    const { columns } = await compareRegions(
      holdings,
      { programme: 'shuangbeizeng', regions },
      find(heldReplies),
    )
    const told = columns.map(({ parts }) =>
      parts.map(({ part, passages }) => [part, passages.map(({ id, anchor }) => `${id}#${anchor}`)]),
    )
    expect(told).toEqual([
      [
        ['done', ['yuhuan-24#p1', 'yuhuan-22#p1']],
        ['plan', ['yuhuan-24#p2']],
        ['rest', []],
      ],
      [
        ['done', []],
        ['plan', ['jiande#p1']],
        ['rest', []],
      ],
      [
        ['done', []],
        ['plan', []],
        ['rest', []],
      ],
    ])
    expect(columns[2]).toMatchObject({ held: 1, replies: 0 })
  })

  it('marks names, figures and what another region says in the same words', async () => {
    const same = '不断完善企业梯次培育体系，扎实推进“双倍增”行动'
    const replies = [
      replyOf('a', '331083', [['done', `今年${same}，新增48家。`]]),
      replyOf('b', '330182', [['done', `${same.replaceAll('“', '"').replaceAll('”', '"')}，新增52家。`]]),
    ]
    const holdings = await gatherHoldings(replies.map(factsOf), content)
    const request = { programme: 'shuangbeizeng', regions: ['331083', '330182'] }
    const { columns } = await compareRegions(holdings, request, find(replies))
    const [passage] = columns[0]?.parts[0]?.passages ?? []
    const text = passage?.text ?? ''
    expect(cut(text, passage?.highlights ?? [])).toEqual(['双倍增'])
    expect(cut(text, passage?.figures ?? [])).toEqual(['48家'])
    expect(cut(text, passage?.shared ?? [])).toEqual([`${same}，新增`])
  })
})

describe('sharedRuns', () => {
  it('finds nothing within one group, or below thirteen characters', () => {
    const long = '探索揭榜挂帅等方式组织实施攻关'
    expect(sharedRuns([[long, long]])).toEqual([[[], []]])
    expect(sharedRuns([[long.slice(0, 12)], [long]])).toEqual([[[]], [[]]])
    expect(sharedRuns([[long.slice(0, 13)], [long]])).not.toEqual([[[]], [[]]])
    expect(sharedRuns([])).toEqual([])
  })

  it('gives spans whose words stand in the other group', () => {
    const word = fc.constantFrom('推进', '科技', '企业', '“双倍增”', '行动', ',', '培育', '高企')
    const text = fc.array(word, { minLength: 5, maxLength: 30 }).map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const span of sharedRuns([[a], [b]])[0]?.[0] ?? []) {
          expect(span.end - span.start).toBeGreaterThanOrEqual(13)
          expect(b.includes(slice(a, span).slice(0, 10))).toBe(true)
        }
      }),
    )
  })
})

describe('quoteEach', () => {
  it('quotes the sentence of each place, with its name and figures', async () => {
    const reply = replyOf('a', '331083', [['done', '一是培育。推进“双倍增”，新增48家。二是引才3人。']])
    const telling = { reply: 'a', anchor: 'p1', start: 8, end: 11, rank: 0, date: null }
    const [quote, none, gone] = await quoteEach([telling, null, { ...telling, reply: 'b' }], find([reply]))
    expect(quote).toMatchObject({ url: '/r/a#p1', role: 'done', text: '推进“双倍增”，新增48家。' })
    expect(cut(quote?.text ?? '', quote?.highlights ?? [])).toEqual(['双倍增'])
    expect(cut(quote?.text ?? '', quote?.figures ?? [])).toEqual(['48家'])
    expect([none, gone]).toEqual([null, null])
  })
})
