import type { Reply, ReplyId } from '../reply/reply.ts'
import { replyDate } from '../reply/reply.ts'
import { factsOf } from '../reply/reply-facts.ts'
import { TermCounter } from '../text/term-counter.ts'
import type { Batch, BatchReply, BatchSource, PostingLists, TagList } from './batch.ts'
import { replyRow } from './column-record.ts'
import { dayOf } from './extents.ts'
import { type Collected, FlexPassages } from './flexsearch-storage.ts'
import { indexEntries } from './index-entry.ts'
import { CHUNK_SIZE, toPosting } from './postings.ts'
import { encodeReply } from './reply-encoding.ts'
import { scoreTerms, type TermContext } from './reply-records.ts'
import { encodeLines, foldedLines } from './reply-text.ts'
import { sortTerms } from './term-order.ts'

/** Ids after which a batch should be finished: some megabyte of text. Twice as many need more memory and are no faster;
 *  with half as many the writer has more to merge. */
const FULL = 4_096

/** The most ids of a batch: its passages share a chunk, of which the last id is never given away. */
export const LARGEST_BATCH = CHUNK_SIZE - 1

/** Collects replies and makes a batch of them. FlexSearch does the collecting. */
export class BatchBuilder {
  readonly #context: TermContext
  readonly #counter: TermCounter
  readonly #flex: FlexPassages
  readonly #collected: Collected
  readonly #sources: BatchSource[] = []
  readonly #replies: BatchReply[] = []
  #ids = 0

  private constructor(context: TermContext, flex: FlexPassages, collected: Collected) {
    this.#context = context
    this.#flex = flex
    this.#collected = collected
    this.#counter = new TermCounter(context.segmenter)
  }

  static async start(context: TermContext): Promise<BatchBuilder> {
    const collected: Collected = { terms: new Map(), tags: new Map() }
    const flex = await FlexPassages.open({ collected, reader: null, passages: 0 })
    return new BatchBuilder(context, flex, collected)
  }

  get isFull(): boolean {
    return this.#ids >= FULL
  }

  /** Whether the batch, and then any batch, takes the reply. */
  hasRoomFor(reply: Reply): boolean {
    return this.#ids + 1 + reply.passages.length <= LARGEST_BATCH
  }

  addSource(source: BatchSource): void {
    this.#sources.push(source)
  }

  addReply(reply: Reply): void {
    const start = this.#ids
    const entries = indexEntries(reply, this.#context.ancestors)
    for (const entry of entries) {
      this.#flex.add(this.#ids, scoreTerms(entry, this.#counter), entry)
      this.#ids += 1
    }
    const lines = foldedLines(reply)
    this.#replies.push({
      row: replyRow(start, reply, entries),
      length: this.#ids - start,
      day: dayOf(replyDate(reply.header)),
      lines: encodeLines(lines),
      body: encodeReply(reply, lines),
      facts: factsOf(reply),
    })
  }

  /** The batch. The builder is of no more use then. */
  async finish(): Promise<Batch> {
    await this.#flex.commit()
    return {
      sources: this.#sources,
      replies: this.#replies,
      ids: this.#ids,
      terms: packTerms(this.#collected.terms),
      tags: packTags(this.#collected.tags),
    }
  }
}

/** A source file with the replies read from it; each digest is of what it was read from. */
export interface ReadSource {
  readonly name: string
  readonly digest: string
  readonly replies: readonly { readonly reply: Reply; readonly digest: string }[]
}

/** One batch of one source file. Of its replies those of which `isHeld` is true are in the index already. */
export async function buildBatch(
  context: TermContext,
  { name, digest, replies }: ReadSource,
  isHeld: (id: ReplyId, digest: string) => boolean,
): Promise<Batch> {
  const builder = await BatchBuilder.start(context)
  for (const { reply, digest: of } of replies) if (!isHeld(reply.id, of)) builder.addReply(reply)
  const entries = replies.map(({ reply, digest: of }) => ({ id: reply.id, digest: of }))
  builder.addSource({ name, digest, stamp: '', entries })
  return builder.finish()
}

function packTerms(collected: Collected['terms']): PostingLists {
  const terms = sortTerms([...collected.keys()])
  const sizes = new Uint32Array(terms.length)
  let total = 0
  for (const [at, term] of terms.entries()) {
    const size = countIds(collected.get(term) ?? [])
    sizes[at] = size
    total += size
  }
  const postings = new Uint32Array(total)
  let at = 0
  for (const term of terms) {
    const from = at
    let levels = 0
    for (const [level, ids] of (collected.get(term) ?? []).entries()) {
      if (!ids) continue
      levels += 1
      for (const id of ids) {
        postings[at] = toPosting(id, level)
        at += 1
      }
    }
    if (levels > 1) postings.subarray(from, at).sort()
  }
  return { terms: terms.join('\n'), sizes, postings }
}

function countIds(slots: readonly (readonly number[] | undefined)[]): number {
  let count = 0
  for (const ids of slots) if (ids) count += ids.length
  return count
}

function packTags(collected: Collected['tags']): TagList[] {
  return [...collected].flatMap(([field, values]) =>
    [...values].map(([value, ids]) => ({ field, value, ids: Uint16Array.from(ids) })),
  )
}
