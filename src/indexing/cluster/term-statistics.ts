import { z } from 'zod'
import type { Requests } from './cluster.ts'
import type { Version } from './layout.ts'

/** Terms asked about at once. */
const TERMS_AT_ONCE = 2_000

/** More shards than any layout of ours has are not looked for. */
const MOST_ROUTINGS = 2_000

/** Counts, for terms, the passages and header lines that hold them: one request to each shard, however many terms. Removed
 *  replies count until the cluster merges them away. */
export class TermStatistics {
  readonly #version: Version
  #routings: Promise<readonly string[]> | null = null

  constructor(version: Version) {
    this.#version = version
  }

  /** By term; nothing for terms that no passage holds. */
  async count(cluster: Requests, terms: Iterable<string>): Promise<Map<string, number>> {
    const all = [...new Set(terms)]
    const counts = new Map<string, number>()
    for (let at = 0; at < all.length; at += TERMS_AT_ONCE) {
      const asked = all.slice(at, at + TERMS_AT_ONCE)
      for (const shard of await Promise.all(
        (await this.#shards(cluster)).map((routing) => this.#ask(cluster, asked, routing)),
      )) {
        for (const [term, count] of shard) counts.set(term, (counts.get(term) ?? 0) + count)
      }
    }
    return counts
  }

  async #ask(cluster: Requests, terms: readonly string[], routing: string): Promise<[string, number][]> {
    const answer = await cluster.send('POST', `/${this.#version.replies}/_termvectors`, {
      query: { routing },
      body: {
        doc: { counts: terms.join(' ') },
        per_field_analyzer: { counts: 'plain' },
        fields: ['counts'],
        term_statistics: true,
        field_statistics: false,
        positions: false,
        offsets: false,
      },
    })
    const held = vectors.parse(answer).term_vectors.counts?.terms ?? {}
    return Object.entries(held).map(([term, { ttf = 0 }]) => [term, ttf])
  }

  /** A routing value that leads to each shard: the cluster tells only by being asked. */
  async #shards(cluster: Requests): Promise<readonly string[]> {
    this.#routings ??= this.#findRoutings(cluster)
    try {
      return await this.#routings
    } catch (error) {
      this.#routings = null
      throw error
    }
  }

  async #findRoutings(cluster: Requests): Promise<readonly string[]> {
    const path = `/${this.#version.replies}/_search_shards`
    const all = shardGroups.parse(await cluster.send('GET', path)).shards.length
    const routings = new Map<number, string>()
    for (let routing = 0; routings.size < all && routing < MOST_ROUTINGS; routing += 1) {
      const query = { routing: String(routing) }
      const { shards } = shardGroups.parse(await cluster.send('GET', path, { query }))
      const shard = shards[0]?.[0]?.shard
      if (shard !== undefined && !routings.has(shard)) routings.set(shard, query.routing)
    }
    return [...routings.values()]
  }
}

const vectors = z.object({
  term_vectors: z.object({
    counts: z.object({ terms: z.record(z.string(), z.object({ ttf: z.number().optional() })) }).optional(),
  }),
})

const shardGroups = z.object({ shards: z.array(z.array(z.object({ shard: z.number() }))) })
