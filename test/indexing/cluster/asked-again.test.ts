import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseClusterAddress } from '../../../src/indexing/cluster/address.ts'
import { Cluster } from '../../../src/indexing/cluster/cluster.ts'
import { openClusterIndex } from '../../../src/indexing/cluster/cluster-index.ts'
import type { ReplyIndex } from '../../../src/indexing/reply-index.ts'
import { segmenter } from '../build-index.ts'

const manifest = {
  identity: {},
  roots: [],
  complete: true,
  revision: 1,
  updatedAt: '2026-11-28T00:00:00.000Z',
  replies: 0,
  passages: 0,
  nextPassage: 0,
}
const lost = { status: 500, error: { type: 'search_phase_execution_exception' } }
const values = { values: { buckets: [] } }
const counts = {
  status: 200,
  timed_out: false,
  _shards: { failed: 0 },
  hits: { total: { value: 7 } },
  aggregations: {
    selected: { passages: { speaking: { doc_count: 0, exact: { doc_count: 0 } } } },
    region: values,
    programme: values,
    year: values,
    kind: values,
    authority: values,
  },
}

/** An index whose searches answer as told, one after the other, the last one again and again. */
async function indexWhoseSearchesGive(
  answers: readonly object[],
): Promise<{ index: ReplyIndex; asked: () => number }> {
  let asked = 0
  const answerTo = (path: string): object => {
    if (path === '/') return { version: { number: '2.19.1', distribution: 'opensearch' } }
    if (path.endsWith('/_doc/manifest')) return { _source: { value: manifest } }
    asked += 1
    return { responses: [answers[Math.min(asked, answers.length) - 1]] }
  }
  const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(answerTo(request.url ?? '')))
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo // a TCP server that listens always has one
  const access = { user: null, password: null, token: null, ca: null }
  const cluster = new Cluster(parseClusterAddress(`http://127.0.0.1:${port}/replies`), access)
  const index = await openClusterIndex(cluster, {}, segmenter)
  onTestFinished(async () => {
    await index.close()
    server.closeAllConnections()
    server.close()
  })
  return { index, asked: () => asked }
}

describe('a search that a node failed in the middle of', () => {
  it('is asked again, and answered whole', async () => {
    const { index, asked } = await indexWhoseSearchesGive([lost, lost, counts])
    await index.state()
    expect(asked()).toBe(3)
  })

  it('is given up after some tries, and never answered in part', async () => {
    const { index, asked } = await indexWhoseSearchesGive([
      { ...counts, _shards: { failed: 1 }, status: 503 },
    ])
    await expect(index.state()).rejects.toMatchObject({ reason: 'unreachable' })
    expect(asked()).toBe(4)
  })

  it('is not asked again where asking is at fault, and says what to set for a text that is too long', async () => {
    const { index, asked } = await indexWhoseSearchesGive([
      { status: 400, error: { type: 'too_many_clauses' } },
    ])
    await expect(index.state()).rejects.toThrow('max_clause_count')
    expect(asked()).toBe(1)
  })
})
