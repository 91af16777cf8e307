import { expect, it } from 'vitest'
import type { IndexState, ReplyIndex } from '../../../src/indexing/reply-index.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { factsOf } from '../../../src/reply/reply-facts.ts'
import { keepHoldings } from '../../../src/search/holdings/keep-holdings.ts'
import { heldReplies } from './replies.ts'

/** An index whose content can be exchanged, and which notes how often its facts were read. */
function changingIndex() {
  const content = { version: '1', replies: heldReplies as readonly Reply[], isBroken: false }
  let reads = 0
  const index: Pick<ReplyIndex, 'facts' | 'state'> = {
    async *facts() {
      reads += 1
      if (content.isBroken) throw new Error('unreadable')
      for (const reply of content.replies) yield factsOf(reply)
    },
    state: async () => ({ version: content.version, updatedAt: null }) as IndexState,
  }
  return { content, index, reads: () => reads }
}

it('reads the facts once for any number of calls', async () => {
  const { index, reads } = changingIndex()
  const holdings = keepHoldings(index)
  const [one, two] = await Promise.all([holdings(), holdings()])
  expect(two).toBe(one)
  expect(await holdings()).toBe(one)
  expect(reads()).toBe(1)
})

it('gives the former holdings until a change is counted, and those say which content they are of', async () => {
  const { content, index } = changingIndex()
  const holdings = keepHoldings(index)
  await holdings()
  Object.assign(content, { version: '2', replies: [] })
  expect(await holdings()).toMatchObject({ version: '1', places: { size: 4 } })
  await expect.poll(holdings).toMatchObject({ version: '2', places: { size: 0 } })
})

it('counts again when reading has failed', async () => {
  const { content, index } = changingIndex()
  const holdings = keepHoldings(index)
  content.isBroken = true
  await expect(holdings()).rejects.toThrow('unreadable')
  content.isBroken = false
  expect((await holdings()).places.size).toBe(4)
})

it('counts again what changed while it was counted', async () => {
  const { content, index } = changingIndex()
  const restless = {
    ...index,
    async *facts() {
      yield* index.facts()
      content.version = '2'
    },
  }
  expect((await keepHoldings(restless)()).version).toBe('2')
})
