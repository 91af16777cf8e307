import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDrafter } from '../../src/drafting/drafter.ts'
import { IndexError } from '../../src/indexing/index-errors.ts'
import { noFilters, type ReplyIndex } from '../../src/indexing/reply-index.ts'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { createSearcher } from '../../src/search/create-searcher.ts'
import { asSource } from '../bench/corpus.ts'
import { generateReplies } from '../bench/generate-replies.ts'
import { serve } from '../web/server.ts'
import { type Nodes, removeIndex } from './nodes.ts'
import { addReplies, build, context, inCluster, segmenter } from './two-places.ts'

/** No request may take longer, whatever becomes of the nodes. */
const DEADLINE_MS = 10_000

/** What happens to an index when nodes do. Each test leaves all nodes at work. */
export function describeFaults(nodes: () => Nodes): void {
  describe('an index in a cluster of three nodes', () => {
    const replies = [...generateReplies(300, 5)].map(asSource).map(parseReply)
    const words = ['企业', '资金', '培训', '315', '下一步', '机制', '项目', '服务']
    const expected = new Map<string, number>()
    let index: ReplyIndex

    beforeAll(async () => {
      index = await build(inCluster(nodes().addresses, 'faults'), replies)
      for (const word of words) expected.set(word, await count(index, word))
    }, 300_000)

    afterAll(() => index.close())

    beforeEach(() => nodes().heal(), 240_000)

    it('answers eight clients for a minute, none of them wrongly or not at all, while a node is killed', async () => {
      const end = Date.now() + 60_000
      const tally = { answered: 0, slowestMs: 0 }
      const client = async (number: number): Promise<void> => {
        for (let at = number; Date.now() < end; at += 1) {
          const word = words[at % words.length] ?? ''
          const started = Date.now()
          expect({ word, total: await count(index, word) }).toEqual({ word, total: expected.get(word) })
          tally.slowestMs = Math.max(tally.slowestMs, Date.now() - started)
          tally.answered += 1
        }
      }
      const clients = Promise.all(Array.from({ length: 8 }, (_, number) => client(number)))
      await Promise.race([clients, killAndRestart()])
      await clients
      process.stdout.write(`a node killed under eight clients: ${JSON.stringify(tally)}\n`)
      expect(tally.slowestMs).toBeLessThan(DEADLINE_MS)

      async function killAndRestart(): Promise<void> {
        await setTimeout(15_000)
        await nodes().kill(1)
        await setTimeout(15_000)
        await nodes().restart(1)
        await clients
      }
    }, 180_000)

    it('holds every reply exactly once when a node was killed during indexing', async () => {
      const place = inCluster(nodes().addresses, 'killed')
      const writer = await place.openWriter()
      await addReplies(writer, replies.slice(0, 100))
      await nodes().kill(2)
      await addReplies(writer, replies.slice(100))
      await writer.finish(['样本'])
      await writer.close()
      await nodes().restart(2)
      await nodes().untilGreen()
      expect(await idsIn(await place.open())).toEqual(replies.map(({ id }) => id).sort())
      expect((await place.verify({ deep: false })).faults).toEqual([])
      await removeIndex(nodes(), 'killed')
    }, 240_000)

    it('says so within two seconds when two of three nodes are gone, as its pages do, and recovers by itself', async () => {
      const server = await serve([], {
        searcher: createSearcher(index, segmenter),
        drafter: createDrafter(index, segmenter),
      })
      const found = async (): Promise<unknown> => {
        const answer = await server.get('/api/v1/search?q="企业"')
        return ((await answer.json()) as { total: { replies: number } }).total.replies
      }
      try {
        expect(await found()).toBe(expected.get('企业'))
        const left = await nodeWithoutPart(nodes(), 'faults')
        const gone = nodes().addresses.flatMap((_, at) => (at === left ? [] : at))
        expect(gone).toHaveLength(2)
        await Promise.all(gone.map((at) => nodes().kill(at)))
        await inTime(async () => {
          await expect(count(index, '企业')).rejects.toMatchObject({ reason: 'unreachable' })
        })
        for (const path of ['/search?q=企业', '/', '/api/v1/search?q=企业', '/api/v1/numbers', '/readyz']) {
          await inTime(async () => {
            const text = await saysThatTheClusterIsGone(path, await server.get(path))
            for (const address of nodes().addresses) expect(text).not.toContain(new URL(address).host)
          })
        }
        expect((await server.get('/livez')).status).toBe(200)
        await Promise.all(gone.map((at) => nodes().restart(at)))
        await nodes().untilGreen()
        expect(await count(index, '企业')).toBe(expected.get('企业'))
        expect(await found()).toBe(expected.get('企业'))
        expect((await server.get('/readyz')).status).toBe(200)
      } finally {
        await server.close()
      }
    }, 240_000)

    it('ends every request within its deadline while a node stands still for 20 seconds', async () => {
      nodes().freeze(1)
      const end = Date.now() + 20_000
      try {
        for (let at = 0; Date.now() < end; at += 1) {
          const started = Date.now()
          const word = words[at % words.length] ?? ''
          const total = await count(index, word).catch((error: unknown) => error)
          expect(Date.now() - started).toBeLessThan(DEADLINE_MS)
          if (!(total instanceof IndexError)) expect(total).toBe(expected.get(word))
        }
      } finally {
        nodes().thaw(1)
      }
      await nodes().untilGreen()
      expect(await count(index, '企业')).toBe(expected.get('企业'))
    }, 180_000)

    it('says so within two seconds, each time, when all nodes stand still, and goes on when they do', async () => {
      const fails = (): Promise<void> =>
        expect(count(index, '企业')).rejects.toMatchObject({ reason: 'unreachable' })
      for (const node of [0, 1, 2]) nodes().freeze(node)
      try {
        for (let at = 0; at < 4; at += 1) await inTime(fails)
      } finally {
        for (const node of [0, 1, 2]) nodes().thaw(node)
      }
      await nodes().untilGreen()
      expect(await count(index, '企业')).toBe(expected.get('企业'))
    }, 120_000)

    it('shows a change within a second of its commit', async () => {
      const place = inCluster(nodes().addresses, 'changing')
      const open = await build(place, replies.slice(0, 5))
      const writer = await place.openWriter()
      await addReplies(writer, replies.slice(5, 6))
      await writer.commit()
      const started = Date.now()
      while ((await open.state()).replies !== 6) expect(Date.now() - started).toBeLessThan(1_000)
      await writer.removeSource(replies[5]?.source ?? '')
      await writer.commit()
      expect((await open.state()).replies).toBe(5)
      await writer.close()
      expect((await place.verify({ deep: true })).notes).toEqual([
        expect.stringContaining('--deep 与不加时相同'),
        expect.stringContaining('移除或改过的旧文字'),
      ])
      await open.close()
    }, 60_000)

    it('lets one indexer work at a time', async () => {
      const place = inCluster(nodes().addresses, 'locked')
      const writer = await place.openWriter()
      await expect(place.openWriter()).rejects.toMatchObject({ reason: 'locked' })
      await writer.close()
      await (await place.openWriter()).close()
    }, 60_000)

    it('answers eight clients from the index in use while another version of it is built and takes its place', async () => {
      const old = await build(inCluster(nodes().addresses, 'versions'), replies.slice(0, 50))
      const identity = { ...context.identity, dictionary: 'another' }
      const next = inCluster(nodes().addresses, 'versions', { identity })
      const total = await count(old, '企业')
      const building = { isDone: false, answers: 0 }
      const client = async (): Promise<void> => {
        while (!building.isDone) {
          expect(await count(old, '企业')).toBe(total)
          building.answers += 1
        }
      }
      const clients = Promise.all(Array.from({ length: 8 }, client))
      const built = await build(next, replies.slice(0, 60))
      building.isDone = true
      await clients
      expect(building.answers).toBeGreaterThan(8)
      expect((await built.state()).replies).toBe(60)
      expect((await old.state()).replies).toBe(50)
      await old.close()
      await built.close()
    }, 120_000)
  })
}

/** No fault may take longer to be told. */
async function inTime(work: () => Promise<void>): Promise<void> {
  const started = Date.now()
  await work()
  expect(Date.now() - started).toBeLessThan(2_000)
}

/** A node that lacks one part of the replies of `name`: of each part two of the three have a copy. Alone it could answer in part; one
 *  with all parts answers whole, as long as it is asked for nothing else. */
async function nodeWithoutPart({ addresses }: Nodes, name: string): Promise<number> {
  const answer = await fetch(`${addresses[0]}/_cat/shards/${name}-v*?format=json&h=index,shard,node`)
  const copies = (await answer.json()) as { index: string; shard: string; node: string }[]
  const holders = copies
    .filter(({ index, shard }) => !index.endsWith('-sources') && shard === '0')
    .map(({ node }) => node)
  return addresses.findIndex((_, at) => !holders.includes(`n${at + 1}`))
}

async function saysThatTheClusterIsGone(path: string, answer: Response): Promise<string> {
  const text = await answer.text()
  expect({ path, status: answer.status, text }).toMatchObject({
    status: 503,
    text: expect.stringContaining('存放资料的集群没有应答') as string,
  })
  if (path !== '/readyz') expect(answer.headers.get('retry-after')).toBe('5')
  expect(text).not.toMatch(/shard|exception/i)
  return text
}

async function count(index: ReplyIndex, word: string): Promise<number> {
  const tree = { kind: 'text', text: word, exact: true } as const
  const { total } = await index.find({ tree, filters: noFilters, sort: 'relevance', want: 10 })
  return total.replies
}

async function idsIn(index: ReplyIndex): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of index.all()) ids.push(id)
  await index.close()
  return ids.sort()
}
