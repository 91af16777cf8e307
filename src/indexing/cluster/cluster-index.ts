import type { Reply, ReplyId } from '../../reply/reply.ts'
import type { ReplyFacts } from '../../reply/reply-facts.ts'
import type { ReplyOutline } from '../../reply/reply-outline.ts'
import type { ReplyStatements } from '../../statements/reply-statements.ts'
import { foldText } from '../../text/fold.ts'
import type { Segmenter } from '../../text/segment.ts'
import { countTerms, pairsOf, requiredTerms, termWeight } from '../../text/terms.ts'
import { IndexError } from '../index-errors.ts'
import type { Identity } from '../index-folder.ts'
import { askedTree } from '../like-tree.ts'
import { contentVersion } from '../manifest.ts'
import { MOST_TERMS } from '../passages-about.ts'
import { pairsForLikeness } from '../passages-like.ts'
import { wantedTexts } from '../query-tree.ts'
import {
  type AboutOptions,
  type Found,
  type FoundReply,
  type HeldRuns,
  type IndexQuery,
  type IndexState,
  type LikeOptions,
  type LikePassages,
  noFilters,
  type PassageAbout,
  type ReplyFilters,
  type ReplyIndex,
  type RunOptions,
  type TextHolders,
} from '../reply-index.ts'
import type { Manifest } from '../store.ts'
import { type TermCounts, tellingTerms } from '../telling-terms.ts'
import { type AboutSources, findPassagesAbout } from './about-request.ts'
import { aliased } from './alias.ts'
import { AuthorityNames } from './authorities.ts'
import type { Cluster, Requests } from './cluster.ts'
import { findRequest } from './find-request.ts'
import { readCounts, readReplies } from './found-answer.ts'
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
    : new IndexError('missing', `${where} 里还没有建好的索引 ${name}。${wayOn}`)
}

const everyReply: IndexQuery = { tree: null, filters: noFilters, sort: 'date', want: 0 }

/** An index in an OpenSearch cluster. What changes while a question is asked may be in one of its searches and not in another. */
class ClusterIndex implements ReplyIndex {
  readonly #cluster: Cluster
  readonly #version: Version
  readonly #segmenter: Segmenter
  readonly #statistics: TermStatistics
  readonly #manifest: RecentManifest
  readonly #replies: ReplyReader
  readonly #authorities = new AuthorityNames()
  /** Of the content last asked about: every page wants to know its version, and counting it takes a while. */
  #state: IndexState | null = null

  constructor(cluster: Cluster, version: Version, segmenter: Segmenter) {
    this.#cluster = cluster
    this.#version = version
    this.#segmenter = segmenter
    this.#statistics = new TermStatistics(version)
    this.#manifest = new RecentManifest((requests) => manifestOf(requests, version))
    this.#replies = new ReplyReader(cluster, version)
  }

  find(query: IndexQuery): Promise<Found> {
    return this.#cluster.ask(async (cluster) => {
      const texts = rankedTexts(query)
      const { manifest, counts } = await this.#count(cluster, texts)
      const telling = tellingTerms(texts, counts, this.#segmenter)
      const tree = askedTree(query, telling)
      const { count, rank } = findRequest(query, tree, telling, this.#segmenter)
      const search = this.#searchOf(cluster)
      const [counted, ...first] = await search([count, ...rank.slice(0, 1)])
      const { total, counts: ofValues } = await this.#counted(counted, search)
      const replies = first.flatMap(readReplies)
      // Of frequent words the first search gives enough.
      if (rank.length > 1 && replies.length < Math.min(query.want, total.replies)) {
        replies.push(...(await search(rank.slice(1))).flatMap(readReplies))
      }
      return {
        version: contentVersion(manifest),
        replies: distinct(replies).slice(0, query.want),
        telling,
        total,
        counts: ofValues,
      }
    })
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
    return this.#cluster.ask(async (cluster) => {
      const folded = foldText(text)
      const version = contentVersion(await this.#manifest.get(cluster))
      const counts = await this.#statistics.count(cluster, version, pairsOf(folded))
      const pairs = pairsForLikeness(folded, (pair) => counts.get(pair) ?? 0)
      if (pairs.length === 0) return { version, total: 0, passages: [] }
      const [answer] = await searchWhole(cluster, this.#version, [likeRequest(pairs, options)])
      return { version, ...readLike(answer, pairs.length, options) }
    })
  }

  heldRuns(folded: string, options: RunOptions): Promise<HeldRuns> {
    return this.#cluster.ask(async (cluster) => {
      const version = contentVersion(await this.#manifest.get(cluster))
      const runs = await findHeldRuns(folded, options, {
        count: (terms) => this.#statistics.count(cluster, version, terms),
        ...this.#sources(cluster),
      })
      return { version, runs }
    })
  }

  passagesAbout(texts: readonly string[], options: AboutOptions): Promise<PassageAbout[][]> {
    return this.#cluster.ask(async (cluster) => {
      const { counts } = await this.#count(cluster, texts)
      const telling = texts.map((text) => tellingTerms([text], counts, this.#segmenter, MOST_TERMS))
      return findPassagesAbout(telling, options, this.#sources(cluster))
    })
  }

  textHolders(texts: readonly string[], most: number): Promise<(TextHolders | null)[]> {
    return this.#cluster.ask(async (cluster) => {
      const version = contentVersion(await this.#manifest.get(cluster))
      const terms = texts.map(requiredTerms)
      const counts = await this.#statistics.count(cluster, version, terms.flat())
      const isRare = terms.map((own) => own.some((term) => (counts.get(term) ?? 0) <= most))
      const asked = terms.filter((_, at) => isRare[at])
      const answers =
        asked.length === 0 ? [] : await searchWhole(cluster, this.#version, asked.map(holdersRequest))
      let next = 0
      return isRare.map((rare) => (rare ? readHolders(answers[next++]) : null))
    })
  }

  termCounts(terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#cluster.ask(async (cluster) => {
      const version = contentVersion(await this.#manifest.get(cluster))
      const counts = await this.#statistics.count(cluster, version, terms)
      const held = terms.map((term) => [term, counts.get(term) ?? 0] as const)
      return new Map(held.filter(([, count]) => count > 0))
    })
  }

  state(): Promise<IndexState> {
    return this.#cluster.ask(async (cluster) => {
      const manifest = await manifestOf(cluster, this.#version)
      const version = contentVersion(manifest)
      if (this.#state?.version === version) return this.#state
      const { count } = findRequest(everyReply, null, [], this.#segmenter)
      const search = this.#searchOf(cluster)
      const [answer] = await search([count])
      const { counts } = await this.#counted(answer, search)
      const { replies, passages, updatedAt } = manifest
      this.#state = { replies, passages, version, updatedAt, counts }
      return this.#state
    })
  }

  close(): Promise<void> {
    return this.#cluster.close()
  }

  #searchOf(cluster: Requests): AboutSources['search'] {
    return (bodies) => searchWhole(cluster, this.#version, bodies)
  }

  #sources(cluster: Requests): AboutSources {
    return {
      search: this.#searchOf(cluster),
      outlines: (ids) => readOutlines(cluster, this.#version, ids),
    }
  }

  /** What the counting search of a `FindRequest` says, authorities by name. */
  async #counted(answer: unknown, search: AboutSources['search']): Promise<Pick<Found, 'total' | 'counts'>> {
    const { total, counts, authorities } = readCounts(answer)
    return { total, counts: { ...counts, authority: await this.#authorities.named(authorities, search) } }
  }

  /** How common the terms of `texts` are in the version that the manifest tells of. */
  async #count(
    cluster: Requests,
    texts: readonly string[],
  ): Promise<{ manifest: Manifest; counts: TermCounts }> {
    const manifest = await this.#manifest.get(cluster)
    const terms = texts.flatMap((text) => [...countTerms(text, this.#segmenter).keys()])
    const weighty = terms.filter((term) => termWeight(term) > 0)
    const counts = await this.#statistics.count(cluster, contentVersion(manifest), weighty)
    const all = manifest.passages + manifest.replies
    return { manifest, counts: { count: (term) => counts.get(term) ?? 0, all } }
  }
}

/** What changed between two searches may be in both. */
function distinct(replies: readonly FoundReply[]): FoundReply[] {
  const ids = new Set<ReplyId>()
  return replies.filter(({ id }) => ids.size < ids.add(id).size)
}

/** The texts by whose terms replies rank; see `Finder.#telling` of the embedded index. */
function rankedTexts({ like, tree, want }: IndexQuery): string[] {
  if (like !== undefined) return [like]
  return tree && want > 0 ? wantedTexts(tree).map(({ text }) => text) : []
}
