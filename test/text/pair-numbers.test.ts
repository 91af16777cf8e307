import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PairNumbers } from '../../src/text/pair-numbers.ts'

describe('PairNumbers', () => {
  it('answers as a Map does, also once it has grown', () => {
    const unit = fc.integer({ min: 1, max: 0xffff })
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, unit), { maxLength: 50 }), unit, (pairs, start) => {
        const numbers = new PairNumbers()
        const expected = new Map<string, number>()
        const set = (first: number, second: number): void => {
          numbers.set(first, second, expected.size)
          expected.set(`${first} ${second}`, expected.size)
        }
        for (const [first, second] of pairs) if (!expected.has(`${first} ${second}`)) set(first, second)
        for (let second = 0; second < 40_000; second += 1) {
          if (!expected.has(`${start} ${second}`)) set(start, second)
        }
        for (const [pair, number] of expected) {
          const [first = 0, second = 0] = pair.split(' ').map(Number)
          if (numbers.get(first, second) !== number) return false
        }
        return numbers.get(0xffff, 0xffff) === (expected.get('65535 65535') ?? -1)
      }),
      { numRuns: 5 },
    )
  })

  it('has no number for a pair not met, nor for the pair turned round', () => {
    const numbers = new PairNumbers()
    numbers.set(0x79d1, 0x6280, 0)
    expect(numbers.get(0x79d1, 0x6280)).toBe(0)
    expect(numbers.get(0x6280, 0x79d1)).toBe(-1)
  })
})
