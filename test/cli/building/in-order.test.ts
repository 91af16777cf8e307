import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder } from '../../../src/cli/building/in-order.ts'

/** Gives each of `parts` after so many turns. */
async function* slowly(parts: readonly { value: number; turns: number }[]): AsyncGenerator<number> {
  for (const { value, turns } of parts) {
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
    yield value
  }
}

const sources = fc.array(fc.array(fc.record({ value: fc.integer(), turns: fc.nat(9) }), { maxLength: 4 }), {
  maxLength: 8,
})

describe('inOrder', () => {
  it('gives everything in the order of the items, however long each takes', async () => {
    await fc.assert(
      fc.asyncProperty(sources, fc.integer({ min: 1, max: 4 }), async (items, ahead) => {
        const got: number[] = []
        for await (const value of inOrder(items, ahead, slowly)) got.push(value)
        expect(got).toEqual(items.flat().map(({ value }) => value))
      }),
    )
  })

  it('has no more under way than it may', async () => {
    let [under, most] = [0, 0]
    async function* counted(item: number): AsyncGenerator<number> {
      under += 1
      most = Math.max(most, under)
      await Promise.resolve()
      yield item
      under -= 1
    }
    for await (const _ of inOrder([1, 2, 3, 4, 5, 6], 3, counted)) expect(under).toBeLessThanOrEqual(3)
    expect(most).toBe(3)
  })

  it('starts nothing more when the reader stops, and ends what is under way', async () => {
    const started: number[] = []
    let ended = 0
    async function* noted(item: number): AsyncGenerator<number> {
      started.push(item)
      try {
        yield item
      } finally {
        ended += 1
      }
    }
    for await (const item of inOrder([1, 2, 3, 4, 5], 2, noted)) if (item === 1) break
    expect(started).toEqual([1, 2])
    await expect.poll(() => ended).toBe(2)
  })

  it('passes an error on in its place', async () => {
    async function* failing(item: number): AsyncGenerator<number> {
      if (item === 2) throw new Error('two')
      yield item
    }
    const got: number[] = []
    const reading = async (): Promise<void> => {
      for await (const item of inOrder([1, 2, 3], 3, failing)) got.push(item)
    }
    await expect(reading()).rejects.toThrow('two')
    expect(got).toEqual([1])
  })
})
