import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Offsets } from '../../src/search/answer.ts'
import { clipAround, type Marked, pieces } from '../../src/web/pages/pieces.ts'

const none = { highlights: [], figures: [], shared: [] }

describe('pieces', () => {
  it('cuts wherever a mark begins or ends, and lets marks lie over one another', () => {
    const marked: Marked = {
      text: '推进双倍增,新增48家',
      highlights: [[2, 5]],
      figures: [[8, 11]],
      shared: [[0, 8]],
    }
    expect(
      pieces(marked).map(({ text, isName, isFigure, isShared }) => [text, isName, isFigure, isShared]),
    ).toEqual([
      ['推进', false, false, true],
      ['双倍增', true, false, true],
      [',新增', false, false, true],
      ['48家', false, true, false],
    ])
    expect(pieces({ text: '', ...none })).toEqual([])
  })

  it('join to the text, whatever the marks', () => {
    const mark = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]): Offsets => [Math.min(a, b), Math.max(a, b)])
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.array(mark),
        fc.array(mark),
        (text, highlights, figures) => {
          expect(
            pieces({ text, highlights, figures })
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text)
        },
      ),
    )
  })
})

describe('clipAround', () => {
  it('keeps a sentence that is hardly too long', () => {
    const quote = { text: '字'.repeat(120), ...none }
    expect(clipAround(quote, 100)).toEqual({ quote, cutBefore: false, cutAfter: false })
  })

  it('cuts at commas around the name, and says where it cut', () => {
    const text = `${'前面的话,'.repeat(30)}推进双倍增行动,${'后面的话,'.repeat(30)}`
    const start = text.indexOf('双倍增')
    const { quote, cutBefore, cutAfter } = clipAround({ ...none, text, highlights: [[start, start + 3]] }, 60)
    expect([cutBefore, cutAfter]).toEqual([true, true])
    expect(quote.text.startsWith('前面的话,')).toBe(true)
    expect(quote.text.length).toBeLessThan(130)
    const [[from, to] = [0, 0]] = quote.highlights
    expect(quote.text.slice(from, to)).toBe('双倍增')
  })

  it('gives a stretch of the text with its marks on the same words, whatever they are', () => {
    const long = fc.string({ unit: 'grapheme', minLength: 60, maxLength: 200 })
    fc.assert(
      fc.property(long, fc.nat(), fc.nat(5), (text, place, length) => {
        const start = place % text.length
        const highlights: Offsets[] = [[start, Math.min(text.length, start + 1 + length)]]
        const { quote } = clipAround({ text, highlights, figures: [] }, 30)
        expect(text).toContain(quote.text)
        const cut = (of: Marked) => of.highlights.map(([from, to]) => of.text.slice(from, to))
        expect(cut(quote)).toEqual(cut({ text, highlights, figures: [] }))
      }),
    )
  })
})
