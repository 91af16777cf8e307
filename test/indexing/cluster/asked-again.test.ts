import { describe, expect, it } from 'vitest'
import { openClusterIndex } from '../../../src/indexing/cluster/cluster-index.ts'
import type { ReplyIndex } from '../../../src/indexing/reply-index.ts'
import { segmenter } from '../build-index.ts'
import { clusterThatAnswers } from './node-that-answers.ts'

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
    authority: { values: { value: '' } },
  },
}

/** An index whose searches answer as told, one after the other, the last one again and again. */
async function indexWhoseSearchesGive(
  answers: readonly object[],
): Promise<{ index: ReplyIndex; asked: (path: string) => number }> {
  const paths: string[] = []
  const asked = (path: string): number => paths.filter((other) => other.endsWith(path)).length
  const answerTo = (path: string): object => {
    if (path === '/') return { version: { number: '2.19.1', distribution: 'opensearch' } }
    if (path.endsWith('/_doc/manifest')) return { _source: { value: manifest } }
    if (path.endsWith('/_search_shards')) return { shards: [[{ shard: 0 }]] }
    const given = answers[Math.min(asked(path), answers.length) - 1] ?? {}
    return path === '/_msearch' ? { responses: [given] } : { docs: [given] }
  }
  const cluster = await clusterThatAnswers(({ url: { pathname } }) => {
    paths.push(pathname)
    return { body: answerTo(pathname) }
  })
  return { index: await openClusterIndex(cluster, {}, segmenter), asked }
}

describe('a search that a node failed in the middle of', () => {
  it('is asked again, and answered whole', async () => {
    const { index, asked } = await indexWhoseSearchesGive([lost, lost, counts])
    await index.state()
    expect(asked('/_msearch')).toBe(3)
  })

  it('is given up after some tries, and never answered in part', async () => {
    const { index, asked } = await indexWhoseSearchesGive([
      { ...counts, _shards: { failed: 1 }, status: 503 },
    ])
    await expect(index.state()).rejects.toMatchObject({ reason: 'unreachable' })
    expect(asked('/_msearch')).toBe(4)
  })

  it('is not asked again where asking is at fault, and says what to set for a text that is too long', async () => {
    const { index, asked } = await indexWhoseSearchesGive([
      { status: 400, error: { type: 'too_many_clauses' } },
    ])
    await expect(index.state()).rejects.toThrow('max_clause_count')
    expect(asked('/_msearch')).toBe(1)
  })
})

const failed = { _id: 'a', error: { type: 'node_disconnected_exception' } }

describe('what a node that went down left out of an answer', () => {
  it('is not taken for a reply that is not there', async () => {
    const { index, asked } = await indexWhoseSearchesGive([failed, { _id: 'a', found: false }])
    expect(await Promise.all([index.reply('a'), index.reply('b')])).toEqual([null, null])
    // Both were asked for at once, and again.
    expect(asked('/_mget')).toBe(2)
  })

  it('is not taken for a term that no passage holds', async () => {
    const held = { term_vectors: { counts: { terms: { 企业: { ttf: 3 } } } } }
    const { index, asked } = await indexWhoseSearchesGive([failed, held])
    expect(await index.termCounts(['企业', '资金'])).toEqual(new Map([['企业', 3]]))
    expect(asked('/_mtermvectors')).toBe(2)
    // What was counted, and what was not there, is known.
    expect(await index.termCounts(['资金', '企业'])).toEqual(new Map([['企业', 3]]))
    expect(asked('/_mtermvectors')).toBe(2)
    expect(asked('/_doc/manifest')).toBe(2)
  })
})

describe('a cluster of which no node answers', () => {
  it('is asked for a sign of life before anything else, and for the rest once it gives one', async () => {
    let isThere = false
    const paths: string[] = []
    const cluster = await clusterThatAnswers(({ method, url: { pathname } }) => {
      paths.push(`${method} ${pathname}`)
      return isThere ? { body: {} } : null
    })
    await expect(cluster.send('GET', '/a')).rejects.toMatchObject({ reason: 'unreachable' })
    paths.length = 0
    await expect(cluster.send('GET', '/a')).rejects.toMatchObject({ reason: 'unreachable' })
    expect(paths).toEqual(['HEAD /'])
    isThere = true
    expect(await cluster.send('GET', '/a')).toEqual({})
  })
})
