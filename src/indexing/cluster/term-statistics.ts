import { z } from 'zod'
import { askAgain, lackingPart } from './ask-again.ts'
import type { Requests } from './cluster.ts'
import type { Version } from './layout.ts'

/** Terms asked about at once. */
const TERMS_AT_ONCE = 2_000

/** More shards than any layout of ours has are not looked for. */
const MOST_ROUTINGS = 2_000

/** Terms whose counts are kept: some ten megabytes. */
const MOST_KEPT = 100_000

/** Counts, for terms, the passages and header lines that hold them: one request, however many terms and shards. What was
 *  counted is kept until the content changes: most words of a query were asked for before. Removed replies count until the
 *  cluster merges them away. */
export class TermStatistics {
  readonly #version: Version
  #routings: Promise<readonly string[]> | null = null
  #kept = { content: '', counts: new Map<string, number>() }

  constructor(version: Version) {
    this.#version = version
  }

  /** By term, 0 for terms that no passage holds; `content` is the version of the content that is asked about. Holds the
   *  counts of other terms too. */
  async count(
    cluster: Requests,
    content: string,
    terms: Iterable<string>,
  ): Promise<ReadonlyMap<string, number>> {
    if (this.#kept.content !== content || this.#kept.counts.size > MOST_KEPT) {
      this.#kept = { content, counts: new Map() }
    }
    const { counts } = this.#kept
    const asked = [...new Set(terms)].filter((term) => !counts.has(term))
    for (let at = 0; at < asked.length; at += TERMS_AT_ONCE) {
      const some = asked.slice(at, at + TERMS_AT_ONCE)
      const held = await this.#ask(cluster, some)
      for (const term of some) counts.set(term, held.get(term) ?? 0)
    }
    return counts
  }

  /** Asks each shard for its counts. */
  async #ask(cluster: Requests, terms: readonly string[]): Promise<Map<string, number>> {
    const docs = (await this.#shards(cluster)).map((routing) => ({
      routing,
      doc: { counts: terms.join(' ') },
      per_field_analyzer: { counts: 'plain' },
      fields: ['counts'],
      term_statistics: true,
      field_statistics: false,
      positions: false,
      offsets: false,
    }))
    const path = `/${this.#version.replies}/_mtermvectors`
    const shards = await askAgain(
      async () => vectors.parse(await cluster.send('POST', path, { body: { docs } })).docs,
      (answers) => {
        const failed = answers.find(({ term_vectors: vector }) => !vector)
        return failed ? { fault: lackingPart(cluster.address, failed), passes: true } : null
      },
    )
    const counts = new Map<string, number>()
    for (const { term_vectors: vector } of shards) {
      for (const [term, { ttf = 0 }] of Object.entries(vector?.counts?.terms ?? {})) {
        counts.set(term, (counts.get(term) ?? 0) + ttf)
      }
    }
    return counts
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
  docs: z.array(
    z.looseObject({
      term_vectors: z
        .object({
          counts: z
            .object({ terms: z.record(z.string(), z.object({ ttf: z.number().optional() })) })
            .optional(),
        })
        .optional(),
    }),
  ),
})

const shardGroups = z.object({ shards: z.array(z.array(z.object({ shard: z.number() }))) })
