import { z } from 'zod'
import type { ReplyId } from '../../reply/reply.ts'
import type { Batch } from '../batch.ts'
import type { Identity } from '../index-folder.ts'
import { emptyManifest } from '../manifest.ts'
import type { ReplyWriter } from '../reply-writer.ts'
import { changeOf } from '../source-change.ts'
import { type HeldSource, heldSource, type SourceRecord } from '../source-record.ts'
import type { Manifest } from '../store.ts'
import { aliased, moveAlias } from './alias.ts'
import { type BulkAction, BulkSender } from './bulk.ts'
import { type Cluster, writing } from './cluster.ts'
import { ClusterLock } from './cluster-lock.ts'
import { type Layout, repliesBody, settingsInUse, sourcesBody, type Version, versionOf } from './layout.ts'
import { MANIFEST_ID, readManifest, readSources, sourceId } from './records.ts'
import { documentsOf } from './reply-document.ts'

/** Source files are noted when so many wait. */
const NOTED_AT_ONCE = 1_000

/** Changes one index in a cluster. There are no transactions: replies are written first, under their own ids, so that
 *  writing them again changes nothing; what is gone is deleted next; then the records of their source files say so. Whoever
 *  is interrupted in between reads those files again. */
export class ClusterWriter implements ReplyWriter {
  readonly reason: string | null
  readonly #cluster: Cluster
  readonly #bulk: BulkSender
  readonly #version: Version
  readonly #lock: ClusterLock
  readonly #sources: Map<string, SourceRecord>
  #manifest: Manifest
  /** Null for a source file taken out. */
  #staged = new Map<string, SourceRecord | null>()
  #removed: ReplyId[] = []
  #next: number

  private constructor(cluster: Cluster, parts: WriterParts) {
    this.#cluster = cluster
    this.#bulk = new BulkSender(cluster)
    this.#version = parts.version
    this.#lock = parts.lock
    this.#sources = parts.sources
    this.#manifest = parts.manifest
    this.#next = parts.next
    this.reason = parts.reason
  }

  /** Throws IndexError: unreachable, locked, unwritable. */
  static async open(cluster: Cluster, identity: Identity, layout: Layout): Promise<ClusterWriter> {
    await cluster.checkRelease()
    const version = versionOf(cluster.address.name, identity)
    await Promise.all([
      create(cluster, version.replies, repliesBody(layout)),
      create(cluster, version.sources, sourcesBody(layout)),
    ])
    const lock = await ClusterLock.acquire(cluster, version)
    try {
      const known = await readManifest(cluster, version)
      const manifest = known ?? emptyManifest(identity)
      const sources = await readSources(cluster, version)
      const next = Math.max(manifest.nextPassage, await nextOrder(cluster, version))
      const reason = known?.complete === true ? null : await reasonFor(cluster, known)
      return new ClusterWriter(cluster, { version, lock, sources, manifest, next, reason })
    } catch (error) {
      await lock.release()
      throw error
    }
  }

  get manifest(): Manifest {
    return this.#manifest
  }

  source(name: string): SourceRecord | undefined {
    const staged = this.#staged.get(name)
    return staged === undefined ? this.#sources.get(name) : (staged ?? undefined)
  }

  heldSources(): HeldSource[] {
    return Array.from(this.#sources, ([name, record]) => heldSource(name, record))
  }

  async add(batch: Batch): Promise<void> {
    this.#lock.check()
    const coming = new Set(batch.replies.map(({ id }) => id))
    const changes = batch.sources.map((source) => changeOf(source, this.source(source.name), coming))
    await this.#bulk.send(this.#puts(batch))
    this.#next += batch.ids
    for (const { name, record, removed } of changes) {
      this.#staged.set(name, record)
      // What comes anew stands in the place of what was there.
      this.#removed.push(...removed.filter((id) => !coming.has(id)))
    }
    if (this.#staged.size >= NOTED_AT_ONCE) await this.commit()
  }

  async removeSource(name: string): Promise<void> {
    this.#removed.push(...(this.source(name)?.entries ?? []).map(({ id }) => id))
    this.#staged.set(name, null)
    if (this.#staged.size >= NOTED_AT_ONCE) await this.commit()
  }

  async commit(): Promise<void> {
    if (this.#staged.size === 0) return
    this.#lock.check()
    await this.#bulk.settle()
    await this.#bulk.send(deletions(this.#version.replies, new Set(this.#removed)))
    await this.#bulk.settle()
    const { complete } = this.#manifest
    // What is being built nobody reads, and to show it would leave small segments to be merged.
    if (complete) await this.#refresh()
    await this.#bulk.send(this.#notes())
    await this.#bulk.settle()
    for (const [name, record] of this.#staged) {
      if (record) this.#sources.set(name, record)
      else this.#sources.delete(name)
    }
    this.#staged = new Map()
    this.#removed = []
    await this.#note({ ...(complete && (await this.#counts())), nextPassage: this.#next })
  }

  async finish(roots: readonly string[]): Promise<void> {
    await this.commit()
    const { complete, roots: before } = this.#manifest
    if (!complete) {
      await Promise.all([this.#putInUse(), this.#refresh()])
      await this.#note({ ...(await this.#counts()), complete: true, roots })
    } else if (before.join('\n') !== roots.join('\n')) await this.#note({ roots })
    await moveAlias(this.#cluster, this.#version)
  }

  async close(): Promise<void> {
    await this.#lock.release()
    await this.#cluster.close()
  }

  *#puts(batch: Batch): Generator<BulkAction> {
    for (const { id, document } of documentsOf(batch, this.#next)) {
      yield { action: { index: { _index: this.#version.replies, _id: id } }, document }
    }
  }

  *#notes(): Generator<BulkAction> {
    const _index = this.#version.sources
    for (const [name, record] of this.#staged) {
      const _id = sourceId(name)
      if (record)
        yield { action: { index: { _index, _id } }, document: { kind: 'source', value: { name, ...record } } }
      else yield { action: { delete: { _index, _id } } }
    }
  }

  async #putInUse(): Promise<void> {
    await this.#cluster.send('PUT', `/${this.#version.replies}/_settings`, {
      body: settingsInUse,
      patience: writing,
    })
  }

  /** Readers go by the manifest: it changes when all else can be seen. */
  async #note(changed: Partial<Manifest>): Promise<void> {
    const { revision } = this.#manifest
    const manifest = {
      ...this.#manifest,
      ...changed,
      revision: revision + 1,
      updatedAt: new Date().toISOString(),
    }
    await this.#cluster.send('PUT', `/${this.#version.sources}/_doc/${MANIFEST_ID}`, {
      body: { kind: 'manifest', value: manifest },
      patience: writing,
    })
    this.#manifest = manifest
  }

  async #refresh(): Promise<void> {
    await this.#cluster.send('POST', `/${this.#version.replies}/_refresh`, { patience: writing })
  }

  /** Counted, not added up: an interruption may have left replies that no record tells of yet. */
  async #counts(): Promise<Pick<Manifest, 'replies' | 'passages'>> {
    const answer = await this.#cluster.send('POST', `/${this.#version.replies}/_search`, {
      body: { size: 0, track_total_hits: true, aggs: { passages: { nested: { path: 'passages' } } } },
      query: { allow_partial_search_results: false },
      patience: writing,
    })
    const { hits, aggregations } = countsAnswer.parse(answer)
    const replies = hits.total.value
    return { replies, passages: aggregations.passages.doc_count - replies }
  }
}

interface WriterParts {
  readonly version: Version
  readonly lock: ClusterLock
  readonly sources: Map<string, SourceRecord>
  readonly manifest: Manifest
  /** The next order to give away. */
  readonly next: number
  readonly reason: string | null
}

/** Waits a while for all copies of the new index: a node that is lost before they are there takes its shards with it. */
const everyCopy = { wait_for_active_shards: 'all', timeout: '10s' }

async function create(cluster: Cluster, index: string, body: object): Promise<void> {
  const there = await cluster.send('HEAD', `/${index}`, { allowed: [404] })
  if (there === true) return
  // 400: it is there already.
  const options = { body, query: everyCopy, patience: writing, allowed: [400] } as const
  await cluster.send('PUT', `/${index}`, options)
}

async function reasonFor(cluster: Cluster, known: Manifest | null): Promise<string> {
  if (known) return '上次没有建完，接着建'
  return (await aliased(cluster)).length > 0 ? '程序的规则、词典或名录已改变' : '还没有索引'
}

async function nextOrder(cluster: Cluster, { replies }: Version): Promise<number> {
  await cluster.send('POST', `/${replies}/_refresh`, { patience: writing })
  const answer = await cluster.send('POST', `/${replies}/_search`, {
    body: { size: 0, aggs: { last: { max: { field: 'order' } } } },
    patience: writing,
  })
  return (orderAnswer.parse(answer).aggregations.last.value ?? -1) + 1
}

function* deletions(index: string, ids: Iterable<ReplyId>): Generator<BulkAction> {
  for (const id of ids) yield { action: { delete: { _index: index, _id: id } } }
}

const countsAnswer = z.object({
  hits: z.object({ total: z.object({ value: z.number() }) }),
  aggregations: z.object({ passages: z.object({ doc_count: z.number() }) }),
})
const orderAnswer = z.object({ aggregations: z.object({ last: z.object({ value: z.number().nullable() }) }) })
