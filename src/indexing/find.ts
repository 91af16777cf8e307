import type { Segmenter } from '../text/segment.ts'
import { best } from './best.ts'
import { countBits, countWithout, hasAny, hasBit, setRange } from './bitmap.ts'
import { keepRoles, repliesOfChunk, wordsOfChunk } from './chunk-replies.ts'
import { Evidence, type ReplyEvidence } from './evidence.ts'
import { isExactAnyway } from './exactness.ts'
import type { FieldCounts } from './facet-counts.ts'
import { LetterReader } from './letter-reader.ts'
import { askedTree } from './like-tree.ts'
import { type MatchedChunk, markExact, markSpeaking } from './mark-passages.ts'
import { matchTexts } from './matching.ts'
import { lookUpTexts, TermLists } from './query-terms.ts'
import { type QueryNode, type QueryText, wantedTexts } from './query-tree.ts'
import { type Found, type FoundReply, type IndexQuery, type TagField, tagFields } from './reply-index.ts'
import { ALL_BITS, ROLE_BITS, satisfaction } from './satisfaction.ts'
import type { Scratch } from './scratch.ts'
import { type Candidates, Selector } from './selection.ts'
import type { Chunk, Snapshot } from './snapshot.ts'
import { mostTerms, type TellingTerm, tellingTerms } from './telling-terms.ts'

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
  #count = 0
  #passages = 0
  #exact = 0
  #repliesWithExact = 0
  /** Whether every passage that speaks is exact: which of them are is not marked then. */
  #areAllExact = false

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
    const telling = this.#telling()
    const tree = askedTree(this.#query, telling)
    this.#scratch.speaks.fill(0)
    this.#scratch.exact.fill(0)
    this.#scratch.hasExact.fill(0)
    if (tree) this.#selectMatching(tree)
    else this.#selectAll()
    const selected = this.#selected()
    return {
      version: this.#snapshot.version,
      replies: this.#bestReplies(telling),
      telling,
      total: {
        replies: selected.length,
        passages: this.#passages,
        exact: this.#areAllExact ? this.#passages : this.#exact,
      },
      counts: onlyCounted(this.#selector.counts(selected), this.#query.counted),
    }
  }

  /** The terms that rank; none when nothing is to be ranked. */
  #telling(): readonly TellingTerm[] {
    const { like, otherWords = [], tree, want } = this.#query
    const { passages, replies } = this.#snapshot.manifest
    const all = passages + replies
    // Of a long text most terms are counted and not looked up.
    if (like !== undefined) {
      const { reader } = this.#snapshot
      const count = (term: string, most: number): number => reader.countUpTo(term, most)
      return tellingTerms({ texts: [like], otherWords }, { count, all }, this.#segmenter, mostTerms.like)
    }
    if (!tree || want === 0) return []
    const texts = wantedTexts(tree).map(({ text }) => text)
    const count = (term: string): number => this.#lists.list(term).count
    return tellingTerms({ texts }, { count, all }, this.#segmenter, mostTerms.query)
  }

  #selectMatching(tree: QueryNode): void {
    const lookups = lookUpTexts(tree, this.#lists, this.#segmenter)
    this.#areAllExact = isExactAnyway(tree, lookups)
    // Then nobody asks which passages hold their letters.
    const texts = this.#areAllExact ? lookups.map((text) => ({ ...text, whole: null })) : lookups
    const numbers = new Map(texts.map(({ node }, at) => [node, at]))
    const context = { snapshot: this.#snapshot, scratch: this.#scratch, letters: this.#letters }
    for (const chunk of this.#snapshot.chunks) {
      this.#scratch.takeBack()
      const matches = matchTexts(texts, chunk, context)
      if (matches) this.#selectInChunk(chunk, { tree, numbers, matches })
    }
  }

  #selectInChunk(chunk: Chunk, matched: MatchedChunk): void {
    const { tree, numbers, matches } = matched
    const { replies, spoken } = matches
    const lend = (): Uint16Array => this.#scratch.lendMask(replies.length)
    const rolesOf = (text: QueryText): Uint16Array => matches.roles[numbers.get(text) ?? -1] ?? lend()
    const { allowedRoles: allowed } = this.#selector
    const satisfied = matches.isPlain
      ? spoken
      : satisfaction(tree, { rolesOf, lend, replies: replies.length, allowed })
    const selected = this.#select({ replies, satisfied, spoken })
    if (selected.length === 0) return
    const isWhole = matches.isWhole && selected.length === countSpeaking(spoken, replies.length)
    this.#markPassages(chunk, matched, { selected, isWhole })
  }

  /** Adds those of the candidates that are selected to the selected replies; gives them. */
  #select(candidates: Candidates): Uint32Array {
    const before = this.#count
    const { selected } = this.#scratch
    this.#count += this.#selector.select(candidates, selected.subarray(before))
    return selected.subarray(before, this.#count)
  }

  /** Marks which passages of the selected replies speak, and which are exact. */
  #markPassages(
    chunk: Chunk,
    matched: MatchedChunk,
    selection: { readonly selected: Uint32Array; readonly isWhole: boolean },
  ): void {
    const { allowedRoles } = this.#selector
    const speaks = wordsOfChunk(this.#scratch.speaks, chunk)
    const context = { snapshot: this.#snapshot, scratch: this.#scratch, letters: this.#letters, chunk }
    markSpeaking(speaks, matched, context, { ...selection, allowedRoles })
    const headers = wordsOfChunk(this.#snapshot.headers, chunk)
    this.#passages += countWithout(speaks, headers)
    if (this.#areAllExact) return
    const exact = wordsOfChunk(this.#scratch.exact, chunk)
    markExact(exact, matched, { ...context, speaks })
    this.#exact += countWithout(exact, headers)
    this.#markReplies(chunk, exact, selection.selected)
  }

  /** Marks which of the selected replies have an exact passage. */
  #markReplies(chunk: Chunk, exact: Uint32Array, selected: Uint32Array): void {
    const { heads, lengths } = this.#snapshot
    const { hasExact } = this.#scratch
    for (const reply of selected) {
      const head = (heads[reply] ?? 0) - chunk.base
      if (!hasAny(exact, head, head + 1 + (lengths[reply] ?? 0))) continue
      hasExact[reply] = 1
      this.#repliesWithExact += 1
    }
  }

  /** Without a query every passage that the section filter allows speaks, and none is exact. */
  #selectAll(): void {
    for (const chunk of this.#snapshot.chunks) this.#selectAllInChunk(chunk)
  }

  #selectAllInChunk(chunk: Chunk): void {
    const { columns, heads, lengths, numbers } = this.#snapshot
    const { allowedRoles } = this.#selector
    const replies = repliesOfChunk(numbers, chunk)
    this.#scratch.takeBack()
    const satisfied = this.#scratch.lendMask(replies.length).fill(ALL_BITS)
    const spoken = columns.rolesOf.subarray(chunk.first, chunk.first + chunk.replies)
    const speaks = wordsOfChunk(this.#scratch.speaks, chunk)
    for (const reply of this.#select({ replies, satisfied, spoken })) {
      const first = (heads[reply] ?? 0) + 1 - chunk.base
      const end = first + (lengths[reply] ?? 0)
      if (first < end) setRange(speaks, first, end)
    }
    if (allowedRoles !== ROLE_BITS)
      keepRoles(speaks, columns.roleBits, { allowed: allowedRoles, base: chunk.base })
    this.#passages += countBits(speaks)
  }

  /** Numbers of the selected replies, ascending. */
  #selected(): Uint32Array {
    return this.#scratch.selected.subarray(0, this.#count)
  }

  #bestReplies(telling: readonly TellingTerm[]): FoundReply[] {
    const { want, sort } = this.#query
    if (want === 0) return []
    const evidence = new Evidence(telling, this.#lists, { snapshot: this.#snapshot, scratch: this.#scratch })
    const contenders = sort === 'date' ? this.#newest(evidence, want) : this.#mostTelling(evidence, want)
    const ordered = best(contenders, want, this.#order())
    return ordered.map((reply) => this.#foundReply(reply, evidence.of(reply)))
  }

  /** By relevance: those with an exact passage first, then by evidence, then the newest. */
  #order(): (a: number, b: number) => number {
    const { days } = this.#snapshot
    const { hasExact, scores } = this.#scratch
    const exact = (a: number, b: number): number => (hasExact[b] ?? 0) - (hasExact[a] ?? 0)
    const spoken = (a: number, b: number): number => (scores[b] ?? 0) - (scores[a] ?? 0)
    const newest = (a: number, b: number): number => (days[b] ?? 0) - (days[a] ?? 0)
    if (this.#query.sort === 'date') return (a, b) => newest(a, b) || spoken(a, b) || a - b
    return (a, b) => exact(a, b) || spoken(a, b) || newest(a, b) || a - b
  }

  /** The best `want` by relevance are among these, whose scores are known. */
  #mostTelling(evidence: Evidence, want: number): Uint32Array {
    const { hasExact } = this.#scratch
    const selected = this.#selected()
    if (this.#areAllExact || this.#repliesWithExact === selected.length)
      return evidence.contenders(selected, want)
    const exact = selected.filter((reply) => hasExact[reply] === 1)
    if (exact.length >= want) return evidence.contenders(exact, want)
    const others = selected.filter((reply) => hasExact[reply] !== 1)
    const all = Uint32Array.from([...exact, ...evidence.contenders(others, want - exact.length)]).sort()
    return evidence.contenders(all, all.length)
  }

  /** The best `want` by date are among these: all of the last day, so that evidence may decide among them. */
  #newest(evidence: Evidence, want: number): Uint32Array {
    const { days } = this.#snapshot
    const day = (reply: number): number => days[reply] ?? 0
    const selected = this.#selected()
    const last = best(selected, want, (a, b) => day(b) - day(a) || a - b).at(-1)
    const newest = last === undefined ? selected : selected.filter((reply) => day(reply) >= day(last))
    return evidence.contenders(newest, newest.length)
  }

  #foundReply(reply: number, { score, passages }: ReplyEvidence): FoundReply {
    const head = this.#snapshot.heads[reply] ?? 0
    const { speaks } = this.#scratch
    const exact = this.#areAllExact ? speaks : this.#scratch.exact
    return {
      id: this.#snapshot.idOf(reply),
      evidence: score,
      inHeader: hasBit(speaks, head),
      passages: passages
        .filter(({ id }) => id !== head)
        .map(({ id, score: own }) => ({ ordinal: id - head - 1, evidence: own, exact: hasBit(exact, id) })),
    }
  }
}

/** How many of the first `count` replies hold a wanted text. */
function countSpeaking(spoken: Uint16Array, count: number): number {
  let speaking = 0
  for (let at = 0; at < count; at += 1) speaking += -(spoken[at] ?? 0) >>> 31
  return speaking
}

/** `counts` of the fields that are asked for; the others stay uncounted. */
function onlyCounted(counts: FieldCounts, asked: readonly TagField[] = tagFields): FieldCounts {
  const none: ReadonlyMap<string, number> = new Map()
  const uncounted = tagFields.filter((field) => !asked.includes(field)).map((field) => [field, none] as const)
  return { ...counts, ...Object.fromEntries(uncounted) }
}
