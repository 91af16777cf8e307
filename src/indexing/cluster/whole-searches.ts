import { z } from 'zod'
import { IndexError } from '../index-errors.ts'
import type { ClusterAddress } from './address.ts'
import { askAgain, lackingPart, type Spoilt } from './ask-again.ts'
import type { Requests } from './cluster.ts'
import type { SearchBody } from './conditions.ts'
import type { Version } from './layout.ts'

/** The answers to `bodies`, one request for all. Whole answers or none: what a shard could not give must not be missing
 *  without a word. Throws IndexError: unreachable, too-long. */
export async function searchWhole(
  cluster: Requests,
  { replies }: Version,
  bodies: readonly SearchBody[],
): Promise<unknown[]> {
  const head = JSON.stringify({ index: replies, allow_partial_search_results: false })
  const lines = bodies.map((body) => `${head}\n${JSON.stringify(body)}\n`).join('')
  return askAgain(
    async () => severalAnswers.parse(await cluster.send('POST', '/_msearch', { lines })).responses,
    (responses) => {
      const failed = responses.find((response) => !isWhole(response))
      return failed ? spoilt(cluster.address, failed) : null
    },
  )
}

type SearchAnswer = z.infer<typeof severalAnswers>['responses'][number]

function isWhole({ status, timed_out: timedOut, _shards: shards }: SearchAnswer): boolean {
  return status === 200 && timedOut === false && shards?.failed === 0
}

function spoilt(address: ClusterAddress, { status, error }: SearchAnswer): Spoilt {
  const isTooLong = JSON.stringify(error ?? null).includes('too_many_')
  return {
    fault: isTooLong ? tooLong(address) : lackingPart(address, { status, error }),
    passes: status >= 500,
  }
}

function tooLong({ nodes }: ClusterAddress): IndexError {
  return new IndexError(
    'too-long',
    `检索词太长，集群 ${nodes.join('、')} 一次不接受这么多条件：请管理员把设置 indices.query.bool.max_clause_count 改为 20000。`,
  )
}

const severalAnswers = z.object({
  responses: z.array(
    z.looseObject({
      status: z.number(),
      timed_out: z.boolean().optional(),
      _shards: z.object({ failed: z.number() }).optional(),
      error: z.unknown().optional(),
    }),
  ),
})
