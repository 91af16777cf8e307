import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { IndexError } from '../index-errors.ts'
import type { ClusterAddress } from './address.ts'
import type { Requests } from './cluster.ts'
import type { SearchBody } from './find-request.ts'
import type { Version } from './layout.ts'

/** A search that failed for a node that went down is asked this often, in half a second. */
const MOST_TRIES = 4
const FIRST_WAIT_MS = 80

/** The answers to `bodies`, one request for all. Whole answers or none: what a shard could not give must not be missing
 *  without a word. A node that goes down in the middle of a search fails that search inside an answer that is fine as a
 *  whole, so it is asked again here. Throws IndexError: unreachable, too-long. */
export async function searchWhole(
  cluster: Requests,
  { replies }: Version,
  bodies: readonly SearchBody[],
): Promise<unknown[]> {
  const head = JSON.stringify({ index: replies, allow_partial_search_results: false })
  const lines = bodies.map((body) => `${head}\n${JSON.stringify(body)}\n`).join('')
  for (let tried = 1; ; tried += 1) {
    const { responses } = severalAnswers.parse(await cluster.send('POST', '/_msearch', { lines }))
    const failed = responses.find((response) => !isWhole(response))
    if (!failed) return responses
    const fault = searchFault(cluster.address, failed)
    if (failed.status < 500 || tried === MOST_TRIES) throw fault
    await setTimeout(FIRST_WAIT_MS * tried)
  }
}

type SearchAnswer = z.infer<typeof severalAnswers>['responses'][number]

function isWhole({ status, timed_out: timedOut, _shards: shards }: SearchAnswer): boolean {
  return status === 200 && timedOut === false && shards?.failed === 0
}

function searchFault({ nodes }: ClusterAddress, { status, error }: SearchAnswer): IndexError {
  const told = JSON.stringify(error ?? null)
  const where = `集群 ${nodes.join('、')}`
  if (told.includes('too_many_')) {
    return new IndexError(
      'too-long',
      `检索词太长，${where} 一次不接受这么多条件：请管理员把设置 indices.query.bool.max_clause_count 改为 20000。`,
    )
  }
  return new IndexError(
    'unreachable',
    `${where} 暂时答不全（状态 ${status}）：请稍后再试，或检查集群的状态。`,
    { cause: new Error(told) },
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
