import { setTimeout } from 'node:timers/promises'
import { IndexError } from '../index-errors.ts'
import type { ClusterAddress } from './address.ts'

/** Why an answer cannot be used, and whether it may be another one in a moment. */
export interface Spoilt {
  readonly fault: IndexError
  readonly passes: boolean
}

/** What a node that went down spoilt is asked for this often, in half a second. */
const MOST_TRIES = 4
const FIRST_WAIT_MS = 80

/** What `ask` gives. A node that goes down in the middle of a request fails a part of it inside an answer that is fine as a
 *  whole, so it is asked again here: no part may be missing without a word. Throws the last fault. */
export async function askAgain<T>(ask: () => Promise<T>, spoiltOf: (answer: T) => Spoilt | null): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    const answer = await ask()
    const spoilt = spoiltOf(answer)
    if (!spoilt) return answer
    if (!spoilt.passes || tried === MOST_TRIES) throw spoilt.fault
    await setTimeout(FIRST_WAIT_MS * tried)
  }
}

/** Of an answer that lacks a part; `told` are the cluster's own words. */
export function lackingPart({ nodes }: ClusterAddress, told: unknown): IndexError {
  return new IndexError(
    'unreachable',
    `集群 ${nodes.join('、')} 暂时答不全：请稍后再试，或检查集群的状态。`,
    { cause: new Error(JSON.stringify(told ?? null)) },
  )
}
