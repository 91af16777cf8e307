import { beforeAll, describe, expect, it } from 'vitest'
import type { ReplyIndex } from '../../../src/indexing/reply-index.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import {
  countWordings,
  isFormula,
  MOST_COMPARED,
  sameWording,
} from '../../../src/search/wording/same-wording.ts'
import { buildIndex } from '../../indexing/build-index.ts'
import { sampleReply } from '../../indexing/sample-replies.ts'
import { sharedFolder } from '../../temporary-folder.ts'

const origin =
  '加快建设企业研发机构,支持龙头企业牵头组建创新联合体,对新认定的省级重点企业研究院给予最高300万元奖励,2022年新增研发机构56家。'
const otherPlace = origin.replace('300万', '200万').replace('2022年', '２０２３年').replace('56', '41')
const otherClause = origin.replace('支持龙头企业牵头组建创新联合体', '推动规上企业研发活动全覆盖')
const withMore = `近年来,我市高度重视科技创新工作。${origin}下一步,我局将继续努力。`
const sameMatter = '企业研发机构建设步伐加快,龙头企业创新联合体不断壮大,重点企业研究院奖励政策全面兑现。'
const thanks = '衷心感谢您对我市科技创新工作的关心和支持,希望今后继续提出宝贵意见。'

const dated = (id: string, signedOn: string | null, ...passages: string[]): Reply =>
  sampleReply(id, [...passages, ['thanks', thanks]], { header: { signedOn } })

const replies = [
  dated('yearlater', '2023-05-20', sameMatter, otherPlace),
  dated('first', '2022-06-01', origin),
  dated('undated', null, withMore),
  dated('second', '2022-07-01', otherClause),
  dated('unrelated', '2021-01-01', '积极开展河湖长制巡查,完成生态护岸建设12公里,水质优良率达到98.5%。'),
]

const folder = sharedFolder()
let index: ReplyIndex

beforeAll(async () => {
  index = await buildIndex(folder, replies)
  return () => index.close()
})

describe('sameWording', () => {
  it('finds other numbers, another clause, and the wording within a longer passage; the oldest first', async () => {
    const { variants, isComplete } = await sameWording(index, origin, null)
    expect(variants.map(({ reply, passage }) => `${reply.id} ${passage.anchor}`)).toEqual([
      'first p1',
      'second p1',
      'yearlater p2',
      'undated p1',
    ])
    expect(isComplete).toBe(true)
  })

  it('says how alike each is, and in what it differs', async () => {
    const { variants } = await sameWording(index, origin, null)
    const added = (pieces: (typeof variants)[number]['pieces']) =>
      pieces.filter(({ kind }) => kind === 'added').map(({ text }) => text)
    expect(variants[0]?.similarity).toBe(1)
    expect(variants[1] && added(variants[1].pieces)).toEqual(['推动规上企业研发活动全覆盖'])
    expect(variants[2] && added(variants[2].pieces)).toEqual(['200', '２０２３', '41'])
    expect(variants[3]?.similarity).toBe(1)
  })

  it('leaves out the reply that was asked for', async () => {
    const { variants } = await sameWording(index, origin, 'first')
    expect(variants.map(({ reply }) => reply.id)).not.toContain('first')
    expect(variants).toHaveLength(3)
  })

  it.each(['', '收悉', '尊敬的委员：', '2024年5月20日'])('does not look for %j', async (text) => {
    expect((await sameWording(index, text, null)).variants).toEqual([])
  })
})

describe('countWordings', () => {
  it('counts for each passage asked for, and knows courtesies', async () => {
    const first = replies[1] ?? expect.fail()
    expect(await countWordings(index, first, ['p2', 'p1', 'p9'])).toEqual([
      { anchor: 'p1', count: 3, isComplete: true, isFormula: false },
      { anchor: 'p2', count: 4, isComplete: true, isFormula: true },
    ])
  })

  it('leaves out passages that are too short to ask for', async () => {
    const short = sampleReply('short', ['此复。'])
    expect(await countWordings(index, short, ['p1'])).toEqual([])
  })
})

describe('isFormula', () => {
  it.each([
    ['thanks', 1, true],
    ['thanks', 0, false],
    ['done', 12, false],
    ['done', MOST_COMPARED, true],
    [null, 3, false],
  ] as const)('of a %s passage said %i times elsewhere is %s', (role, count, expected) => {
    expect(isFormula(role, count)).toBe(expected)
  })
})
