import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains, matchesOf, mergeSpans, slice, trimSpan } from '../../src/text/span.ts'

const spans = fc.array(
  fc.tuple(fc.nat(60), fc.nat(12)).map(([start, length]) => ({ start, end: start + length })),
)

describe('matchesOf', () => {
  it.each([/[0-9]+/g, /(?=五)/gu, /(?:)/g, /(?:)/gu, /.?/gsu])(
    'finds what matchAll finds of %s',
    (pattern) => {
      fc.assert(
        fc.property(fc.string({ unit: fc.constantFrom('五', '3', '𠀀', '\ud840', '\n', 'a') }), (text) => {
          const found = matchesOf(text, pattern).map((match) => [match.index, match[0]])
          expect(found).toEqual(Array.from(text.matchAll(pattern), (match) => [match.index, match[0]]))
        }),
      )
    },
  )

  it('begins anew for each text', () => {
    const digit = /[0-9]/g
    digit.test('315')
    expect(matchesOf('315', digit)).toHaveLength(3)
  })
})

describe('mergeSpans', () => {
  it('gives sorted, disjoint, non-empty spans that cover the same ground', () => {
    fc.assert(
      fc.property(spans, (input) => {
        const merged = mergeSpans(input)
        const covered = (list: readonly { start: number; end: number }[], at: number): boolean =>
          list.some((span) => span.start <= at && at < span.end)
        for (let at = 0; at < 80; at += 1) expect(covered(merged, at)).toBe(covered(input, at))
        for (const [at, span] of merged.entries()) {
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.start).toBeGreaterThan(merged[at - 1]?.end ?? -1)
        }
      }),
    )
  })
})

describe('trimSpan', () => {
  it('takes white space off both ends, full-width blanks too', () => {
    const text = '　一、 工作开展情况\n'
    expect(slice(text, trimSpan(text, { start: 0, end: text.length }))).toBe('一、 工作开展情况')
  })

  it('is empty for white space alone', () => {
    expect(trimSpan(' \n ', { start: 0, end: 3 })).toEqual({ start: 0, end: 0 })
  })
})

describe('contains', () => {
  it.each([
    [{ start: 0, end: 9 }, { start: 3, end: 9 }, true],
    [{ start: 0, end: 9 }, { start: 3, end: 10 }, false],
  ])('%o holds %o: %s', (outer, inner, expected) => {
    expect(contains(outer, inner)).toBe(expected)
  })
})
