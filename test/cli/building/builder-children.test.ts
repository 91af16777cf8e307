import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startChildren } from '../../../src/cli/building/builder-children.ts'

const breaksOff = new URL('broken-off-child.ts', import.meta.url)

describe('a builder that is closed', { timeout: 60_000 }, () => {
  it('ends in order while a message of a child is under way that is never finished', async () => {
    const builder = startChildren(1, {}, {}, breaksOff)
    const parts = builder.build({ files: [] })[Symbol.asyncIterator]()
    await parts.next()
    await wait(500)
    await expect(builder.close()).resolves.toBeUndefined()
  })
})
