import { describe, expect, it } from 'vitest'
import { tellOnce } from '../../src/search/same-text.ts'
import { sampleResult } from './sample-result.ts'

const sentence = '全市建成日间照料中心12家，覆盖所有街道。'

describe('tellOnce', () => {
  it('tells a passage of several replies once, and says how often and where it stands', () => {
    const told = tellOnce([
      sampleResult('a', sentence),
      sampleResult('b', sentence.replace('12', '30')),
      sampleResult('c', sentence),
    ])
    expect(told.map(({ passages }) => passages[0])).toMatchObject([
      { sameText: 2 },
      { sameAs: '/r/a#p0' },
      { sameAs: '/r/a#p0' },
    ])
  })

  it('counts a passage that its own reply repeats among those not shown', () => {
    const [told] = tellOnce([sampleResult('a', sentence, sentence, '另有护理床位不足的问题，正在解决。')])
    expect(told).toMatchObject({ morePassages: 1, passages: [{ anchor: 'p0' }, { anchor: 'p2' }] })
  })

  it('leaves greetings and what is said once as they are', () => {
    const results = [sampleResult('a', '感谢您的关心！', sentence), sampleResult('b', '感谢您的关心！')]
    expect(tellOnce(results)).toEqual(results)
  })
})
