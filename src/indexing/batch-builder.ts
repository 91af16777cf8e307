import type { Reply, ReplyId } from '../reply/reply.ts'
import { replyDate } from '../reply/reply.ts'
import { factsOf } from '../reply/reply-facts.ts'
import { foldText } from '../text/fold.ts'
import { type Batch, type BatchSource, noPostings, type TagList } from './batch.ts'
import { type PackedReply, packReply } from './batch-reply.ts'
import { replyRow } from './column-record.ts'
import { dayOf } from './extents.ts'
import { type Collected, FlexPassages } from './flexsearch-storage.ts'
import { indexEntries } from './index-entry.ts'
import { CHUNK_SIZE } from './postings.ts'
import { encodeReply } from './reply-encoding.ts'
import type { TermContext } from './reply-records.ts'
import { encodeLines } from './reply-text.ts'
import { packStatements } from './statement-record.ts'
import { TermCollector } from './term-collector.ts'

/** Ids after which a batch should be finished: some megabyte of text. Twice as many need more memory and are no faster;
 *  with half as many the writer has more to merge. */
const FULL = 4_096

/** The most ids of a batch: its passages share a chunk, of which the last id is never given away. */
export const LARGEST_BATCH = CHUNK_SIZE - 1

/** Passages whose terms are counted at once: jieba and the tables of terms are then found in the processor's caches. */
const COUNTED_AT_ONCE = 512

/** Collects replies and makes a batch of them, by way of a FlexSearch index. */
export class BatchBuilder {
  readonly #context: TermContext
  readonly #terms: TermCollector
  readonly #flex: FlexPassages
  readonly #collected: Collected
  readonly #sources: BatchSource[] = []
  readonly #replies: PackedReply[] = []
  #ids = 0
  /** The folded texts of the newest passages, whose terms are still to be counted. */
  #uncounted: string[] = []

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
    const start = this.#ids
    const entries = indexEntries(reply, this.#context.ancestors)
    for (const [at, { tags }] of entries.entries()) {
      for (const [field, values] of Object.entries(tags)) this.#flex.tag(start + at, field, values)
    }
    const folded = entries.map(({ text }) => foldText(text))
    this.#uncounted = this.#uncounted.concat(folded)
    this.#ids += entries.length
    if (this.#uncounted.length >= COUNTED_AT_ONCE) this.#count()
    const lines = folded.join('\n')
    this.#replies.push(
      packReply({
        row: replyRow(start, reply, entries),
        length: this.#ids - start,
        day: dayOf(replyDate(reply.header)),
        lines: encodeLines(lines),
        body: encodeReply(reply, lines),
        facts: factsOf(reply),
        statements: packStatements(reply, lines),
      }),
    )
  }

  /** The batch. The builder is of no more use then. */
  async finish(): Promise<Batch> {
    this.#count()
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

  #count(): void {
    const texts = this.#uncounted
    this.#uncounted = []
    this.#terms.add(this.#ids - texts.length, texts)
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
