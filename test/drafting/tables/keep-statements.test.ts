import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { keepStatements } from '../../../src/drafting/tables/keep-statements.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { factsOf } from '../../../src/reply/reply-facts.ts'
import { emptyHeader, sampleReply } from '../../indexing/sample-replies.ts'

function stating(id: string, text: string, signedOn: string | null): Reply {
  return sampleReply(id, [text], { header: { ...emptyHeader, signedOn } })
}

/** An index of `replies` that is read by what `keepStatements` asks; `read` are the ids of the replies read so far. */
function indexOf(replies: Reply[], pauseMs = 0) {
  const read: string[] = []
  let version = 0
  const none = new Map<string, number>()
  const counts = { region: none, programme: none, section: none, year: none, kind: none, authority: none }
  return {
    read,
    change(at: number, reply: Reply): void {
      replies.splice(at, 1, reply)
      version += 1
    },
    state: async () => ({
      replies: replies.length,
      passages: replies.length,
      version: String(version),
      updatedAt: null,
      counts,
    }),
    async *facts() {
      for (const reply of replies) yield factsOf(reply)
    },
    reply: async (id: string) => {
      read.push(id)
      await setTimeout(pauseMs)
      return replies.find((reply) => reply.id === id) ?? null
    },
  }
}

const chargers = (count: number): string => `全市建成充电桩${count}个。`

describe('keepStatements', () => {
  it('reads each reply once, the newest first, and after a change only what is new', async () => {
    const index = indexOf([
      stating('old', chargers(100), '2020-05-01'),
      stating('undated', chargers(200), null),
      stating('new', chargers(300), '2024-05-01'),
    ])
    const statements = keepStatements(index)
    expect((await statements()).numbers.by.value.map(({ value }) => value)).toEqual([300, 200, 100])
    await statements()
    expect(index.read).toEqual(['new', 'old', 'undated'])
    index.change(0, stating('old', chargers(400), '2020-05-01'))
    const changed = await statements()
    expect(changed.version).toBe('1')
    expect(changed.numbers.by.value.map(({ value }) => value)).toEqual([400, 300, 200])
    expect(index.read.slice(3)).toEqual(['old'])
  })

  it('gives what it has when the new takes longer than a reader waits, and the new one later', async () => {
    const index = indexOf([stating('one', chargers(1), '2024-05-01')], 700)
    const statements = keepStatements(index)
    await statements()
    index.change(0, stating('one', chargers(2), '2024-05-01'))
    expect((await statements()).version).toBe('0')
    await setTimeout(400)
    expect((await statements()).numbers.by.value.map(({ value }) => value)).toEqual([2])
  })
})
