import { expect, it } from 'vitest'
import { answerView } from '../../src/web/pages/draft-answers.ts'
import { sampleReply } from './sample-replies.ts'

function viewOf(text: string) {
  const reply = sampleReply('quzhouquzhou', [{ marker: null, heading: null, role: 'done', passages: [text] }])
  const [passage] = reply.passages
  if (!passage) throw new Error('no passage')
  return answerView({
    reply,
    passage,
    score: 1,
    sameText: 0,
    leftovers: [{ start: 0, end: 3, kind: 'place' }],
  })
}

it('gives a draft simplified characters, and says so', () => {
  const { pieces, facts } = viewOf('紹興市後續將完善養老服務體系。')
  expect(pieces.map(({ text }) => text)).toEqual(['绍兴市', '后续将完善养老服务体系。'])
  expect(facts).toEqual(['原文为繁体，已转为简体'])
})

it('says nothing of it where there is nothing to convert', () => {
  const { pieces, facts } = viewOf('绍兴市成效显著，覆盖率达98.6%。')
  expect(pieces.map(({ text }) => text)).toEqual(['绍兴市', '成效显著，覆盖率达98.6%。'])
  expect(facts).toEqual([])
})
