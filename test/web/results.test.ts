import { describe, expect, it } from 'vitest'
import type { ReplyResult } from '../../src/search/answer.ts'
import { plainRequest } from '../../src/search/request.ts'
import { resultView } from '../../src/web/pages/results.ts'
import { sampleResult } from '../search/sample-result.ts'

const [passage] = sampleResult('yuhuanyuhuan', '实施科技企业“双倍增”行动。').passages
const result: ReplyResult = {
  ...sampleResult('yuhuanyuhuan'),
  passages: passage ? [{ ...passage, anchor: 'p3' }] : [],
}

describe('a result', () => {
  it.each([
    ['of its own words says nothing of others', {}, null],
    [
      'that others repeat leads to all who say so',
      { sameText: 39 },
      { label: '同文 39 篇', href: '/same?id=yuhuanyuhuan&anchor=p3' },
    ],
    [
      'that repeats another leads to it',
      { sameAs: '/r/jiandejiande?q=双倍增' },
      { label: '文字与另一篇相同', href: '/r/jiandejiande?q=%E5%8F%8C%E5%80%8D%E5%A2%9E&page=2' },
    ],
  ])('%s', (_what, more, same) => {
    const request = { ...plainRequest('双倍增'), page: 2 }
    expect(resultView({ ...result, ...more }, request, { words: true }).same).toEqual(same)
  })
})
