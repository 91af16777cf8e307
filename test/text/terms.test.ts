import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../src/text/fold.ts'
import { occurrences } from '../../src/text/numerals.ts'
import { createSegmenter } from '../../src/text/segment.ts'
import { TermCounter } from '../../src/text/term-counter.ts'
import { countTerms, eachTerm, isDecidedByTerms, requiredTerms, wordParts } from '../../src/text/terms.ts'

const segmenter = createSegmenter(['双倍增', '揭榜挂帅', '专精特新'])

function termsOf(text: string): Set<string> {
  const terms = new Set<string>()
  eachTerm(foldText(text), (term) => terms.add(term))
  return terms
}

describe('eachTerm', () => {
  it.each([
    ['whole numbers, never their digits', '“315”工程', ['315', '工程'], ['3', '31', '15']],
    ['mixed runs and their parts', '415x集群', ['415x', '415', 'x', '集群'], ['41']],
    ['decimals whole and by their numbers', '提高到2.7%', ['2.7', '2', '7', '%'], []],
    ['R&D', '没有R&D活动', ['r&d', 'r', 'd', '活动'], []],
    ['2+4+X', '聚焦“2+4+X”主导产业', ['2+4+x', '2', '4', 'x'], []],
    ['pairs across quotation marks', '“尖兵”“领雁”', ['兵领'], []],
    ['no pairs across punctuation', '科技、人才', ['科技', '人才', '、'], ['技人']],
    ['Latin words whole and by pairs', 'GDP', ['gdp', 'gd', 'dp'], []],
  ])('gives %s', (_what, text, present, absent) => {
    const terms = termsOf(text)
    for (const term of present) expect(terms).toContain(term)
    for (const term of absent) expect(terms).not.toContain(term)
  })
})

const reply =
  '深入实施“315”科技创新体系建设工程，提升“4131”先进制造业集群能级，R&D经费占比2.41%，GDP达100亿元（2024年5月）。'

describe('requiredTerms', () => {
  it('are held by every text that holds the string and cuts no number of it', () => {
    const folded = foldText(reply)
    const terms = termsOf(reply)
    fc.assert(
      fc.property(fc.nat(folded.length - 1), fc.integer({ min: 1, max: 30 }), (start, length) => {
        const part = foldText(folded.slice(start, start + length))
        fc.pre(occurrences(folded, part).length > 0)
        for (const term of requiredTerms(part)) expect(terms).toContain(term)
      }),
    )
  })

  it('are never empty for a string that is more than blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const folded = foldText(text)
        fc.pre(folded !== '')
        expect(requiredTerms(folded).length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('isDecidedByTerms', () => {
  it.each([
    ['科', true],
    ['科技', true],
    ['315', true],
    ['科技局', false],
    ['a类', true],
    ['1人', false],
    ['%)', false],
  ])('%s: %s', (text, decided) => {
    expect(isDecidedByTerms(text)).toBe(decided)
  })
})

describe('countTerms', () => {
  it('counts each term, and adds words of three characters that the dictionary knows', () => {
    const counts = countTerms(foldText('科技企业“双倍增”行动、双倍增计划'), segmenter)
    expect(counts.get('双倍增')).toBe(2)
    expect(counts.get('双倍')).toBe(2)
    expect(counts.get('计划')).toBe(1)
  })

  it('survives any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const term of countTerms(foldText(text), segmenter).keys()) {
          expect(term).not.toBe('')
          expect(term.length).toBeLessThanOrEqual(64)
          expect(term).not.toContain('\0')
        }
      }),
    )
  })
})

describe('TermCounter', () => {
  it('counts as countTerms does, text after text', () => {
    const counter = new TermCounter(segmenter)
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .array(fc.constantFrom('科技', '企业', '𠀀', '315', 'r&d', '，', ' ', '𠀀𠀁', '揭榜挂帅'), {
          maxLength: 12,
        })
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (any) => {
        const folded = foldText(any)
        const { terms, counts, total } = counter.count(folded)
        expect(new Map(terms.map((term, at) => [term, counts[at]]))).toEqual(countTerms(folded, segmenter))
        expect(total).toBe(counts.reduce((sum, count) => sum + count, 0))
      }),
    )
  })
})

describe('wordParts', () => {
  it.each([
    ['315科技创新', ['315', '科技', '创新']],
    ['双倍增企业', ['双倍增', '企业']],
    ['gdp比重', ['gdp', '比重']],
    ['%', ['%']],
  ])('cuts %s into %j', (word, parts) => {
    expect(wordParts(word, segmenter)).toEqual(parts)
  })
})
