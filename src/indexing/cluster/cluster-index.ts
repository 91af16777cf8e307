import type { Reply, ReplyId } from '../../reply/reply.ts'
import type { ReplyFacts } from '../../reply/reply-facts.ts'
import type { ReplyOutline } from '../../reply/reply-outline.ts'
import type { ReplyStatements } from '../../statements/reply-statements.ts'
import { foldText } from '../../text/fold.ts'
import type { Segmenter } from '../../text/segment.ts'
import { pairsOf, requiredTerms } from '../../text/terms.ts'
import { IndexError } from '../index-errors.ts'
import type { Identity } from '../index-folder.ts'
import { contentVersion } from '../manifest.ts'
import { pairsForLikeness } from '../passages-like.ts'
import {
  type AboutOptions,
  type Found,
  type HeldRuns,
  type IndexQuery,
  type IndexState,
  type LikeOptions,
  type LikePassages,
  type PassageAbout,
  type ReplyFilters,
  type ReplyIndex,
  type RunOptions,
  type TextHolders,
} from '../reply-index.ts'
import type { Manifest } from '../store.ts'
import { mostTerms, tellingOf } from '../telling-terms.ts'
import { type AboutSources, findPassagesAbout } from './about-request.ts'
import { aliased } from './alias.ts'
import type { Cluster, Requests } from './cluster.ts'
import { Finder } from './finder.ts'
import { findHeldRuns } from './held-runs-request.ts'
import { holdersRequest, readHolders } from './holders-request.ts'
import { type Version, versionOf } from './layout.ts'
import { likeRequest, readLike } from './like-request.ts'
import { RecentManifest } from './recent-manifest.ts'
import { readManifest } from './records.ts'
import { ReplyReader, replyFacts, toReply, wholeReply } from './reply-reader.ts'
import { readOutlines } from './stored-outlines.ts'
import { eachReply } from './stored-parts.ts'
import { readStatements } from './stored-statements.ts'
import { TermStatistics } from './term-statistics.ts'
import { searchWhole } from './whole-searches.ts'

/** Opens the index of `identity` in a cluster for queries. Throws IndexError: unreachable, missing, outdated. */
export async function openClusterIndex(
  cluster: Cluster,
  identity: Identity,
  segmenter: Segmenter,
): Promise<ReplyIndex> {
  await cluster.checkRelease()
  const version = versionOf(cluster.address.name, identity)
  await manifestOf(cluster, version)
  return new ClusterIndex(cluster, version, segmenter)
}

/** The manifest of a finished version. Throws IndexError: missing, outdated. */
export async function manifestOf(cluster: Requests, version: Version): Promise<Manifest> {
  const manifest = await readManifest(cluster, version)
  if (manifest?.complete) return manifest
  const { nodes, name } = cluster.address
  const where = `集群 ${nodes.join('、')}`
  const wayOn = '请用同样的 --index 运行 index 命令。'
  throw (await aliased(cluster)).length > 0
    ? new IndexError('outdated', `${where} 里的索引 ${name} 是用别的规则建的。${wayOn}`)
    : new IndexError(
        'missing',
        `${where} 里还没有建好的索引 ${name}。请先看 --index 写得对不对；若要新建，${wayOn}`,
      )
}

/** An index in an OpenSearch cluster. What changes while a question is asked may be in one of its searches and not in another. */
class ClusterIndex implements ReplyIndex {
  readonly #cluster: Cluster
  readonly #version: Version
  readonly #segmenter: Segmenter
  readonly #statistics: TermStatistics
  readonly #manifest: RecentManifest
  readonly #replies: ReplyReader
  readonly #finder: Finder
  /** Of the content last asked about: every page wants to know its version, and counting it takes a while. */
  #state: IndexState | null = null

  constructor(cluster: Cluster, version: Version, segmenter: Segmenter) {
    this.#cluster = cluster
    this.#version = version
    this.#segmenter = segmenter
    this.#statistics = new TermStatistics(version)
    this.#finder = new Finder(version, segmenter, this.#statistics)
    this.#manifest = new RecentManifest((requests) => manifestOf(requests, version))
    this.#replies = new ReplyReader(cluster, version)
  }

  find(query: IndexQuery): Promise<Found> {
    return this.#ask((cluster, manifest) => this.#finder.find(cluster, query, manifest))
  }

  reply(id: ReplyId): Promise<Reply | null> {
    return this.#replies.read(id)
  }

  outlines(ids: readonly ReplyId[]): Promise<ReplyOutline[]> {
    return this.#cluster.ask((cluster) => readOutlines(cluster, this.#version, ids))
  }

  async *all(): AsyncGenerator<Reply> {
    for await (const { _source } of eachReply(this.#cluster, this.#version, wholeReply))
      yield toReply(_source)
  }

  async *facts(): AsyncGenerator<ReplyFacts> {
    for await (const { _source } of eachReply(this.#cluster, this.#version, replyFacts)) yield _source.facts
  }

  statements(
    filters: ReplyFilters,
    letters: readonly string[] = [],
  ): AsyncIterable<readonly ReplyStatements[]> {
    return readStatements(this.#cluster, this.#version, { filters, letters })
  }

  passagesLike(text: string, options: LikeOptions): Promise<LikePassages> {
    return this.#ask(async (cluster, manifest) => {
      const version = contentVersion(manifest)
      const folded = foldText(text)
      const counts = await this.#statistics.count(cluster, version, pairsOf(folded))
      const pairs = pairsForLikeness(folded, (pair) => counts.get(pair) ?? 0)
      if (pairs.length === 0) return { version, total: 0, passages: [] }
      const [answer] = await searchWhole(cluster, this.#version, [likeRequest(pairs, options)])
      return { version, ...readLike(answer, pairs.length, options) }
    })
  }

  heldRuns(folded: string, options: RunOptions): Promise<HeldRuns> {
    return this.#ask(async (cluster, manifest) => {
      const version = contentVersion(manifest)
      const runs = await findHeldRuns(folded, options, {
        count: (terms) => this.#statistics.count(cluster, version, terms),
        ...this.#sources(cluster),
      })
      return { version, runs }
    })
  }

  passagesAbout(texts: readonly string[], options: AboutOptions): Promise<PassageAbout[][]> {
    return this.#ask(async (cluster, manifest) => {
      const counts = await this.#finder.termCounts(cluster, texts, manifest)
      const telling = texts.map((text) =>
        tellingOf({ texts: [text] }, counts, this.#segmenter, mostTerms.ask),
      )
      return findPassagesAbout(telling, options, this.#sources(cluster))
    })
  }

  textHolders(texts: readonly string[], most: number): Promise<(TextHolders | null)[]> {
    return this.#ask(async (cluster, manifest) => {
      const terms = texts.map(requiredTerms)
      const counts = await this.#statistics.count(cluster, contentVersion(manifest), terms.flat())
      const isRare = terms.map((own) => own.some((term) => (counts.get(term) ?? 0) <= most))
      const asked = terms.filter((_, at) => isRare[at])
      const answers =
        asked.length === 0 ? [] : await searchWhole(cluster, this.#version, asked.map(holdersRequest))
      let next = 0
      return isRare.map((rare) => (rare ? readHolders(answers[next++]) : null))
    })
  }

  termCounts(terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#ask(async (cluster, manifest) => {
      const counts = await this.#statistics.count(cluster, contentVersion(manifest), terms)
      const held = terms.map((term) => [term, counts.get(term) ?? 0] as const)
      return new Map(held.filter(([, count]) => count > 0))
    })
  }

  state(): Promise<IndexState> {
    return this.#cluster.ask(async (cluster) => {
      const manifest = await manifestOf(cluster, this.#version)
      const version = contentVersion(manifest)
      if (this.#state?.version === version) return this.#state
      const counts = await this.#finder.countAll(cluster)
      const { replies, passages, updatedAt } = manifest
      this.#state = { replies, passages, version, updatedAt, counts }
      return this.#state
    })
  }

  close(): Promise<void> {
    return this.#cluster.close()
  }

  /** What `question` gives of the content that the manifest tells of. */
  #ask<T>(question: (cluster: Requests, manifest: Manifest) => Promise<T>): Promise<T> {
    return this.#cluster.ask((cluster) =>
      this.#manifest.during(cluster, (manifest) => question(cluster, manifest)),
    )
  }

  #sources(cluster: Requests): AboutSources {
    return {
      search: (bodies) => searchWhole(cluster, this.#version, bodies),
      outlines: (ids) => readOutlines(cluster, this.#version, ids),
    }
  }
}
