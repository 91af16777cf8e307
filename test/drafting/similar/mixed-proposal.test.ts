import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readProposal } from '../../../src/drafting/similar/read-proposal.ts'
import { openCorpus, readSeeds } from '../../relevance/corpus.ts'
import { sharedFolder } from '../../temporary-folder.ts'

const folder = sharedFolder()
let corpus: Awaited<ReturnType<typeof openCorpus>>

/** A reply about something that none of the seeds speaks of. */
function replyAbout(source: string, title: string, answer: string) {
  return {
    source,
    text: `对《关于${title}的建议》的答复\n张某某代表：\n您提出的建议收悉，现答复如下：\n${answer}\n`,
  }
}

const others = [
  replyAbout(
    'lift.txt',
    '老旧小区加装电梯',
    '一、2024年以来，我局推进老旧小区加装电梯12部，简化审批流程，会同社区逐栋协调业主意见。\n二、下一步，我局将对新申请加装电梯的单元继续给予每台补助。',
  ),
  replyAbout(
    'river.txt',
    '梅溪山洪沟治理',
    '一、梅溪山洪沟治理工程已完成初步设计，护岸长3.2公里，两岸农田不再受淹。\n二、下一步，我局将积极向上争取资金，把后坑溪山洪沟治理列入规划。',
  ),
]

beforeAll(async () => {
  corpus = await openCorpus(folder, [...(await readSeeds()), ...others])
}, 60_000)

afterAll(() => corpus.close())

const proposal = `关于缓解停车难、推进老旧小区加装电梯和山洪沟治理的提案
建议：
1.培育创新主体。实施科技企业“双倍增”行动，落实研发费用加计扣除，推行“揭榜挂帅”，奖励新认定的高新技术企业。
2.加大资金投入。`

describe('a proposal whose title names several subjects', () => {
  it('brings none of them to an ask that says itself what it is about', async () => {
    const [specific] = await corpus.drafter.similar(readProposal(proposal), null)
    const texts = specific?.answers.map(({ passage }) => passage.text) ?? []
    expect(texts.length).toBeGreaterThan(3)
    expect(texts.filter((text) => /电梯|山洪沟/.test(text))).toEqual([])
  })

  it('finds its subjects for an ask that could be about anything', async () => {
    const [, vague] = await corpus.drafter.similar(readProposal(proposal), null)
    expect(vague?.answers[0]?.passage.text).toMatch(/电梯|山洪沟/)
  })
})
