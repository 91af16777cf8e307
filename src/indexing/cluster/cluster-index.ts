import { z } from 'zod'
import { docTypes, type Reply, type ReplyId } from '../../reply/reply.ts'
import type { ReplyFacts } from '../../reply/reply-facts.ts'
import type { ReplyOutline } from '../../reply/reply-outline.ts'
import { roles } from '../../reply/role.ts'
import { foldText } from '../../text/fold.ts'
import type { Segmenter } from '../../text/segment.ts'
import { countTerms, eachTerm, isPair, termWeight } from '../../text/terms.ts'
import { yearOf } from '../extents.ts'
import { IndexError } from '../index-errors.ts'
import type { Identity } from '../index-folder.ts'
import { askedTree } from '../like-tree.ts'
import { contentVersion } from '../manifest.ts'
import { passagesAboutByFinding } from '../passages-about-by-finding.ts'
import { pairsForLikeness } from '../passages-like.ts'
import { wantedTexts } from '../query-tree.ts'
import { decodeReply } from '../reply-encoding.ts'
import type {
  AboutOptions,
  HeldRuns,
  LikeOptions,
  LikePassages,
  PassageAbout,
  RunOptions,
} from '../reply-index.ts'
import { type Found, type IndexQuery, type IndexState, noFilters, type ReplyIndex } from '../reply-index.ts'
import type { Manifest } from '../store.ts'
import { tellingTerms } from '../telling-terms.ts'
import type { Cluster, Requests } from './cluster.ts'
import { findRequest } from './find-request.ts'
import { readCounts, readReplies } from './found-answer.ts'
import { findHeldRuns } from './held-runs-request.ts'
import { type Version, versionOf } from './layout.ts'
import { likeRequest, readLike } from './like-request.ts'
import { aliased, eachReply, readManifest } from './records.ts'
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

/** No question to an index takes longer, however many requests it takes: then it fails. */
const ANSWER_MS = 8_000

const everyReply: IndexQuery = { tree: null, filters: noFilters, sort: 'date', want: 0 }

/** An index in an OpenSearch cluster. Each answer is of one moment, but two answers may be of two. */
class ClusterIndex implements ReplyIndex {
  readonly #cluster: Cluster
  readonly #version: Version
  readonly #segmenter: Segmenter
  readonly #statistics: TermStatistics

  constructor(cluster: Cluster, version: Version, segmenter: Segmenter) {
    this.#cluster = cluster
    this.#version = version
    this.#segmenter = segmenter
    this.#statistics = new TermStatistics(version)
  }

  async find(query: IndexQuery): Promise<Found> {
    const cluster = this.#cluster.within(ANSWER_MS)
    const texts = rankedTexts(query)
    const [manifest, counts] = await Promise.all([
      manifestOf(cluster, this.#version),
      this.#countTerms(cluster, texts),
    ])
    const { passages, replies: held } = manifest
    const count = (term: string): number => counts.get(term) ?? 0
    const telling = tellingTerms(texts, { count, all: passages + held }, this.#segmenter)
    const tree = askedTree(query, telling)
    const request = findRequest(query, tree, telling, this.#segmenter)
    const [counted, ...ranked] = await searchWhole(cluster, this.#version, [request.count, ...request.rank])
    const replies = ranked.flatMap(readReplies).slice(0, query.want)
    return { version: contentVersion(manifest), replies, telling, ...readCounts(counted) }
  }

  async reply(id: ReplyId): Promise<Reply | null> {
    const path = `/${this.#version.replies}/_doc/${encodeURIComponent(id)}`
    const answer = await this.#cluster.within(ANSWER_MS).send('GET', path, {
      query: { _source_includes: 'body,lines' },
      allowed: [404],
    })
    const { _source } = storedReply.parse(answer)
    return _source ? decodeReply(Buffer.from(_source.body, 'base64'), _source.lines) : null
  }

  outlines(ids: readonly ReplyId[]): Promise<ReplyOutline[]> {
    return this.#outlines(this.#cluster.within(ANSWER_MS), ids)
  }

  async *all(): AsyncGenerator<Reply> {
    for await (const { _source } of eachReply(this.#cluster, this.#version, 'body,lines', stored)) {
      yield decodeReply(Buffer.from(_source.body, 'base64'), _source.lines)
    }
  }

  async *facts(): AsyncGenerator<ReplyFacts> {
    for await (const { _source } of eachReply(this.#cluster, this.#version, 'facts', storedFacts))
      yield _source.facts
  }

  async passagesLike(text: string, options: LikeOptions): Promise<LikePassages> {
    const folded = foldText(text)
    const all = new Set<string>()
    eachTerm(folded, (term) => {
      if (isPair(term)) all.add(term)
    })
    const cluster = this.#cluster.within(ANSWER_MS)
    const [manifest, counts] = await Promise.all([
      manifestOf(cluster, this.#version),
      this.#statistics.count(cluster, all),
    ])
    const pairs = pairsForLikeness(folded, (pair) => counts.get(pair) ?? 0)
    const version = contentVersion(manifest)
    if (pairs.length === 0) return { version, total: 0, passages: [] }
    const [answer] = await searchWhole(cluster, this.#version, [likeRequest(pairs, options)])
    return { version, ...readLike(answer, pairs.length, options) }
  }

  async heldRuns(folded: string, options: RunOptions): Promise<HeldRuns> {
    const cluster = this.#cluster.within(ANSWER_MS)
    const version = contentVersion(await manifestOf(cluster, this.#version))
    const runs = await findHeldRuns(folded, options, {
      count: (terms) => this.#statistics.count(cluster, terms),
      search: (bodies) => searchWhole(cluster, this.#version, bodies),
      outlines: (ids) => this.#outlines(cluster, ids),
    })
    return { version, runs }
  }

  passagesAbout(texts: readonly string[], options: AboutOptions): Promise<PassageAbout[][]> {
    return passagesAboutByFinding(this, texts, options)
  }

  async termCounts(terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#statistics.count(terms)
  }

  async state(): Promise<IndexState> {
    const cluster = this.#cluster.within(ANSWER_MS)
    const manifest = await manifestOf(cluster, this.#version)
    const { count } = findRequest(everyReply, null, [], this.#segmenter)
    const [answer] = await searchWhole(cluster, this.#version, [count])
    const { replies, passages, updatedAt } = manifest
    return {
      replies,
      passages,
      version: contentVersion(manifest),
      updatedAt,
      counts: readCounts(answer).counts,
    }
  }

  close(): Promise<void> {
    return this.#cluster.close()
  }

  async #outlines(cluster: Requests, ids: readonly ReplyId[]): Promise<ReplyOutline[]> {
    if (ids.length === 0) return []
    const answer = await cluster.send('POST', `/${this.#version.replies}/_mget`, {
      body: { ids },
      query: { _source_includes: 'day,lines,outline' },
    })
    return storedOutlines
      .parse(answer)
      .docs.flatMap(({ _id, _source }) => (_source ? [toOutline(_id, _source)] : []))
  }

  #countTerms(cluster: Requests, texts: readonly string[]): Promise<Map<string, number>> {
    const terms = texts.flatMap((text) => [...countTerms(text, this.#segmenter).keys()])
    return this.#statistics.count(
      cluster,
      terms.filter((term) => termWeight(term) > 0),
    )
  }
}

/** The texts by whose terms replies rank; see `Finder.#telling` of the embedded index. */
function rankedTexts({ like, tree, want }: IndexQuery): string[] {
  if (like !== undefined) return [like]
  return tree && want > 0 ? wantedTexts(tree).map(({ text }) => text) : []
}

const stored = z.object({ body: z.string(), lines: z.string() })
const storedReply = z.object({ _source: stored.optional() })
// Written by this program from `factsOf`; the index is named by the rules that made it.
const storedFacts = z.object({ facts: z.custom<ReplyFacts>((value) => typeof value === 'object') })

const storedOutline = z.object({
  day: z.number(),
  lines: z.string(),
  outline: z.object({
    docType: z.enum(docTypes),
    titles: z.number(),
    characters: z.number(),
    roles: z.array(z.enum(roles)),
  }),
})
const storedOutlines = z.object({
  docs: z.array(z.object({ _id: z.string(), _source: storedOutline.optional() })),
})

function toOutline(id: ReplyId, { day, lines, outline }: z.infer<typeof storedOutline>): ReplyOutline {
  const [header = '', ...texts] = lines.split('\n')
  return {
    id,
    docType: outline.docType,
    year: yearOf(day),
    titles: header.slice(0, outline.titles),
    length: outline.characters,
    passages: texts.map((folded, at) => ({ role: outline.roles[at] ?? 'other', folded })),
  }
}
