import { setImmediate, setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { IndexError } from '../index-errors.ts'
import { type Cluster, isOverload, writing } from './cluster.ts'

/** One thing to do: an action line, and the document where there is one. */
export interface BulkAction {
  readonly action: object
  readonly document?: object
}

/** A request holds so much: more gains nothing and costs memory on both sides. */
const REQUEST = { characters: 2_000_000, actions: 1_000 }

/** So many requests are under way: while the last shard of one or its copies are waited for, the others have work. */
const AT_ONCE = 2

/** After the first refusal to do more; doubled each time. */
const FIRST_WAIT_MS = 200
const MOST_TRIES = 9

/** Does actions, some megabytes at a time; what a cluster with too much to do puts off is asked again, later. To be used for
 *  actions that may be repeated, and of which none has to come before another: what has to is settled in between. */
export class BulkSender {
  readonly #cluster: Cluster
  #lines: string[] = []
  #characters = 0
  /** One that failed stays: whoever waits next hears of it. */
  readonly #underway = new Set<Promise<void>>()

  constructor(cluster: Cluster) {
    this.#cluster = cluster
  }

  /** Resolves when the last of `actions` is on its way, or waits for others to go with. Throws what `settle` does, of any
   *  action before. */
  async send(actions: Iterable<BulkAction>): Promise<void> {
    for (const { action, document } of actions) {
      const lines = `${JSON.stringify(action)}\n${document ? `${JSON.stringify(document)}\n` : ''}`
      this.#lines.push(lines)
      this.#characters += lines.length
      const isFull = this.#characters >= REQUEST.characters || this.#lines.length >= REQUEST.actions
      // Gives way to the requests under way: these lines are made while the cluster is at work on them.
      await (isFull ? this.#sendLines() : setImmediate())
    }
  }

  /** Resolves when all is done. Throws IndexError, with the first refusal as its cause. */
  async settle(): Promise<void> {
    await this.#sendLines()
    await Promise.all(this.#underway)
  }

  async #sendLines(): Promise<void> {
    const lines = this.#lines
    this.#lines = []
    this.#characters = 0
    while (this.#underway.size >= AT_ONCE) await Promise.race(this.#underway)
    const request = sendPart(this.#cluster, lines).then(() => void this.#underway.delete(request))
    request.catch(() => {}) // thrown where it is waited for
    this.#underway.add(request)
  }
}

async function sendPart(cluster: Cluster, part: readonly string[]): Promise<void> {
  let left = part
  for (let tried = 0; left.length > 0; tried += 1) {
    if (tried > 0) await setTimeout(waitMs(tried))
    left = await putOff(cluster, left, tried + 1 < MOST_TRIES)
  }
}

/** Half of it by chance, so that several indexers do not come back together. */
function waitMs(tried: number): number {
  return FIRST_WAIT_MS * 2 ** (tried - 1) * (0.5 + Math.random() / 2)
}

/** Those of `part` that the cluster put off. */
async function putOff(
  cluster: Cluster,
  part: readonly string[],
  mayTryAgain: boolean,
): Promise<readonly string[]> {
  let answer: unknown
  try {
    answer = await cluster.send('POST', '/_bulk', { lines: part.join(''), patience: writing })
  } catch (error) {
    if (mayTryAgain && error instanceof IndexError && isOverload(error.cause)) return part
    throw error
  }
  const results = bulkAnswer.parse(answer).items.map((item) => Object.values(item)[0] ?? { status: 500 })
  const failed = results.filter(({ status }) => !isDone(status) && !(status === 429 && mayTryAgain))
  if (failed.length > 0) throw refused(cluster, failed)
  return part.filter((_, at) => results[at]?.status === 429)
}

/** 404: what is to be deleted is gone already. */
function isDone(status: number): boolean {
  return (status >= 200 && status < 300) || status === 404
}

function refused(cluster: Cluster, failed: readonly z.infer<typeof result>[]): IndexError {
  const { nodes, name } = cluster.address
  const [first] = failed
  return new IndexError(
    'unwritable',
    `集群 ${nodes.join('、')} 没有接受索引 ${name} 的 ${failed.length} 项写入（状态 ${first?.status ?? '未知'}）：请检查集群的磁盘和状态后再次运行 index，已写入的不会丢失。`,
    { cause: new Error(JSON.stringify(first?.error ?? null)) },
  )
}

const result = z.object({ status: z.number(), error: z.unknown().optional() })
const bulkAnswer = z.object({ items: z.array(z.record(z.string(), result)) })
