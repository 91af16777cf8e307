import { openEmbeddedIndex } from '../../src/indexing/embedded-index.ts'
import { IndexWriter, type WriterContext } from '../../src/indexing/index-writer.ts'
import { type Found, type IndexQuery, noFilters, type ReplyIndex } from '../../src/indexing/reply-index.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { createSegmenter } from '../../src/text/segment.ts'
import { ancestorsOf, readAs } from './sample-replies.ts'

export const segmenter = createSegmenter(['双倍增', '揭榜挂帅', '专精特新'])

export function contextFor(folder: string): WriterContext {
  return { folder, segmenter, identity: { dictionary: segmenter.fingerprint }, ancestors: ancestorsOf }
}

/** Builds an index of `replies` in `folder`, each in a source file of its own, and opens it. */
export async function buildIndex(folder: string, replies: readonly Reply[]): Promise<ReplyIndex> {
  const writer = await IndexWriter.open(contextFor(folder))
  for (const reply of replies) await writer.replaceSource(reply.source, `file-${reply.id}`, [readAs(reply)])
  await writer.finish([folder])
  await writer.close()
  return openIndex(folder)
}

export function openIndex(folder: string): ReplyIndex {
  const context = contextFor(folder)
  return openEmbeddedIndex(folder, context.identity, segmenter)
}

export function ask(index: ReplyIndex, query: Partial<IndexQuery>): Promise<Found> {
  return index.find({ tree: null, filters: noFilters, sort: 'relevance', want: 10, ...query })
}

/** What two indexes must have in common to answer alike: replies in order with their passages, and all counts. */
export function comparable(found: Found): unknown {
  return {
    replies: found.replies.map(({ id, passages }) => ({
      id,
      passages: passages.map(({ ordinal, exact }) => ({ ordinal, exact })),
    })),
    total: found.total,
    counts: Object.fromEntries(Object.entries(found.counts).map(([field, values]) => [field, [...values]])),
  }
}
