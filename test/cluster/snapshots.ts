import { describe, expect, it } from 'vitest'
import type { ReplyIndex } from '../../src/indexing/reply-index.ts'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { asSource } from '../bench/corpus.ts'
import { generateReplies } from '../bench/generate-replies.ts'
import { type Nodes, removeIndex } from './nodes.ts'
import { addReplies, build, inCluster } from './two-places.ts'

/** What `docs/cluster.md` says of backups. */
export function describeSnapshots(nodes: () => Nodes): void {
  describe('a snapshot of an index in a cluster', () => {
    const replies = [...generateReplies(41, 17)].map(asSource).map(parseReply)

    async function ask(method: string, path: string, body?: object): Promise<void> {
      const response = await fetch(`${nodes().addresses[0]}${path}`, {
        method,
        ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      const text = response.ok ? '' : await response.text()
      expect({ path, status: response.status, text }).toMatchObject({ status: 200 })
    }

    it('brings back what was deleted, which is searched, verified and changed as before', async () => {
      const place = inCluster(nodes().addresses, 'kept')
      const held = await all(await build(place, replies.slice(0, 40)))
      await ask('PUT', '/_snapshot/backup', { type: 'fs', settings: { location: 'backup' } })
      const indices = 'kept-v*'
      const snapshot = { indices, include_global_state: false }
      await ask('PUT', '/_snapshot/backup/monday?wait_for_completion=true', snapshot)
      await ask('DELETE', `/${indices}`)
      await expect(place.open()).rejects.toMatchObject({ reason: 'missing' })
      await ask('POST', '/_snapshot/backup/monday/_restore?wait_for_completion=true', snapshot)
      expect(await all(await place.open())).toEqual(held)
      expect((await place.verify({ deep: false })).faults).toEqual([])
      const writer = await place.openWriter()
      expect(writer.reason).toBeNull()
      await addReplies(writer, replies.slice(40))
      await writer.finish(['样本'])
      await writer.close()
      expect(await all(await place.open())).toHaveLength(41)
      await removeIndex(nodes(), 'kept')
    }, 120_000)
  })
}

async function all(index: ReplyIndex): Promise<unknown[]> {
  const replies: unknown[] = []
  for await (const reply of index.all()) replies.push(reply)
  await index.close()
  return replies
}
