import { describe, expect, it } from 'vitest'
import { parseDraft } from '../../../src/drafting/check/check-draft.ts'
import { findVaguePromises } from '../../../src/drafting/check/vague-promises.ts'

/** The words that are found vague in a draft whose plan says `sentence`. */
function vagueIn(sentence: string): string[] {
  const draft = `张某某代表：\n您提出的建议收悉，现答复如下：\n二、下一步打算\n${sentence}\n`
  return findVaguePromises(draft, parseDraft(draft)).map(({ start, end }) => draft.slice(start, end))
}

describe('findVaguePromises', () => {
  it.each([
    ['下一步，我局将根据总体安排，适时组织实施河道治理。', ['适时']],
    ['我们将争取尽早实施，打造又一条快速通道。', ['争取']],
    ['待项目审批立项后，再作具体安排。', ['待项目审批立项后']],
    ['工程已做好准备，一旦资金就位，即可开工建设。', ['一旦']],
    ['我局将积极努力，把水闸注册为小型水库。', ['积极努力']],
    // What is counted before is not what is promised.
    ['为建设剩下800米渠道，我局会尽快组织实施。', ['尽快']],
  ])('finds a promise without date, number and owner: %s', (sentence, wanted) => {
    expect(vagueIn(sentence)).toEqual(wanted)
  })

  it.each([
    ['我们将尽快新增泊位300个，方便群众停车。'],
    ['2025年底前逐步完成改造。'],
    ['由县水利局牵头，尽快组织实施。'],
    // Who asks others for money promises none.
    ['积极向国家、省、市争取文化旅游方面的资金支持。'],
  ])('finds none in %s', (sentence) => {
    expect(vagueIn(sentence)).toEqual([])
  })
})
