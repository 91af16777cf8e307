import { isDeepStrictEqual } from 'node:util'
import { type Reply, replyDate } from '../reply/reply.ts'
import { TermCounter } from '../text/term-counter.ts'
import { chunkRange, parseChunkKey } from './chunk-key.ts'
import { encodeColumns, type NumberedRow, replyFields, replyRow } from './column-record.ts'
import type { ExpectedSets } from './expected-sets.ts'
import { dayOf, decodeExtents, type Extent } from './extents.ts'
import type { FaultList } from './faults.ts'
import { indexEntries } from './index-entry.ts'
import { CHUNK_SIZE, toPosting } from './postings.ts'
import { scoreTerms, type TermContext } from './reply-records.ts'
import type { Store } from './store.ts'
import { decodeTagged } from './tag-record.ts'
import { termsOf } from './term-records.ts'

/** The postings of a term in brief: two lists with the same brief are the same but for one case in 2³². */
interface Brief {
  readonly count: number
  readonly sum: number
}

const NO_POSTINGS: Brief = { count: 0, sum: 0 }

/** The records that the replies of one chunk must have, put together anew from the replies. A term is remembered by the
 *  number and sum of its postings: memory is bounded by the terms of a chunk. */
export class ExpectedRecords {
  readonly #chunk: number
  readonly #context: TermContext
  readonly #counter: TermCounter
  readonly #terms = new Map<string, Brief>()
  readonly #tags = new Map<string, number[]>()
  readonly #extents: Extent[] = []
  readonly #rows: NumberedRow[] = []
  readonly #sets: ExpectedSets

  constructor(chunk: number, context: TermContext, sets: ExpectedSets) {
    this.#chunk = chunk
    this.#sets = sets
    this.#context = context
    this.#counter = new TermCounter(context.segmenter)
  }

  /** In the order of their heads. */
  add(head: number, reply: Reply): void {
    const start = head % CHUNK_SIZE
    const entries = indexEntries(reply, this.#context.ancestors)
    for (const [at, entry] of entries.entries()) {
      const { terms, levels } = scoreTerms(entry, this.#counter)
      for (const [index, term] of terms.entries())
        this.#addPosting(term, toPosting(start + at, levels[index] ?? 0))
      for (const [field, values] of Object.entries(entry.tags)) {
        for (const value of new Set(values)) this.#addTagged(`${field}\0${value}`, start + at)
      }
    }
    this.#extents.push({ start, length: entries.length, day: dayOf(replyDate(reply.header)) })
    const row = replyRow(start, reply, entries)
    this.#rows.push({ ...row, sets: replyFields.map((field) => this.#sets.add(field, row.values[field])) })
  }

  /** Names to `faults` what the store lacks and what it holds besides. */
  compare(store: Store, faults: FaultList): void {
    this.#compareTerms(store, faults)
    this.#compareTags(store, faults)
    if (!isDeepStrictEqual(decodeExtents(store.extents.get(this.#chunk)), this.#extents))
      faults.add(`第 ${this.#chunk + 1} 块的段号表与答复不符`)
    const columns = store.columns.get(this.#chunk)
    if (columns ? !columns.equals(encodeColumns(this.#rows)) : this.#rows.length > 0)
      faults.add(`第 ${this.#chunk + 1} 块的筛选数据与答复不符`)
  }

  #addPosting(term: string, posting: number): void {
    this.#terms.set(term, addTo(this.#terms.get(term) ?? NO_POSTINGS, posting))
  }

  #addTagged(tag: string, id: number): void {
    const ids = this.#tags.get(tag)
    if (ids) ids.push(id)
    else this.#tags.set(tag, [id])
  }

  #compareTerms(store: Store, faults: FaultList): void {
    for (const { term, postings } of termsOf(store, this.#chunk)) {
      const expected = this.#terms.get(term) ?? NO_POSTINGS
      this.#terms.delete(term)
      const held = postings.reduce<Brief>(addTo, NO_POSTINGS)
      if (held.count !== expected.count)
        faults.add(`检索词“${term}”应有 ${expected.count} 段，实有 ${held.count} 段`)
      else if (held.sum !== expected.sum) faults.add(`检索词“${term}”的段落与答复不符`)
    }
    for (const [term, { count }] of this.#terms) faults.add(`检索词“${term}”应有 ${count} 段，实有 0 段`)
  }

  #compareTags(store: Store, faults: FaultList): void {
    for (const { key, value } of store.tags.entries(chunkRange(this.#chunk))) {
      const tag = parseChunkKey(key).parts.join('\0')
      if (!isDeepStrictEqual(decodeTagged(value), this.#tags.get(tag) ?? [])) faults.add(unlike(tag))
      this.#tags.delete(tag)
    }
    for (const tag of this.#tags.keys()) faults.add(unlike(tag))
  }
}

function addTo({ count, sum }: Brief, posting: number): Brief {
  // A mixing step: sums of the postings themselves would be equal too often.
  const mixed = Math.imul(posting ^ (posting >>> 15), 0x2c1b3c6d)
  return { count: count + 1, sum: (sum + (mixed ^ (mixed >>> 12))) >>> 0 }
}

function unlike(tag: string): string {
  return `筛选值“${tag.replace('\0', ' ')}”的段落与答复不符`
}
