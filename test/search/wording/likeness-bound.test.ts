import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align } from '../../../src/search/wording/align.ts'
import { likenessBound } from '../../../src/search/wording/likeness-bound.ts'
import { foldText } from '../../../src/text/fold.ts'

describe('likenessBound', () => {
  it.each([
    ['全市新增企业50家。', '全市新增企业50家。', 1],
    ['全市新增企业50家。', '近年来成效显著。全市新增企业50家。', 1],
    ['甲乙丙丁戊己庚辛', '甲乙丙丁戊己庚壬', 14 / 15],
    ['甲乙丙丁', '丁丙乙甲', 2 / 5],
    ['新增1050家', '新增50家', 6 / 7],
    ['abc', '甲乙丙丁', 0],
    ['', '甲', 0],
    ['甲', '', 0],
  ])('of %s and %s is %f', (first, other, bound) => {
    expect(likenessBound(first)(other)).toBeCloseTo(bound)
  })

  it('counts the longest common subsequence over words of bits', () => {
    const long = Array.from({ length: 200 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('')
    for (const cut of [1, 29, 30, 31, 60, 199])
      expect(likenessBound(long)(long.slice(cut))).toBeCloseTo((2 * (200 - cut)) / (400 - cut))
  })

  it('is never less than the likeness itself', () => {
    const text = fc
      .array(
        fc.constantFrom(
          '推进',
          '企业',
          '创新',
          '2024',
          '2.4',
          '。',
          '，',
          '“',
          'AI',
          '強',
          '的',
          '𠮷',
          '\ue000',
          ' ',
          '\ud842',
        ),
        {
          maxLength: 90,
        },
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (first, other) => {
        expect(likenessBound(foldText(first))(foldText(other))).toBeGreaterThanOrEqual(
          align(first, other).similarity - 1e-9,
        )
      }),
    )
  })
})
