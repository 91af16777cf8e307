import { performance } from 'node:perf_hooks'
import type { Batch } from '../../../src/indexing/batch.ts'
import { BatchBuilder } from '../../../src/indexing/batch-builder.ts'
import { repliesBody } from '../../../src/indexing/cluster/layout.ts'
import { documentsOf } from '../../../src/indexing/cluster/reply-document.ts'
import { parseReply } from '../../../src/parse/parse-reply.ts'
import { context, inCluster } from '../../cluster/two-places.ts'
import { asSource, CORPUS_SEED } from '../corpus.ts'
import { generateReplies } from '../generate-replies.ts'
import { NodeConnection } from './node-connection.ts'

/** How fast the same documents are taken in, without reading, parsing and cutting. */
export interface IndexRates {
  readonly replies: number
  readonly passages: number
  /** Of the documents, as JSON in UTF-8. */
  readonly bytes: number
  /** Sent as they are, one request after the other. */
  readonly rawMs: number
  /** Made of batches, sent, checked and noted by `ClusterWriter`. */
  readonly writerMs: number
}

/** Of so many replies: the rate is the same for more, and all is kept in memory. */
const SAMPLE = 2_500
const ROUNDS = 2
/** What `BulkSender` sends at once. */
const REQUEST_CHARACTERS = 2_000_000

/** Lets both ways take in the same replies by turns, into indices of the same layout. */
export async function measureIndexRates(addresses: readonly string[], size: number): Promise<IndexRates> {
  const connection = new NodeConnection(addresses)
  const batches = await buildBatches(Math.min(size, SAMPLE))
  const requests = requestsOf(batches)
  await takeRaw(connection, requests.slice(0, 3))
  let [rawMs, writerMs] = [0, 0]
  for (let round = 0; round < ROUNDS; round += 1) {
    writerMs += await timeOf(() => takeWriter(addresses, batches))
    await connection.ask('DELETE', '/bench-writer-v*')
    rawMs += await timeOf(() => takeRaw(connection, requests))
  }
  connection.close()
  const replies = batches.reduce((sum, batch) => sum + batch.replies.length, 0)
  const ids = batches.reduce((sum, batch) => sum + batch.ids, 0)
  return {
    replies,
    passages: ids - replies,
    bytes: requests.reduce((sum, request) => sum + request.length, 0),
    rawMs: rawMs / ROUNDS,
    writerMs: writerMs / ROUNDS,
  }
}

async function buildBatches(size: number): Promise<Batch[]> {
  const batches: Batch[] = []
  let builder = await BatchBuilder.start(context)
  for (const generated of generateReplies(size, CORPUS_SEED)) {
    const reply = parseReply(asSource(generated))
    builder.addReply(reply)
    builder.addSource({
      name: reply.source,
      digest: reply.id,
      stamp: '',
      entries: [{ id: reply.id, digest: reply.id }],
    })
    if (!builder.isFull) continue
    batches.push(await builder.finish())
    builder = await BatchBuilder.start(context)
  }
  batches.push(await builder.finish())
  return batches
}

function requestsOf(batches: readonly Batch[]): Buffer[] {
  const requests: Buffer[] = []
  let [lines, base] = ['', 0]
  for (const batch of batches) {
    for (const { id, document } of documentsOf(batch, base)) {
      lines += `${JSON.stringify({ index: { _id: id } })}\n${JSON.stringify(document)}\n`
      if (lines.length < REQUEST_CHARACTERS) continue
      requests.push(Buffer.from(lines))
      lines = ''
    }
    base += batch.ids
  }
  return lines === '' ? requests : [...requests, Buffer.from(lines)]
}

async function takeRaw(connection: NodeConnection, requests: readonly Buffer[]): Promise<void> {
  await connection.ask('PUT', '/bench-raw', JSON.stringify(repliesBody(context.cluster.layout)))
  for (const request of requests) await connection.ask('POST', '/bench-raw/_bulk', request)
  await connection.ask('POST', '/bench-raw/_refresh')
  await connection.ask('DELETE', '/bench-raw')
}

async function takeWriter(addresses: readonly string[], batches: readonly Batch[]): Promise<void> {
  const writer = await inCluster(addresses, 'bench-writer').openWriter()
  for (const batch of batches) await writer.add(batch)
  await writer.finish(['bench'])
  await writer.close()
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
