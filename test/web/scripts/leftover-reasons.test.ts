import { expect, it } from 'vitest'
import { leftoverKinds } from '../../../src/drafting/leftovers/leftover.ts'
import { reasonOf } from '../../../src/web/assets/scripts/leftover-reasons.js'

it('says of every kind of mark why it is to be replaced, each in its own words', () => {
  const reasons = leftoverKinds.map(reasonOf)
  expect(new Set(reasons).size).toBe(leftoverKinds.length)
  expect(reasons).not.toContain(reasonOf('unknown'))
})
