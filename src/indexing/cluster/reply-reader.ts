import { z } from 'zod'
import type { Reply, ReplyId } from '../../reply/reply.ts'
import type { ReplyFacts } from '../../reply/reply-facts.ts'
import { decodeReply } from '../reply-encoding.ts'
import type { Cluster } from './cluster.ts'
import type { Version } from './layout.ts'
import { readParts } from './stored-parts.ts'

const storedReply = z.object({ body: z.string(), lines: z.string() })
/** What a reply is read from. */
export const wholeReply = { parts: ['body', 'lines'], shape: storedReply }

const storedFacts = z.object({
  // Written by this program from `factsOf`; the index is named by the rules that made it.
  facts: z.custom<ReplyFacts>((value) => typeof value === 'object'),
})
export const replyFacts = { parts: ['facts'], shape: storedFacts }

export function toReply({ body, lines }: z.infer<typeof storedReply>): Reply {
  return decodeReply(Buffer.from(body, 'base64'), lines)
}

/** Reads replies by id. Those that are asked for at the same time, as for a page of results, are one request. */
export class ReplyReader {
  readonly #cluster: Cluster
  readonly #version: Version
  #next: Reading | null = null

  constructor(cluster: Cluster, version: Version) {
    this.#cluster = cluster
    this.#version = version
  }

  /** Null when there is none. */
  async read(id: ReplyId): Promise<Reply | null> {
    const reading = this.#next ?? this.#gather()
    this.#next = reading
    reading.ids.add(id)
    return (await reading.replies).get(id) ?? null
  }

  /** A reading that begins when all that is under way now has asked. */
  #gather(): Reading {
    const ids = new Set<ReplyId>()
    const read = async (): Promise<ReadonlyMap<ReplyId, Reply>> => {
      await Promise.resolve()
      this.#next = null
      const asked = { ids: [...ids], ...wholeReply }
      const found = await this.#cluster.ask((cluster) => readParts(cluster, this.#version, asked))
      return new Map(found.map(({ id, stored }) => [id, toReply(stored)]))
    }
    return { ids, replies: read() }
  }
}

interface Reading {
  readonly ids: Set<ReplyId>
  readonly replies: Promise<ReadonlyMap<ReplyId, Reply>>
}
