import { describe, expect, it } from 'vitest'
import { Random, seedFor, Weighted, zipf } from './random.ts'

function draw(seed: number, count: number): number[] {
  const random = new Random(seed)
  return Array.from({ length: count }, () => random.next())
}

describe('Random', () => {
  it('draws the same numbers from the same seed', () => {
    expect(draw(5, 50)).toEqual(draw(5, 50))
    expect(draw(5, 50)).not.toEqual(draw(6, 50))
  })

  it('spreads evenly over 0 to 1', () => {
    const tenths = Array.from({ length: 10 }, () => 0)
    for (const value of draw(1, 100_000))
      tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })

  it('draws whole numbers with both ends', () => {
    const random = new Random(3)
    expect(
      [...new Set(Array.from({ length: 200 }, () => random.whole(2, 5)))].toSorted((a, b) => a - b),
    ).toEqual([2, 3, 4, 5])
  })

  it('throws for an empty list', () => {
    expect(() => new Random(1).pick([])).toThrow(RangeError)
  })
})

describe('Weighted', () => {
  it('draws items as often as their weights say', () => {
    const random = new Random(2)
    const weighted = new Weighted(['a', 'b', 'c'], zipf)
    const drawn = Array.from({ length: 11_000 }, () => weighted.pick(random))
    const count = (item: string): number => drawn.filter((other) => other === item).length
    expect(Math.abs(count('a') - 6_000)).toBeLessThan(200)
    expect(Math.abs(count('b') - 3_000)).toBeLessThan(200)
    expect(Math.abs(count('c') - 2_000)).toBeLessThan(200)
  })

  it('never draws what weighs nothing', () => {
    const random = new Random(2)
    const weighted = new Weighted(['never', 'always', 'neither'], (item) => (item === 'always' ? 1 : 0))
    expect(new Set(Array.from({ length: 500 }, () => weighted.pick(random)))).toEqual(new Set(['always']))
  })
})

describe('seedFor', () => {
  it('gives neighbours seeds of their own', () => {
    expect(new Set(Array.from({ length: 10_000 }, (_, index) => seedFor(7, index))).size).toBe(10_000)
  })
})
