import { describe, expect, it } from 'vitest'
import { replyReference, tableReference } from '../../src/web/reference.ts'
import { jiande, linyi, yuhuan } from './sample-replies.ts'

/** Still the 27th in London. */
const now = new Date('2026-11-27T17:00:00Z')

describe('a reference after GB/T 7714', () => {
  it.each([
    [
      yuhuan,
      '玉环市科学技术局. 玉环市科学技术局关于对《关于激发创新潜力，赋能产业升级的建议》提案答复的函：玉科〔2024〕25号[EB/OL]. (2024-05-20)[2026-11-28]. http://fuwen.example/r/1.',
    ],
    [
      linyi,
      '临沂市科学技术局. 对《关于引育“专精特新”，加力提速工业经济高质量发展的建议》的答复：临科函字〔2024〕4号[EB/OL]. (2024-06-18)[2026-11-28]. http://fuwen.example/r/1.',
    ],
    [jiande, '建德市科学技术局. 答复[EB/OL]. (2024-02-26)[2026-11-28]. http://fuwen.example/r/1.'],
  ])('names who wrote what, when, and when it was read where', (reply, expected) => {
    expect(replyReference(reply, 'http://fuwen.example/r/1', now)).toBe(expected)
  })

  it('leaves out what is not known', () => {
    const unknown = { ...jiande, header: { ...jiande.header, authority: null, signedOn: null } }
    expect(replyReference(unknown, 'http://a/', now)).toBe('答复[EB/OL]. [2026-11-28]. http://a/.')
  })

  it('names a table of ours with the date of its data in China', () => {
    // After midnight in Beijing.
    const facts = { updatedAt: '2026-11-19T16:05:00.000Z', address: 'http://a/regions', now }
    expect(tableReference('各地区', facts)).toBe(
      '复文. 各地区[DB/OL]. (2026-11-20)[2026-11-28]. http://a/regions.',
    )
  })
})
