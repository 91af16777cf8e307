import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldText, unfoldSpan } from '../../src/text/fold.ts'
import { slice } from '../../src/text/span.ts'

describe('foldText', () => {
  it.each([
    ['width of letters, digits and punctuation', 'Ｒ＆Ｄ，２．７％', 'r&d,2.7%'],
    ['case', 'GDP', 'gdp'],
    ['traditional characters', '後續將加強產學研合作', '后续将加强产学研合作'],
    ['no correct simplified character', '显著、乾隆、菩萨', '显著、乾隆、菩萨'],
    ['quotation marks of every kind', '“尖兵”「领雁」＂双倍增＂', '尖兵领雁双倍增'],
    ['blanks within a sentence', '入选 1 人;“ 智能工厂”', '入选1人;智能工厂'],
    ['line ends', '智能\n工厂', '智能工厂'],
    [
      'brackets of a document number',
      '玉科〔2024〕25号、玉科[2024]25号、玉科（2024）25号',
      '玉科(2024)25号、玉科(2024)25号、玉科(2024)25号',
    ],
    ['small brackets and commas', '玉科﹝2024﹞25号﹐', '玉科(2024)25号,'],
    ['dashes', '2020—2024年', '2020-2024年'],
    ['Roman numerals', 'Ⅱ级', 'ii级'],
    ['characters that print nothing', '科\u200b技\ufeff局\u0000', '科技局'],
  ])('folds %s', (_what, source, folded) => {
    expect(foldText(source)).toBe(folded)
  })

  it('keeps one blank between two Latin words, and one for quotation marks between numbers', () => {
    expect(foldText('R  &  D  center')).toBe('r&d center')
    expect(foldText('落实“315”2023年方案')).toBe('落实315 2023年方案')
  })

  it('leaves circled numbers and exponents alone: they are no numbers of the text', () => {
    expect(foldText('③拓展m²')).toBe('③拓展m²')
  })

  it('folding twice is folding once, for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
  })
})

describe('unfoldSpan', () => {
  it('leads from a folded match back to what stands in the source', () => {
    const source = '实施 “３１５” 科技创新体系'
    const folded = fold(source)
    const start = folded.text.indexOf('315科技')
    expect(slice(source, unfoldSpan(folded, { start, end: start + 5 }))).toBe('３１５” 科技')
  })

  it('covers text that folds to the folded span, for any string and span', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, from, length) => {
        const folded = fold(text)
        const start = from % (folded.text.length + 1)
        const end = Math.min(folded.text.length, start + (length % 20))
        const covered = slice(text, unfoldSpan(folded, { start, end }))
        expect(foldText(covered)).toContain(folded.text.slice(start, end).trim())
      }),
    )
  })
})
