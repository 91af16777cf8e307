import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesWith } from '../../src/indexing/letter-reader.ts'
import { occurrences } from '../../src/text/numerals.ts'
import { encodeText } from '../../src/text/text-code.ts'

const found = (lines: readonly string[], text: string): number[] => [
  ...linesWith(encodeText(lines.join('\n')), encodeText(text)),
]

describe('the lines of a text that hold a part', () => {
  it.each([
    ['揭榜挂帅', ['题目', '实行揭榜挂帅', '另有“揭榜挂帅”和揭榜挂帅'], [1, 2]],
    ['315', ['1315', '3150', '实施315工程', '315'], [2, 3]],
    ['5家', ['15家', '5家'], [1]],
    ['䐀', ['一丄', '䐀'], [1]],
    ['', ['题目'], []],
    ['无此文字', [''], []],
  ])('%j in %j: %j', (text, lines, expected) => {
    expect(found(lines, text)).toEqual(expected)
  })

  it('are those in which the text occurs without cutting a number', () => {
    const line = fc.string({
      unit: fc.constantFrom('一', '县', '1', '5', 'x', '\u0101', '𠮷'),
      maxLength: 12,
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), line, (lines, text) => {
        const expected = [...lines.keys()].filter((at) => occurrences(lines[at] ?? '', text).length > 0)
        expect(found(lines, text)).toEqual(expected)
      }),
    )
  })
})
