import type { Segmenter } from '../text/segment.ts'
import { best } from './best.ts'
import { HEADER } from './columns.ts'
import { Evidence, type ReplyEvidence } from './evidence.ts'
import { compileExactness, type Exactness } from './exactness.ts'
import { LetterReader } from './letter-reader.ts'
import { HOLDS, type Matches, matchTexts } from './matching.ts'
import { lookUpTexts, TermLists, type TextLookup } from './query-terms.ts'
import { type QueryNode, wantedTexts } from './query-tree.ts'
import type { Found, FoundReply, IndexQuery } from './reply-index.ts'
import { ALL_BITS, ROLE_BITS, satisfaction } from './satisfaction.ts'
import { EXACT, type Scratch, SPEAKS } from './scratch.ts'
import { Selector } from './selection.ts'
import type { Chunk, Snapshot } from './snapshot.ts'

/** Answers `query` from one snapshot: chunk by chunk, match the texts, select and count replies and their passages; then
 *  gather evidence and take the best. */
export function findIn(snapshot: Snapshot, query: IndexQuery, segmenter: Segmenter): Found {
  return snapshot.withScratch((scratch) => new Finder(snapshot, query, { scratch, segmenter }).find())
}

class Finder {
  readonly #snapshot: Snapshot
  readonly #query: IndexQuery
  readonly #scratch: Scratch
  readonly #segmenter: Segmenter
  readonly #lists: TermLists
  readonly #letters: LetterReader
  readonly #selector: Selector
  readonly #selected: number[] = []
  #passages = 0
  #exact = 0
  #repliesWithExact = 0

  constructor(
    snapshot: Snapshot,
    query: IndexQuery,
    { scratch, segmenter }: { scratch: Scratch; segmenter: Segmenter },
  ) {
    this.#snapshot = snapshot
    this.#query = query
    this.#scratch = scratch
    this.#segmenter = segmenter
    this.#lists = new TermLists(snapshot.reader)
    this.#letters = new LetterReader(snapshot)
    this.#selector = new Selector(query, snapshot.columns)
  }

  find(): Found {
    const { tree } = this.#query
    this.#scratch.flags.fill(0)
    this.#scratch.hasExact.fill(0)
    if (tree) this.#selectMatching(tree)
    else this.#selectAll()
    return {
      version: this.#snapshot.version,
      replies: this.#bestReplies(),
      total: { replies: this.#selected.length, passages: this.#passages, exact: this.#exact },
      counts: this.#selector.counts(),
    }
  }

  #selectMatching(tree: QueryNode): void {
    const texts = lookUpTexts(tree, this.#lists, this.#segmenter)
    const exactness = compileExactness(tree, texts)
    for (const chunk of this.#snapshot.chunks) {
      this.#scratch.takeMasks()
      const matches = matchTexts(texts, chunk, {
        snapshot: this.#snapshot,
        scratch: this.#scratch,
        letters: this.#letters,
      })
      if (matches) this.#selectInChunk(chunk, { tree, texts, matches, exactness })
    }
  }

  #selectInChunk(chunk: Chunk, { tree, texts, matches, exactness }: MatchedChunk): void {
    const numbers = new Map(texts.map(({ node }, at) => [node, at]))
    const satisfied = satisfaction(tree, {
      rolesOf: (text) => matches.roles[numbers.get(text) ?? -1] ?? this.#scratch.lendMask(chunk.replies),
      lend: () => this.#scratch.lendMask(chunk.replies),
      replies: chunk.replies,
      allowed: this.#selector.allowedRoles,
    })
    const wanted = matches.roles.filter((_, at) => texts[at]?.isExcluded === false)
    for (let place = 0; place < chunk.replies; place += 1) {
      const bits = satisfied[place] ?? 0
      if (bits === 0) continue
      let spoken = 0
      for (const roles of wanted) spoken |= roles[place] ?? 0
      const reply = chunk.first + place
      if (!this.#selector.select(reply, bits, spoken & ROLE_BITS)) continue
      this.#selected.push(reply)
      this.#markPassages(reply, chunk, { matches, exactness })
    }
  }

  /** Marks which passages of a selected reply speak, and which are exact. */
  #markPassages(
    reply: number,
    { base }: Chunk,
    { matches: { held, unsure }, exactness }: Pick<MatchedChunk, 'matches' | 'exactness'>,
  ): void {
    const { heads, lengths, columns } = this.#snapshot
    const { flags, hasExact } = this.#scratch
    const may = this.#selector.allowedRoles | HEADER
    const head = heads[reply] ?? 0
    const end = head + 1 + (lengths[reply] ?? 0)
    for (let id = head; id < end; id += 1) {
      const bits = held[id - base] ?? 0
      if ((bits & HOLDS) === 0 || ((columns.roleBits[id] ?? 0) & may) === 0) continue
      flags[id] = SPEAKS
      if (id !== head) this.#passages += 1
      if (!exactness.isExact(bits, unsure[id - base] ?? 0, (text) => this.#letters.holds(id, text))) continue
      flags[id] = SPEAKS | EXACT
      if (id !== head) this.#exact += 1
      if (hasExact[reply] === 1) continue
      hasExact[reply] = 1
      this.#repliesWithExact += 1
    }
  }

  /** Without a query every passage that the section filter allows speaks, and none is exact. */
  #selectAll(): void {
    const { columns, heads, lengths } = this.#snapshot
    for (const reply of heads.keys()) {
      if (!this.#selector.select(reply, ALL_BITS, columns.rolesOf[reply] ?? 0)) continue
      this.#selected.push(reply)
      const first = (heads[reply] ?? 0) + 1
      const end = first + (lengths[reply] ?? 0)
      for (let id = first; id < end; id += 1) {
        if (((columns.roleBits[id] ?? 0) & this.#selector.allowedRoles) === 0) continue
        this.#scratch.flags[id] = SPEAKS
        this.#passages += 1
      }
    }
  }

  #bestReplies(): FoundReply[] {
    const { tree, want, sort } = this.#query
    if (want === 0) return []
    const texts = tree ? wantedTexts(tree).map((node) => node.text) : []
    const evidence = new Evidence(texts, this.#lists, {
      snapshot: this.#snapshot,
      scratch: this.#scratch,
      segmenter: this.#segmenter,
    })
    const contenders = sort === 'date' ? this.#newest(want) : this.#mostTelling(evidence, want)
    const found = new Map(contenders.map((reply) => [reply, evidence.of(reply)]))
    const ordered = best(
      contenders,
      want,
      this.#order((reply) => found.get(reply)?.score ?? 0),
    )
    return ordered.flatMap((reply) => this.#foundReply(found.get(reply)) ?? [])
  }

  /** By relevance: those with an exact passage first, then by evidence, then the newest. */
  #order(score: (reply: number) => number): (a: number, b: number) => number {
    const { days } = this.#snapshot
    const { hasExact } = this.#scratch
    const exact = (a: number, b: number): number => (hasExact[b] ?? 0) - (hasExact[a] ?? 0)
    const spoken = (a: number, b: number): number => score(b) - score(a)
    const newest = (a: number, b: number): number => (days[b] ?? 0) - (days[a] ?? 0)
    if (this.#query.sort === 'date') return (a, b) => newest(a, b) || spoken(a, b) || a - b
    return (a, b) => exact(a, b) || spoken(a, b) || newest(a, b) || a - b
  }

  /** The best `want` by relevance are among these. */
  #mostTelling(evidence: Evidence, want: number): readonly number[] {
    const { hasExact } = this.#scratch
    const selected = this.#selected
    if (this.#repliesWithExact === selected.length) return evidence.contenders(selected, want)
    const exact = selected.filter((reply) => hasExact[reply] === 1)
    if (exact.length >= want) return evidence.contenders(exact, want)
    const others = selected.filter((reply) => hasExact[reply] !== 1)
    return [...exact, ...evidence.contenders(others, want - exact.length)]
  }

  /** The best `want` by date are among these: all of the last day, so that evidence may decide among them. */
  #newest(want: number): readonly number[] {
    const { days } = this.#snapshot
    const day = (reply: number): number => days[reply] ?? 0
    const last = best(this.#selected, want, (a, b) => day(b) - day(a) || a - b).at(-1)
    return last === undefined ? [] : this.#selected.filter((reply) => day(reply) >= day(last))
  }

  #foundReply(evidence: ReplyEvidence | undefined): FoundReply | null {
    if (!evidence) return null
    const { reply, score, passages } = evidence
    const head = this.#snapshot.heads[reply] ?? 0
    const { flags } = this.#scratch
    return {
      id: this.#snapshot.idOf(reply),
      evidence: score,
      inHeader: flags[head] !== 0,
      passages: passages
        .filter(({ id }) => id !== head)
        .map(({ id, score: own }) => ({
          ordinal: id - head - 1,
          evidence: own,
          exact: ((flags[id] ?? 0) & EXACT) !== 0,
        })),
    }
  }
}

interface MatchedChunk {
  readonly tree: QueryNode
  readonly texts: readonly TextLookup[]
  readonly matches: Matches
  readonly exactness: Exactness
}
