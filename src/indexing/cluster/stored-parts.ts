import { z } from 'zod'
import type { ReplyId } from '../../reply/reply.ts'
import { askAgain, lackingPart } from './ask-again.ts'
import type { Cluster, Requests } from './cluster.ts'
import type { Version } from './layout.ts'
import { type AskedPages, readPages, type Stored } from './pages.ts'

/** Parts of what is stored of a reply, by their names, and the shape that they have together. */
export interface AskedParts<T> {
  readonly parts: readonly string[]
  readonly shape: z.ZodType<T>
}

/** Of the replies with these ids that are there, in the same order, the parts that are asked for. Throws IndexError. */
export async function readParts<T>(
  cluster: Requests,
  { replies }: Version,
  { ids, parts, shape }: AskedParts<T> & { readonly ids: readonly ReplyId[] },
): Promise<{ readonly id: ReplyId; readonly stored: T }[]> {
  if (ids.length === 0) return []
  const answer = z.object({
    docs: z.array(
      z.looseObject({ _id: z.string(), _source: shape.optional(), error: z.unknown().optional() }),
    ),
  })
  const docs = await askAgain(
    async () => {
      const request = { body: { ids }, query: { _source_includes: parts.join(',') } }
      return answer.parse(await cluster.send('POST', `/${replies}/_mget`, request)).docs
    },
    (found) => {
      const failed = found.find(({ error }) => error !== undefined)
      return failed ? { fault: lackingPart(cluster.address, failed), passes: true } : null
    },
  )
  return docs.flatMap(({ _id, _source }) => (_source ? [{ id: _id, stored: _source }] : []))
}

/** Replies read at once, of a great many. */
const REPLIES_PAGE = 500

/** The parts of every reply, in the order in which replies came in. Throws IndexError. */
export async function* eachReply<T>(
  cluster: Cluster,
  version: Version,
  asked: AskedParts<T>,
): AsyncGenerator<Stored<T>> {
  const everyReply = { query: { match_all: {} }, sort: [{ order: 'asc' }, { _id: 'asc' }] }
  for await (const page of replyPages(cluster, version, { ...everyReply, ...asked })) yield* page
}

/** The parts of the replies that are asked for, many at a time. Throws IndexError. */
export function replyPages<T>(
  cluster: Cluster,
  { replies }: Version,
  asked: Omit<AskedPages<T>, 'size'>,
): AsyncIterable<readonly Stored<T>[]> {
  return readPages(cluster, replies, { ...asked, size: REPLIES_PAGE })
}
