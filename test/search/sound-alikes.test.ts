import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadPinyin } from '../../src/search/suggest/pinyin.ts'
import { type HeldTexts, soundAlikes } from '../../src/search/suggest/sound-alikes.ts'

const pinyin = await loadPinyin()

const passages = [
  '落实研发费用加计扣除、高新技术企业所得税优惠等政策。',
  '深化产学研合作，推进科技创新，支持企业开展关键核心技术攻关。',
  '推进科技创新平台建设，发展绿色制造。',
  '西安交通大学与我市共建先进制造研究院。',
  '加快女性人才引进，完善绿道建设。',
]

const held: HeldTexts = {
  termCounts: async (terms) =>
    new Map(terms.map((term) => [term, passages.filter((passage) => passage.includes(term)).length])),
  holds: async (text) => passages.some((passage) => passage.includes(text)),
}

function meant(typed: string): Promise<string[]> {
  return soundAlikes(typed, { pinyin, held, most: 3 })
}

describe('soundAlikes', () => {
  it('offers nothing for a word all of whose characters would be others', async () => {
    expect(await meant('铝刀')).toEqual([])
    expect(await meant('绿到')).toEqual(['绿道'])
  })

  it.each([
    ['pinyin', 'kejichuangxin', '科技创新'],
    ['pinyin of many characters', 'gaoxinjishuqiye', '高新技术企业'],
    ['pinyin that can be parted in two ways', 'xianjin', '先进'],
    ['pinyin with tones', 'kējì', '科技'],
    ['ü written as v', 'nvxing', '女性'],
    ['a character of the same sound', '研发费用加记扣除', '研发费用加计扣除'],
    ['two of them', '产血言合作', '产学研合作'],
    ['a character with several readings', '关健核心技术', '关键核心技术'],
  ])('takes %s (%s) for what the index holds', async (_, typed, text) => {
    expect((await meant(typed))[0]).toBe(text)
  })

  it.each([
    ['what no passage holds', 'shijieheping'],
    ['what is no pinyin', 'banana split'],
    ['a word beside figures', '科技315'],
    ['one character', '科'],
    ['what the index holds as it is', '科技创新'],
    ['a long text', '研发费用加记扣除等各项优惠政策'],
    ['nothing', ''],
  ])('offers nothing for %s', async (_, typed) => {
    expect(await meant(typed)).toEqual([])
  })

  it('offers only what the index holds, whatever was typed', async () => {
    const letters = fc.stringMatching(/^[a-z]{2,20}$/)
    const characters = fc.string({ unit: fc.constantFrom(...'科技创新其他研发严法气也'), maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(fc.oneof(letters, characters, fc.string()), async (typed) => {
        for (const text of await meant(typed)) {
          expect(await held.holds(text)).toBe(true)
          expect(text).not.toBe(typed)
        }
      }),
      { numRuns: 60 },
    )
  })
})
