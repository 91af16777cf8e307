import type { ReplyId } from '../../reply/reply.ts'
import type { Segmenter } from '../../text/segment.ts'
import { countTerms, termWeight } from '../../text/terms.ts'
import { askedTree } from '../like-tree.ts'
import { contentVersion } from '../manifest.ts'
import { wantedTexts } from '../query-tree.ts'
import { type Found, type FoundReply, type IndexQuery, noFilters } from '../reply-index.ts'
import type { Manifest } from '../store.ts'
import {
  mostTerms,
  type RankedTexts,
  type TellingTerm,
  type TermCounts,
  tellingTerms,
} from '../telling-terms.ts'
import { AskedConditions } from './asked-conditions.ts'
import { AuthorityNames } from './authorities.ts'
import type { Requests } from './cluster.ts'
import type { SearchBody } from './conditions.ts'
import { countRequest } from './count-request.ts'
import { readCounts, readReplies } from './found-answer.ts'
import type { Version } from './layout.ts'
import { rankRequests } from './rank-request.ts'
import type { TermStatistics } from './term-statistics.ts'
import { searchWhole } from './whole-searches.ts'

const everyReply: IndexQuery = { tree: null, filters: noFilters, sort: 'date', want: 0 }

type Totals = Pick<Found, 'total' | 'counts'>

/** Finds and counts replies. */
export class Finder {
  readonly #version: Version
  readonly #segmenter: Segmenter
  readonly #statistics: TermStatistics
  readonly #authorities = new AuthorityNames()

  constructor(version: Version, segmenter: Segmenter, statistics: TermStatistics) {
    this.#version = version
    this.#segmenter = segmenter
    this.#statistics = statistics
  }

  /** Counts and ranks at the same time: what is typed is counted before it is known which of its terms tell most. */
  async find(cluster: Requests, query: IndexQuery, manifest: Manifest): Promise<Found> {
    const ranked = rankedTexts(query)
    const weighed = this.termCounts(cluster, [...ranked.texts, ...(ranked.otherWords ?? [])], manifest)
    const most = query.like === undefined ? mostTerms.query : mostTerms.like
    const telling = weighed.then((counts) => tellingTerms(ranked, counts, this.#segmenter, most))
    const tree = askedTree(query, query.like === undefined ? [] : await telling)
    const asked = new AskedConditions(query, tree, this.#segmenter)
    const counting = this.#count(cluster, asked)
    const ranking = telling.then((terms) => this.#rank(cluster, asked, { terms, counting }))
    const [totals, replies] = await Promise.all([counting, ranking])
    return { version: contentVersion(manifest), replies, telling: await telling, ...totals }
  }

  /** What `Found.counts` are of all replies. */
  async countAll(cluster: Requests): Promise<Found['counts']> {
    return (await this.#count(cluster, new AskedConditions(everyReply, null, this.#segmenter))).counts
  }

  /** How common the terms of `texts` are in the content that `manifest` tells of. */
  async termCounts(cluster: Requests, texts: readonly string[], manifest: Manifest): Promise<TermCounts> {
    const terms = texts.flatMap((text) => [...countTerms(text, this.#segmenter).keys()])
    const weighty = terms.filter((term) => termWeight(term) > 0)
    const counts = await this.#statistics.count(cluster, contentVersion(manifest), weighty)
    return { count: (term) => counts.get(term) ?? 0, all: manifest.passages + manifest.replies }
  }

  async #count(cluster: Requests, asked: AskedConditions): Promise<Totals> {
    const search = (bodies: readonly SearchBody[]): Promise<unknown[]> =>
      searchWhole(cluster, this.#version, bodies)
    const [answer] = await search([countRequest(asked)])
    const { total, counts, authorities } = readCounts(answer)
    return { total, counts: { ...counts, authority: await this.#authorities.counts(authorities, search) } }
  }

  async #rank(
    cluster: Requests,
    asked: AskedConditions,
    { terms, counting }: { readonly terms: readonly TellingTerm[]; readonly counting: Promise<Totals> },
  ): Promise<FoundReply[]> {
    const { want } = asked.query
    const [first, second] = rankRequests(asked, terms)
    const ask = async (body: SearchBody): Promise<FoundReply[]> => {
      const [answer] = await searchWhole(cluster, this.#version, [body])
      return readReplies(answer)
    }
    const found = first ? await ask(first) : []
    // Of frequent words the first search gives enough.
    if (second && found.length < want && found.length < (await counting).total.replies)
      found.push(...(await ask(second)))
    return distinct(found).slice(0, want)
  }
}

/** What changed between two searches may be in both. */
function distinct(replies: readonly FoundReply[]): FoundReply[] {
  const ids = new Set<ReplyId>()
  return replies.filter(({ id }) => ids.size < ids.add(id).size)
}

/** The texts by whose terms replies rank; see `Finder.#telling` of the embedded index. */
function rankedTexts({ like, otherWords = [], tree, want }: IndexQuery): RankedTexts {
  if (like !== undefined) return { texts: [like], otherWords }
  return { texts: tree && want > 0 ? wantedTexts(tree).map(({ text }) => text) : [] }
}
