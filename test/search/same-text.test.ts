import { describe, expect, it } from 'vitest'
import type { ReplyResult } from '../../src/search/answer.ts'
import { tellOnce } from '../../src/search/same-text.ts'

function result(id: string, ...texts: string[]): ReplyResult {
  const passages = texts.map((text, at) => ({
    anchor: `p${at}`,
    url: `/r/${id}#p${at}`,
    role: 'done' as const,
    headingPath: [],
    text,
    highlights: [],
    match: 'exact' as const,
  }))
  return {
    id,
    url: `/r/${id}`,
    title: null,
    proposalTitle: null,
    titleHighlights: [],
    docType: 'reply',
    kind: null,
    authority: null,
    region: null,
    docNumber: null,
    signedOn: null,
    publishedOn: null,
    outcome: null,
    score: 1,
    passages,
    morePassages: 0,
  }
}

const sentence = '全市建成日间照料中心12家，覆盖所有街道。'

describe('tellOnce', () => {
  it('tells a passage of several replies once, and says how often and where it stands', () => {
    const told = tellOnce([
      result('a', sentence),
      result('b', sentence.replace('12', '30')),
      result('c', sentence),
    ])
    expect(told.map(({ passages }) => passages[0])).toMatchObject([
      { sameText: 2 },
      { sameAs: '/r/a#p0' },
      { sameAs: '/r/a#p0' },
    ])
  })

  it('counts a passage that its own reply repeats among those not shown', () => {
    const [told] = tellOnce([result('a', sentence, sentence, '另有护理床位不足的问题，正在解决。')])
    expect(told).toMatchObject({ morePassages: 1, passages: [{ anchor: 'p0' }, { anchor: 'p2' }] })
  })

  it('leaves greetings and what is said once as they are', () => {
    const results = [result('a', '感谢您的关心！', sentence), result('b', '感谢您的关心！')]
    expect(tellOnce(results)).toEqual(results)
  })
})
