import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align, type Piece } from '../../../src/search/wording/align.ts'
import { foldText } from '../../../src/text/fold.ts'

/** `[-removed-]`, `{+added+}`, `<around>`. */
function written({ kind, text }: Piece): string {
  if (kind === 'same') return text
  if (kind === 'around') return `<${text}>`
  return kind === 'removed' ? `[-${text}-]` : `{+${text}+}`
}

const show = (first: string, other: string) => align(first, other).pieces.map(written).join('')

describe('align', () => {
  it.each([
    ['全市新增企业50家。', '全市新增企业50家。', '全市新增企业50家。'],
    ['2023年,新增企业50家', '2024年，新增企业62家', '[-2023-]{+2024+}年，新增企业[-50-]{+62+}家'],
    ['研发投入强度达到2.41%', '研发投入强度达到2.7%', '研发投入强度达到[-2.41-]{+2.7+}%'],
    ['推进“双倍增”行动', '推进双倍增行动', '推进双倍增行动'],
    ['實施創新驅動發展戰略', '实施创新驱动发展战略', '实施创新驱动发展战略'],
    ['玉环市科技局牵头实施', '建德市科技局牵头实施', '[-玉环-]{+建德+}市科技局牵头实施'],
    [
      '加大投入力度,企业创新能力明显提升,兑现政策。',
      '加大投入力度,有力支撑了转型,兑现政策。',
      '加大投入力度,[-企业创新能力明显提升-]{+有力支撑了转型+},兑现政策。',
    ],
    ['引进GPU服务器12台', '引进CPU服务器12台', '引进[-GPU-]{+CPU+}服务器12台'],
    ['强化部门协同。', '近年来成效显著。强化部门协同。', '<近年来成效显著。>强化部门协同。'],
    ['强化部门协同。', '强化部门协同。下一步继续努力。', '强化部门协同。<下一步继续努力。>'],
    ['强化部门协同', '强化部门协同,形成合力。下一步再说。', '强化部门协同{+,形成合力。+}<下一步再说。>'],
    ['一是强化部门协同。', '成效显著。二是强化部门协同。', '<成效显著。>[-一-]{+二+}是强化部门协同。'],
    ['强化协同。完善制度。', '强化协同。', '强化协同。[-完善制度。-]'],
    ['𠮷林省', '𠮸林省', '[-𠮷-]{+𠮸+}林省'],
    ['', '无', '{+无+}'],
  ])('%s | %s', (first, other, expected) => {
    expect(show(first, other)).toBe(expected)
  })

  it.each([
    ['全市新增企业50家。', '全市新增企业５０家。', 1],
    ['推进“双倍增”行动', '成效显著。推进双倍增行动', 1],
    ['abc', '甲乙丙丁', 0],
    ['', '', 0],
    ['甲乙丙丁戊己庚辛', '甲乙丙丁戊己庚壬', 0.875],
    ['新增50家', '新增1050家', 0.75],
  ])('of %s and %s finds the similarity %f', (first, other, similarity) => {
    expect(align(first, other).similarity).toBeCloseTo(similarity)
  })

  const text = fc.oneof(
    fc
      .array(fc.constantFrom('推进', '企业', '2024', '2.4', '。', ',', '“', '”', ' ', 'AI', '㎡', '強'), {
        maxLength: 30,
      })
      .map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )

  it('loses and invents nothing', () => {
    fc.assert(
      fc.property(text, text, (first, other) => {
        const { pieces, similarity } = align(first, other)
        const joined = (...kinds: Piece['kind'][]) =>
          pieces
            .filter(({ kind }) => kinds.includes(kind))
            .map((piece) => piece.text)
            .join('')
        const bare = (part: string) => foldText(part).replaceAll(' ', '')
        if (bare(other) !== '') expect(joined('same', 'added', 'around')).toBe(other)
        expect(bare(joined('same', 'removed'))).toBe(bare(first))
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('finds every text like itself', () => {
    fc.assert(
      fc.property(text, (one) => {
        const { similarity, pieces } = align(one, one)
        expect(similarity).toBe(foldText(one).replaceAll(' ', '') === '' ? 0 : 1)
        expect(pieces.every(({ kind }) => kind === 'same')).toBe(true)
      }),
    )
  })
})
