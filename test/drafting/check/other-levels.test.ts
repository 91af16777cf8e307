import { beforeAll, describe, expect, it } from 'vitest'
import { parseDraft, surroundingsOf } from '../../../src/drafting/check/check-draft.ts'
import { findOtherLevels } from '../../../src/drafting/check/other-levels.ts'
import { regionByCode } from '../../../src/regions/gazetteer.ts'
import { createSegmenter } from '../../../src/text/segment.ts'

const segmenter = createSegmenter([])

// The first cut loads jieba's dictionary.
beforeAll(() => {
  segmenter.load()
}, 30_000)

const codes = {
  余姚市: '330281',
  舒城县: '341523',
  柯桥区: '330603',
  台州市: '331000',
  大姚县: '532326',
  重庆市: '500000',
  云阳县: '500235',
  青秀区: '450103',
}

function findIn(place: keyof typeof codes, draft: string, isTold = true) {
  const own = regionByCode(codes[place])
  return findOtherLevels(parseDraft(draft), { own, isTold, ...surroundingsOf(draft, segmenter) })
}

const found = (place: keyof typeof codes, draft: string): string[] =>
  findIn(place, draft).map(({ text }) => text)

describe('findOtherLevels', () => {
  it.each([
    ['余姚市', '近年来，我县养老事业发展较快，全县现有养老机构31家。', ['我县', '全县']],
    [
      '余姚市',
      '区委、区政府高度重视，由区民政局会同区财政局落实。',
      ['区委', '区政府', '区民政局', '区财政局'],
    ],
    ['余姚市', '感谢您对我区民政工作的关心，欢迎继续为本区建言。', ['我区', '本区']],
    ['舒城县', '我局向区交通运输局作了汇报，请区委办督办。', ['区交通运输局', '区委']],
    ['柯桥区', '县科技局联合县发展和改革局印发了通知。', ['县科技局', '县发展和改革局']],
    ['台州市', '我县将继续加大投入，州财政局已经安排资金。', ['我县', '州财政局']],
    ['大姚县', '我市桑蚕产业发展迅速。', ['我市']],
    ['重庆市', '我省先后出台三项政策，省教育厅牵头落实。', ['我省', '省教育厅']],
    ['云阳县', '我区地处库区，全省都在关注。', ['我区', '全省']],
    ['青秀区', '我省和全省各地都有。', ['我省', '全省']],
  ] as const)('finds in a letter of %s what calls another level its own: %s', (place, draft, wanted) => {
    expect(found(place, draft)).toEqual(wanted)
  })

  it.each([
    // A region speaks of those above it.
    ['舒城县', '我省、我市都出台了办法，市财政局、省教育厅给予支持，市委、市政府作了部署。'],
    ['柯桥区', '我区是全市的试点，我市已经推广；区委、区政府高度重视。'],
    ['云阳县', '我市出台了《重庆市停车场管理办法》，市交通运输委支持我县。'],
    ['青秀区', '我区地处南宁市东部，自治区财政厅、区党委都很支持。'],
    // A prefecture has parts.
    ['台州市', '由县财政局和区财政局分别安排，全县推广，市县政府共同出资。'],
    // Other words.
    ['舒城县', '由社区委员会、开发区管委会和园区政务服务中心办理，建成高新区政府楼，本区域内健全县级机制。'],
    ['余姚市', '按照市、县政府分工，各县财政局落实，县级财政局配合，县乡村三级联动，县道改造。'],
    ['余姚市', '您提出的《关于支持我县养老事业的建议》和“我区我家”活动收悉。'],
    // Of a place that is named.
    ['余姚市', '学习安吉县的做法，其全县推行，由县财政局兜底。'],
  ] as const)('lets stand in a letter of %s: %s', (place, draft) => {
    expect(found(place, draft)).toEqual([])
  })

  it('lets a development zone call itself 我区 wherever it lies', () => {
    const draft =
      '余姚经济开发区管理委员会关于对市政协第3号提案的答复\n张某某委员：\n您的提案收悉。我区现有企业90家。\n余姚经济开发区管理委员会\n2025年3月2日\n'
    expect(found('余姚市', draft)).toEqual([])
  })

  it('takes a prefecture that it only reads from the letter for no certain one', () => {
    expect(findIn('台州市', '我县现有公厕12座。', false)).toEqual([])
  })

  it('says what is wrong and what its own level would be', () => {
    const [one] = findIn('余姚市', '感谢您关心我县工作。')
    expect(one?.message).toBe('余姚市不是县，也不在县之下，“我县”请核对是否从别处带来。')
    expect(one?.suggestion).toBe('我市')
    expect(findIn('重庆市', '我省')[0]?.suggestion).toBe('我市')
    expect(findIn('青秀区', '我省')[0]?.suggestion).toBe('我区')
  })
})
