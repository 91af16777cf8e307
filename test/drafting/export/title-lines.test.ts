import { beforeAll, describe, expect, it } from 'vitest'
import { withTitleLines } from '../../../src/drafting/export/title-lines.ts'
import { createSegmenter } from '../../../src/text/segment.ts'

const segmenter = createSegmenter([])

// The first cut loads jieba's dictionary.
beforeAll(() => {
  segmenter.load()
}, 30_000)

const lines = (title: string): string[] => withTitleLines(title, segmenter).split('\n')

describe('withTitleLines', () => {
  it.each([
    ['关于疏浚沟渠的答复', ['关于疏浚沟渠的答复']],
    [
      '关于对《关于加快建设科技创新体系、扶持中小企业创新发展的建议》的答复',
      ['关于对《关于加快建设科技创新体系、', '扶持中小企业创新发展的建议》的答复'],
    ],
    [
      '德清县科学技术局关于县政协十二届三次会议第58号提案的答复',
      ['德清县科学技术局关于', '县政协十二届三次会议第58号提案的答复'],
    ],
    ['关于德清县\n第58号提案的答复', ['关于德清县', '第58号提案的答复']],
    ['', ['']],
  ])('parts %j between words', (title, wanted) => {
    expect(lines(title)).toEqual(wanted)
  })

  it('makes lines of 20 characters at most and loses nothing', () => {
    const title =
      '浙江省湖州市德清县科学技术局关于县政协十二届三次会议第58号提案《关于进一步加快建设区域科技创新体系、扶持中小企业创新发展的若干建议》的答复'
    expect(lines(title).join('')).toBe(title)
    expect(Math.max(...lines(title).map((line) => line.length))).toBeLessThanOrEqual(20)
  })

  it('leaves to Word what cannot be cut', () => {
    const title = 'A'.repeat(90)
    expect(lines(title)).toEqual([title])
  })
})
