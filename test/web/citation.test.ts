import { describe, expect, it } from 'vitest'
import type { Header, Reply } from '../../src/reply/reply.ts'
import { citation, citedAddress } from '../../src/web/citation.ts'
import { linyi, sampleReply, yuhuan } from './sample-replies.ts'

const { header: unknown } = sampleReply('', [])
const withFacts = (facts: Partial<Header>): Reply => ({ ...yuhuan, header: { ...unknown, ...facts } })

describe('citation', () => {
  it.each([
    [
      'all facts',
      yuhuan,
      '《玉环市科学技术局关于对〈关于激发创新潜力，赋能产业升级的建议〉提案答复的函》，玉科〔2024〕25号，2024年5月20日',
    ],
    [
      'no title of its own',
      linyi,
      '临沂市科学技术局对《关于引育“专精特新”，加力提速工业经济高质量发展的建议》的答复，临科函字〔2024〕4号，2024年6月18日',
    ],
    [
      'only a number',
      withFacts({ authority: '某县教育局', docNumber: '教函〔2024〕1号' }),
      '某县教育局，教函〔2024〕1号',
    ],
    [
      'only a bureau',
      withFacts({ authority: '某县教育局', publishedOn: '2024-01-02' }),
      '某县教育局有关文件，2024年1月2日',
    ],
    ['nothing', withFacts({}), '有关文件'],
  ])('with %s', (_, reply, expected) => {
    expect(citation(reply)).toBe(expected)
  })

  it('ends with the address', () => {
    expect(citation(withFacts({ title: '答复' }), 'https://example.cn/1')).toBe(
      '《答复》，https://example.cn/1',
    )
  })
})

describe('citedAddress', () => {
  it.each([
    ['https://example.cn/1', 'https://example.cn/1'],
    ['javascript:alert(1)', null],
    [undefined, null],
  ])('of %s is %s', (url, expected) => {
    expect(citedAddress({ ...yuhuan, carrier: url === undefined ? {} : { url } })).toBe(expected)
  })
})
