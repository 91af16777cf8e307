import { describe, expect, it } from 'vitest'
import type { ProgrammeMentions } from '../../src/reply/reply.ts'
import { factsOf } from '../../src/reply/reply-facts.ts'
import { jiande, sampleReply, yuhuan } from '../web/sample-replies.ts'

const parts = [
  { marker: null, heading: null, role: 'receipt', passages: ['关于“双倍增”的提案收悉。'] },
  { marker: null, heading: null, role: 'plan', passages: ['继续推进“双倍增”,新增50家。'] },
  { marker: null, heading: null, role: 'done', passages: ['推进“双倍增”。“双倍增”新增48家。'] },
] as const

function mentioning(...places: readonly (readonly [string, number])[]): ProgrammeMentions[] {
  const mentions = places.map(([anchor, start]) => ({ anchor, start, end: start + 3 }))
  return [{ id: 'shuangbeizeng', name: '双倍增', mentions }]
}

describe('factsOf', () => {
  it('counts mentions by the role of their passage', () => {
    const programmes = mentioning(['p1', 3], ['p2', 5], ['p3', 3], ['p3', 9])
    const [facts] = factsOf(sampleReply('a', parts, { programmes })).programmes
    expect(facts?.mentions).toEqual({ receipt: 1, plan: 1, done: 2 })
  })

  it.each([
    [
      'a sentence with a figure, of what was done',
      [
        ['p1', 3],
        ['p2', 5],
        ['p3', 3],
        ['p3', 9],
      ],
      ['p3', 9],
    ],
    [
      'what was done without a figure, before a plan with one',
      [
        ['p2', 5],
        ['p3', 3],
      ],
      ['p3', 3],
    ],
    [
      'a plan before the opening',
      [
        ['p1', 3],
        ['p2', 5],
      ],
      ['p2', 5],
    ],
  ] as const)('takes as the most telling mention %s', (_what, places, [anchor, start]) => {
    const [facts] = factsOf(sampleReply('a', parts, { programmes: mentioning(...places) })).programmes
    expect(facts?.telling).toMatchObject({ anchor, start })
  })

  it('leaves out a programme without a mention in a passage', () => {
    expect(factsOf(yuhuan).programmes).toEqual([])
  })

  it('keeps what tables count', () => {
    expect(factsOf(jiande)).toMatchObject({
      docType: 'work-summary',
      region: '330182',
      authority: '建德市科学技术局',
      signedOn: '2024-02-26',
      passages: 2,
      masked: { phone: 1 },
    })
    expect(factsOf(yuhuan).problems).toEqual(['dates-differ'])
  })
})
