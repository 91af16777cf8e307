import { buildBatch } from '../../src/indexing/batch-builder.ts'
import { clusterPlace } from '../../src/indexing/cluster/cluster-place.ts'
import { folderPlace } from '../../src/indexing/folder-place.ts'
import type { IndexPlace, PlaceContext } from '../../src/indexing/index-place.ts'
import type { ReplyIndex } from '../../src/indexing/reply-index.ts'
import type { ReplyWriter } from '../../src/indexing/reply-writer.ts'
import { ancestorCodes } from '../../src/regions/gazetteer.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { benchSegmenter } from '../bench/corpus.ts'

export const segmenter = benchSegmenter()

/** Access to nodes without passwords, three shards with a copy each. */
export const context: PlaceContext = {
  segmenter,
  identity: { dictionary: segmenter.fingerprint },
  ancestors: ancestorCodes,
  cluster: {
    access: { user: null, password: null, token: null, ca: null },
    layout: { shards: 3, replicas: 1 },
  },
}

export function inFolder(folder: string): IndexPlace {
  return folderPlace({ ...context, folder })
}

/** The index `name` of the cluster of `addresses`. */
export function inCluster(
  addresses: readonly string[],
  name: string,
  more: Partial<PlaceContext> = {},
): IndexPlace {
  return clusterPlace(`${addresses.join(',')}/${name}`, { ...context, ...more })
}

/** Puts `replies` in, each from a source file of its own. */
export async function addReplies(writer: ReplyWriter, replies: readonly Reply[]): Promise<void> {
  for (const reply of replies) {
    const digest = `digest of ${reply.text}`
    const source = { name: reply.source, digest, replies: [{ reply, digest }] }
    await writer.add(await buildBatch(context, source, () => false))
  }
}

/** Builds an index of `replies` at `place` and opens it. */
export async function build(place: IndexPlace, replies: readonly Reply[]): Promise<ReplyIndex> {
  const writer = await place.openWriter()
  await addReplies(writer, replies)
  await writer.finish(['样本'])
  await writer.close()
  return place.open()
}
