import { z } from 'zod'
import type { ReplyId } from '../../reply/reply.ts'
import { askAgain, lackingPart } from './ask-again.ts'
import type { Requests } from './cluster.ts'
import type { Version } from './layout.ts'

/** Of the replies with these ids that are there, in the same order, the named parts of what is stored, in the given
 *  shape. Throws IndexError. */
export async function readParts<T>(
  cluster: Requests,
  { replies }: Version,
  { ids, parts, shape }: { ids: readonly ReplyId[]; parts: string; shape: z.ZodType<T> },
): Promise<{ readonly id: ReplyId; readonly stored: T }[]> {
  if (ids.length === 0) return []
  const answer = z.object({
    docs: z.array(
      z.looseObject({ _id: z.string(), _source: shape.optional(), error: z.unknown().optional() }),
    ),
  })
  const docs = await askAgain(
    async () => {
      const request = { body: { ids }, query: { _source_includes: parts } }
      return answer.parse(await cluster.send('POST', `/${replies}/_mget`, request)).docs
    },
    (found) => {
      const failed = found.find(({ error }) => error !== undefined)
      return failed ? { fault: lackingPart(cluster.address, failed), passes: true } : null
    },
  )
  return docs.flatMap(({ _id, _source }) => (_source ? [{ id: _id, stored: _source }] : []))
}
