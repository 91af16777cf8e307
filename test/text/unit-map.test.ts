import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unitMap } from '../../src/text/unit-map.ts'

const narrow = unitMap((unit) => (unit === '，' ? ',' : unit))

describe('unitMap', () => {
  it('maps each unit by itself and keeps the length, however long the text', () => {
    const text = '加快建设，确保完成。\0𠀀，'
    expect(narrow(text)).toBe('加快建设,确保完成。\0𠀀,')
    expect(narrow(text.repeat(5_000))).toBe('加快建设,确保完成。\0𠀀,'.repeat(5_000))
    expect(narrow('')).toBe('')
  })

  it('gives what replacing gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(narrow(text)).toBe(text.replaceAll('，', ','))
      }),
    )
  })
})
