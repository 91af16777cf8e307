import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonPieces } from '../../src/web/pages/all-statements.ts'

it('is one JSON array of all rows, however many come at a time', async () => {
  const row = fc.record({ indicator: fc.string(), value: fc.nat() })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(row, { maxLength: 3 }), { maxLength: 5 }), async (some) => {
      let text = ''
      for await (const piece of jsonPieces(arriving(some))) text += piece
      expect(JSON.parse(text)).toEqual(some.flat())
    }),
  )
})

async function* arriving<T>(some: readonly T[]): AsyncGenerator<T> {
  for (const one of some) yield await Promise.resolve(one)
}
