import type { Reply, ReplyId } from '../reply/reply.ts'
import type { Segmenter } from '../text/segment.ts'
import { type Evidence, gatherEvidence } from './evidence.ts'
import { IndexError } from './index-errors.ts'
import { type Identity, openForReading, readManifest } from './index-folder.ts'
import {
  exactlyMatching,
  headsOf,
  heldPassages,
  type Matches,
  matchingReplies,
  matchTexts,
} from './matching.ts'
import { intersection, PassageSet } from './passage-set.ts'
import { wantedTexts } from './query-tree.ts'
import type { Found, FoundReply, IndexQuery, IndexState, ReplyIndex, TagField } from './reply-index.ts'
import { tagFields } from './reply-index.ts'
import { Snapshot } from './snapshot.ts'
import { type Store, storeFault } from './store.ts'
import { countTags } from './tag-counts.ts'

/** Opens the index in `folder` for queries. Throws IndexError: missing, outdated, damaged. */
export function openEmbeddedIndex(folder: string, identity: Identity, segmenter: Segmenter): ReplyIndex {
  return new EmbeddedIndex(openForReading(folder, identity).store, segmenter)
}

/** An index in a folder of this machine. A query runs to its end without giving way, and so within one snapshot. */
class EmbeddedIndex implements ReplyIndex {
  readonly #store: Store
  readonly #segmenter: Segmenter
  #snapshot: Snapshot | null = null

  constructor(store: Store, segmenter: Segmenter) {
    this.#store = store
    this.#segmenter = segmenter
  }

  async find(query: IndexQuery): Promise<Found> {
    return this.#guarded((snapshot) => findIn(snapshot, query, this.#segmenter))
  }

  async reply(id: ReplyId): Promise<Reply | null> {
    return this.#guarded((snapshot) => snapshot.reply(id))
  }

  async *all(): AsyncGenerator<Reply> {
    const ids = this.#guarded((snapshot) => [...snapshot.all].map((head) => snapshot.idOf(head)))
    for (const id of ids) {
      const reply = await this.reply(id)
      if (reply) yield reply
    }
  }

  async state(): Promise<IndexState> {
    return this.#guarded((snapshot) => {
      const { manifest, reader, all, heads } = snapshot
      const counts = countTags(reader, (field, value) =>
        field === 'section' ? headsOf(reader.tagged(field, [value]), heads) : all,
      )
      const { replies, passages, updatedAt } = manifest
      return { replies, passages, version: snapshot.version, updatedAt, counts }
    })
  }

  async close(): Promise<void> {
    await this.#store.close()
  }

  /** Any error of the store means that what it holds cannot be trusted. */
  #guarded<T>(work: (snapshot: Snapshot) => T): T {
    try {
      return work(this.#current())
    } catch (cause) {
      throw cause instanceof IndexError ? cause : storeFault(this.#store.path, cause)
    }
  }

  #current(): Snapshot {
    const revision = readManifest(this.#store)?.revision
    if (this.#snapshot?.manifest.revision !== revision) this.#snapshot = null
    this.#snapshot ??= new Snapshot(this.#store)
    return this.#snapshot
  }
}

function findIn(snapshot: Snapshot, query: IndexQuery, segmenter: Segmenter): Found {
  const { reader, heads, manifest } = snapshot
  const matches =
    query.tree && matchTexts(query.tree, { reader, segmenter, foldedText: (id) => snapshot.foldedText(id) })
  const scope = filterReplies(snapshot, query, matches)
  const held = matches ? heldPassages(matches) : everyPassage(snapshot)
  const inScope = passagesInScope(snapshot, held, scope)
  const exact = matches ? exactlyMatching(matches) : new PassageSet(reader.chunks)
  const texts = query.tree ? wantedTexts(query.tree).map((node) => node.text) : []
  const evidence = gatherEvidence(texts, inScope.speaking, {
    reader,
    segmenter,
    heads,
    passages: manifest.passages,
  })
  const candidate = { snapshot, passages: inScope.passages, exact, held, evidence }
  return {
    version: snapshot.version,
    replies: order(candidate, scope.replies, query).map((head) => foundReply(candidate, head)),
    total: {
      replies: scope.replies.count(),
      passages: inScope.passages.count(),
      exact: intersection(inScope.passages, exact).count(),
    },
    counts: countTags(reader, scope.repliesFor),
  }
}

interface Scope {
  /** The replies that match the query and all filters. */
  readonly replies: PassageSet
  /** The passages that the section filter lets speak; null for all. */
  readonly allowed: PassageSet | null
  /** The replies that match when the filter on `field` were `value` alone (section), or absent (all others). */
  readonly repliesFor: (field: TagField, value: string) => PassageSet
}

function filterReplies(snapshot: Snapshot, query: IndexQuery, matches: Matches | null): Scope {
  const { reader, heads, all } = snapshot
  const sections = query.filters.section
  const allowed = sections.length > 0 ? reader.tagged('section', sections) : null
  const matching = (among: PassageSet | null): PassageSet => {
    if (matches) return matchingReplies(matches, snapshot, among)
    return among ? headsOf(among, heads) : all
  }
  const filters = tagFields
    .filter((field) => field !== 'section' && query.filters[field].length > 0)
    .map((field) => ({ field, replies: reader.tagged(field, query.filters[field]) }))
  const passing = (replies: PassageSet, except: TagField | null): PassageSet =>
    filters
      .filter(({ field }) => field !== except)
      .map((filter) => filter.replies)
      .reduce(intersection, replies)
  const matched = matching(allowed)
  const without = new Map(tagFields.map((field) => [field, passing(matched, field)]))
  return {
    replies: passing(matched, null),
    allowed,
    repliesFor: (field, value) =>
      field === 'section'
        ? passing(matching(reader.tagged(field, [value])), null)
        : (without.get(field) ?? matched),
  }
}

/** Of the `held` passages those in the replies of `scope`: `passages` without header lines, `speaking` with them. */
function passagesInScope(
  snapshot: Snapshot,
  held: PassageSet,
  scope: Scope,
): { passages: PassageSet; speaking: PassageSet } {
  const passages = new PassageSet(held.chunks)
  const speaking = new PassageSet(held.chunks)
  for (const id of held) {
    const head = snapshot.heads[id] ?? id
    if (!scope.replies.has(head)) continue
    const isHeader = head === id
    if (!isHeader && scope.allowed && !scope.allowed.has(id)) continue
    speaking.add(id)
    if (!isHeader) passages.add(id)
  }
  return { passages, speaking }
}

function everyPassage(snapshot: Snapshot): PassageSet {
  const set = new PassageSet(snapshot.reader.chunks)
  for (const head of snapshot.all) for (const id of snapshot.passageIds(head)) set.add(id)
  return set
}

/** What is known of the candidates when they are put in order. */
interface Candidates {
  readonly snapshot: Snapshot
  readonly passages: PassageSet
  readonly exact: PassageSet
  /** With header lines. */
  readonly held: PassageSet
  readonly evidence: Evidence
}

/** The best `want` replies. By relevance: those with an exact passage first, then by evidence, then the newest. */
function order(candidates: Candidates, replies: PassageSet, query: IndexQuery): number[] {
  const { snapshot, evidence } = candidates
  const exact = headsOf(candidates.exact, snapshot.heads)
  const rank = [...replies].map((head) => ({
    head,
    exact: exact.has(head) ? 1 : 0,
    evidence: evidence.replies[head] ?? 0,
    day: snapshot.day(head),
  }))
  rank.sort((a, b) =>
    query.sort === 'date'
      ? b.day - a.day || b.evidence - a.evidence || a.head - b.head
      : b.exact - a.exact || b.evidence - a.evidence || b.day - a.day || a.head - b.head,
  )
  return rank.slice(0, query.want).map(({ head }) => head)
}

function foundReply(candidates: Candidates, head: number): FoundReply {
  const { snapshot, evidence } = candidates
  const ids = snapshot.passageIds(head).filter((id) => candidates.passages.has(id))
  return {
    id: snapshot.idOf(head),
    evidence: evidence.replies[head] ?? 0,
    inHeader: candidates.held.has(head),
    passages: ids.map((id) => ({
      ordinal: id - head - 1,
      evidence: evidence.passages[id] ?? 0,
      exact: candidates.exact.has(id),
    })),
  }
}
