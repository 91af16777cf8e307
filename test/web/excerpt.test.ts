import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Offsets } from '../../src/search/answer.ts'
import { excerpt } from '../../src/web/excerpt.ts'

const text = '一是加强培育。二是加大投入。三是推进“双倍增”行动。四是优化服务！五是总结。'

describe('excerpt', () => {
  it('leaves a passage alone that is hardly longer than asked', () => {
    expect(excerpt(text, [[17, 20]], 35)).toEqual({
      text,
      marks: [[17, 20]],
      cutBefore: false,
      cutAfter: false,
    })
  })

  it('keeps whole sentences, the marked one first, and moves the marks', () => {
    const mark: Offsets = [text.indexOf('双'), text.indexOf('双') + 3]
    const cut = excerpt(text, [mark], 14)
    expect(cut).toMatchObject({ text: '三是推进“双倍增”行动。', cutBefore: true, cutAfter: true })
    expect(cut.marks.map(([start, end]) => cut.text.slice(start, end))).toEqual(['双倍增'])
  })

  it('begins at the beginning when nothing is marked', () => {
    expect(excerpt(text, [], 14)).toMatchObject({
      text: '一是加强培育。二是加大投入。',
      cutBefore: false,
      cutAfter: true,
    })
  })

  it('keeps a closing quotation mark with its sentence', () => {
    const quoted = `他说：“${'好'.repeat(20)}。”后来${'又'.repeat(20)}。`
    expect(excerpt(quoted, [], 20).text).toBe(`他说：“${'好'.repeat(20)}。”`)
  })

  it('keeps a sentence that alone is too long', () => {
    const long = '推进'.repeat(100)
    expect(excerpt(long, [[0, 2]], 20).text).toBe(long)
  })

  it('is a stretch of the text that holds the first mark, with marks on the same words', () => {
    const pieces = fc.constantFrom('推进', '双倍增', '。', '！”', '；', '\n', '5', '。）')
    const passage = fc.array(pieces, { maxLength: 80 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(passage, fc.integer({ min: 1, max: 60 }), (source, length) => {
        const marks = [...source.matchAll(/双倍增/g)].map((match): Offsets => [match.index, match.index + 3])
        const cut = excerpt(source, marks, length)
        expect(source).toContain(cut.text)
        for (const [start, end] of cut.marks) expect(cut.text.slice(start, end)).toBe('双倍增')
        expect(cut.marks.length > 0).toBe(marks.length > 0)
        expect(cut.text === source).toBe(!cut.cutBefore && !cut.cutAfter)
      }),
    )
  })
})
