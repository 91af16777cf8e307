import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simplifyText } from '../../src/text/simplify.ts'

describe('simplifyText', () => {
  it.each([
    ['關於對市政協第52號提案的答復', '关于对市政协第52号提案的答复'],
    ['國家級專精特新“小巨人”企業，後續徵求意見', '国家级专精特新“小巨人”企业，后续征求意见'],
    ['成效显著，干部群众了解', '成效显著，干部群众了解'],
    ['', ''],
  ])('%s: %s', (text, simplified) => {
    expect(simplifyText(text)).toBe(simplified)
  })

  it('keeps every offset, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(simplifyText(text)).toHaveLength(text.length)
      }),
    )
  })
})
