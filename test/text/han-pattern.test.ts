import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hanPattern } from '../../src/text/han-pattern.ts'

describe('hanPattern', () => {
  it.each([
    ['\\p{sc=Han}{2,3}路', '拓宽桂林路、A路'],
    ['[^\\p{sc=Han}、]\\p{sc=Han}', '坪，岱、岙 溪'],
    ['[A-Z\\p{sc=Han}]+(?=\\[)', 'A坪[1]'],
    ['(?<=^|[^\\p{sc=Han}])\\p{sc=Han}{2}', '坪岱岙，溪口'],
  ])('finds what %s finds in Unicode mode', (source, text) => {
    const found = (pattern: RegExp): string[] => Array.from(text.matchAll(pattern), ([match]) => match)
    expect(found(hanPattern(source))).toEqual(found(new RegExp(source, 'gu')))
  })

  it('does so in any text of the basic plane', () => {
    const source = '[^、\\p{sc=Han}]?\\p{sc=Han}{2,4}(?:、\\p{sc=Han}{2})+'
    const letters = fc.constantFrom('坪', '岱', '、', '，', 'A', '1', '㐀', '鿿', ' ')
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 20 }), (text) => {
        const found = (pattern: RegExp): number[] => Array.from(text.matchAll(pattern), ({ index }) => index)
        expect(found(hanPattern(source))).toEqual(found(new RegExp(source, 'gu')))
      }),
    )
  })
})
