import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BestRows } from '../../../src/drafting/tables/best-rows.ts'

it('BestRows keeps what sorting all rows would put first, equal ones in the order of their coming', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 })),
      fc.integer({ min: 1, max: 12 }),
      (numbers, want) => {
        const rows = numbers.map((number, at) => ({ number, at }))
        const best = new BestRows<(typeof rows)[number]>(want, (a, b) => a.number - b.number)
        for (const row of rows) best.add(row)
        expect(best.rows()).toEqual(rows.toSorted((a, b) => a.number - b.number).slice(0, want))
      },
    ),
  )
})
