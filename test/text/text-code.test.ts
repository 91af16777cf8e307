import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../src/text/fold.ts'
import { decodeText, encodeText, isDigitCode, LINE_END } from '../../src/text/text-code.ts'

const seeds = new URL('../../seeds/', import.meta.url)

/** Text as replies have it, with what they hardly ever have. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'，。的一了在\n 0123456789abc关于提案答复揭榜挂帅'),
    fc.constantFrom('𠮷', '\ud842', '\udfb7', 'é', '한', '\0', '\uffff', '镕', '珺'),
    fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
  ),
})

describe('stored text', () => {
  it('is read as it was, whatever it holds', () => {
    fc.assert(fc.property(text, (one) => decodeText(encodeText(one)) === one))
    const long = '揭榜挂帅，𠮷。\n'.repeat(5_000)
    expect(decodeText(encodeText(long))).toBe(long)
  })

  it('holds the bytes of another just where it holds the other', () => {
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1, maxLength: 4 }), (part, around) => {
        for (const whole of [around.join(part), around.join('')])
          expect(encodeText(whole).includes(encodeText(part))).toBe(whole.includes(part))
      }),
      { numRuns: 500 },
    )
  })

  it('has a byte of its own for every digit and for the end of a line', () => {
    const codes = [...encodeText('0123456789')]
    expect(new Set(codes).size).toBe(10)
    for (let byte = 0; byte < 256; byte += 1) expect(isDigitCode(byte)).toBe(codes.includes(byte))
    expect(isDigitCode(undefined)).toBe(false)
    expect([...encodeText('\n')]).toEqual([LINE_END])
  })

  it('takes less than six tenths of its UTF-8', () => {
    for (const name of readdirSync(seeds).filter((name) => name.endsWith('.txt'))) {
      const folded = foldText(readFileSync(new URL(name, seeds), 'utf8'))
      expect(encodeText(folded).length / Buffer.byteLength(folded)).toBeLessThan(0.6)
    }
  })
})
