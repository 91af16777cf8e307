import { beforeAll, describe, expect, it } from 'vitest'
import { parseDraft, surroundingsOf } from '../../../src/drafting/check/check-draft.ts'
import { findOtherSessions } from '../../../src/drafting/check/other-sessions.ts'
import { regionByCode } from '../../../src/regions/gazetteer.ts'
import { createSegmenter } from '../../../src/text/segment.ts'

const segmenter = createSegmenter([])

// The first cut loads jieba's dictionary.
beforeAll(() => {
  segmenter.load()
}, 30_000)

/** What is found in a letter about a proposal of the second session of the ninth conference. */
function found(sentence: string, title = '关于县政协九届二次会议第16号提案的答复'): string[] {
  const draft = `${title}\n\n张某某委员：\n您提出的《关于疏浚沟渠的提案》收悉。现答复如下：\n${sentence}\n岳阳县水利局\n2024年6月3日\n`
  const { places } = surroundingsOf(draft, segmenter)
  return findOtherSessions(parseDraft(draft), { own: regionByCode('430621'), places }).map(({ text }) => text)
}

describe('findOtherSessions', () => {
  it.each([
    ['市政协七届四次会议以来，我局多次到现场察看。', ['市政协七届四次会议']],
    ['您在县政协第八届委员会第一次会议上的提案很有价值。', ['县政协第八届委员会第一次会议']],
    ['您在岳阳县政协八届一次会议上的提案很有价值。', ['政协八届一次会议']],
    ['您在政协岳阳县第八届委员会第一次会议上的提案很有价值。', ['第八届委员会第一次会议']],
    // The one that is answered is the latest there can be.
    ['县政协九届三次会议后，我局组织了会商。', ['县政协九届三次会议']],
  ])('finds another one than is answered in %s', (sentence, wanted) => {
    expect(found(sentence)).toEqual(wanted)
  })

  it.each([
    '您在县政协第九届委员会第二次会议上提出的提案，我局已经研究。',
    '县政协九届一次会议上也有委员提出过。',
    '县十八届人大四次会议审议通过了规划，县委十三届六次全会作了部署。',
    '深入学习全国政协十四届三次会议和党的二十届三中全会精神。',
    '岳阳市政协八届四次会议上，市水利局作过答复。',
    '参加第十四届博览会第二次会议。',
  ])('lets “%s” stand', (sentence) => {
    expect(found(sentence)).toEqual([])
  })

  it('takes every session of a title for answered, and finds none where no session is', () => {
    expect(
      found('市政协七届四次会议以来。', '关于县政协九届二次会议第16号、市政协七届四次会议第3号提案的答复'),
    ).toEqual([])
    expect(found('市政协七届四次会议以来。', '关于疏浚沟渠的答复')).toEqual([])
  })
})
