import { beforeAll, describe, expect, it } from 'vitest'
import type { QueryNode } from '../../src/indexing/query-tree.ts'
import type { ReplyIndex } from '../../src/indexing/reply-index.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { Random } from '../bench/random.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { ask, buildIndex } from './build-index.ts'
import { sampleReply } from './sample-replies.ts'

const folder = sharedFolder()
const random = new Random(11)
const words = ['企业', '创新', '工程', '科技', '资金', '人才', '的']

const replies = Array.from({ length: 300 }, (_, at) => {
  const passages = Array.from({ length: random.whole(1, 4) }, () =>
    Array.from({ length: random.whole(1, 20) }, () => random.pick(words)).join('，'),
  )
  return sampleReply(`r${String(at).padStart(3, '0')}`, passages)
})

/** No chunk has room for two of these. */
const longReply = (id: string): Reply => sampleReply(id, Array<string>(33_000).fill('好'))

let index: ReplyIndex

beforeAll(async () => {
  index = await buildIndex(folder, [
    ...replies.slice(0, 100),
    longReply('x'),
    longReply('y'),
    ...replies.slice(100),
  ])
  return () => index.close()
}, 60_000)

describe('an index of two chunks', () => {
  it.each([
    ['any', ['企业']],
    ['any', ['的']],
    ['any', ['人才，工程']],
    ['any', ['创新', '的']],
    ['any', ['资金', '人才', '科技']],
    ['all', ['企业', '工程']],
    ['all', ['创新', '资金', '的']],
  ] as const)('gives the best of %s %j as the first of all', async (kind, texts) => {
    const tree: QueryNode = { kind, parts: texts.map((text) => ({ kind: 'text', text, exact: false })) }
    const all = await ask(index, { tree, want: 400 })
    expect(all.replies.length).toBe(all.total.replies)
    for (const want of [1, 3, 10, 40]) {
      const best = await ask(index, { tree, want })
      expect(best.replies).toEqual(all.replies.slice(0, want))
      expect(best.total).toEqual(all.total)
    }
  })
})
