import type { Reply, ReplyId } from '../reply/reply.ts'
import { replyDate } from '../reply/reply.ts'
import { factsOf } from '../reply/reply-facts.ts'
import { foldText } from '../text/fold.ts'
import { encodeText } from '../text/text-code.ts'
import { type Batch, type BatchSource, noPostings, type TagList } from './batch.ts'
import { type PackedReply, packReply } from './batch-reply.ts'
import { replyRow } from './column-record.ts'
import { dayOf } from './extents.ts'
import { type Collected, FlexPassages } from './flexsearch-storage.ts'
import { indexEntries } from './index-entry.ts'
import { CHUNK_SIZE } from './postings.ts'
import { encodeReply } from './reply-encoding.ts'
import type { TermContext } from './reply-records.ts'
import { packStatements } from './statement-record.ts'
import { TermCollector } from './term-collector.ts'

/** Ids after which a batch should be finished: some megabyte of text. Twice as many need more memory and are no faster;
 *  with half as many the writer has more to merge. */
const FULL = 4_096

/** The most ids of a batch: its passages share a chunk, of which the last id is never given away. */
export const LARGEST_BATCH = CHUNK_SIZE - 1

/** Replies wait until they have so many passages and take each step together: its code, jieba and the tables of terms are
 *  then found in the processor's caches. */
const AT_ONCE = 512

/** Collects replies and makes a batch of them, by way of a FlexSearch index. */
export class BatchBuilder {
  readonly #context: TermContext
  readonly #terms: TermCollector
  readonly #flex: FlexPassages
  readonly #collected: Collected
  readonly #sources: BatchSource[] = []
  readonly #replies: PackedReply[] = []
  #ids = 0
  /** The newest replies, and how many ids those before them have. */
  #waiting: Reply[] = []
  #placed = 0

  private constructor(context: TermContext, flex: FlexPassages, collected: Collected) {
    this.#context = context
    this.#flex = flex
    this.#collected = collected
    this.#terms = new TermCollector(context.segmenter)
  }

  static async start(context: TermContext): Promise<BatchBuilder> {
    const collected: Collected = { terms: null, tags: new Map() }
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
    this.#waiting.push(reply)
    this.#ids += 1 + reply.passages.length
    if (this.#ids - this.#placed >= AT_ONCE) this.#settle()
  }

  /** The batch. The builder is of no more use then. */
  async finish(): Promise<Batch> {
    this.#settle()
    this.#flex.fill(this.#terms.slotMap())
    await this.#flex.commit()
    return {
      sources: this.#sources,
      replies: this.#replies,
      ids: this.#ids,
      terms: this.#collected.terms?.lists ?? noPostings,
      tags: packTags(this.#collected.tags),
    }
  }

  /** Makes ready what waits: one step after the other, each for all of it. */
  #settle(): void {
    const placed = this.#waiting.map((reply) => this.#place(reply))
    this.#waiting = []
    const folded = placed.flatMap((one) => one.folded)
    this.#terms.add(this.#placed - folded.length, folded)
    const encoded = placed.map((one) => ({ ...one, body: encodeReply(one.reply, one.lines) }))
    const stated = encoded.map((one) => ({ ...one, statements: packStatements(one.reply, one.lines) }))
    for (const { reply, entries, start, lines, body, statements } of stated) {
      const row = replyRow(start, reply, entries)
      const day = dayOf(replyDate(reply.header))
      const facts = factsOf(reply)
      const length = entries.length
      this.#replies.push(packReply({ row, length, day, lines: encodeText(lines), body, facts, statements }))
    }
  }

  /** Gives a reply its ids, and tags them. */
  #place(reply: Reply) {
    const start = this.#placed
    const entries = indexEntries(reply, this.#context.ancestors)
    for (const [at, { tags }] of entries.entries()) {
      for (const [field, values] of Object.entries(tags)) this.#flex.tag(start + at, field, values)
    }
    this.#placed += entries.length
    const folded = entries.map(({ text }) => foldText(text))
    return { reply, start, entries, folded, lines: folded.join('\n') }
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

function packTags(collected: Collected['tags']): TagList[] {
  return [...collected].flatMap(([field, values]) =>
    [...values].map(([value, ids]) => ({ field, value, ids: Uint16Array.from(ids) })),
  )
}
