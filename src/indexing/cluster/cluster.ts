import { setTimeout } from 'node:timers/promises'
import { Client, errors } from '@opensearch-project/opensearch'
import { z } from 'zod'
import type { IndexError } from '../index-errors.ts'
import type { ClusterAccess } from './access.ts'
import type { ClusterAddress } from './address.ts'
import { Admission } from './admission.ts'
import { clusterFault, tooOld } from './cluster-fault.ts'
import { SignsOfLife } from './signs-of-life.ts'

/** How long an answer may take, all tries together, in ms. */
export interface Patience {
  /** One try with one node. */
  readonly tryMs: number
  /** Tries with other nodes after the first. */
  readonly retries: number
}

/** Reading: a stopped node costs one try. All three end before the time of a question does. */
export const reading: Patience = { tryMs: 2_500, retries: 2 }
/** Writing thousands of passages, or building an index. Repeating a write changes nothing. */
export const writing: Patience = { tryMs: 60_000, retries: 5 }

/** No question takes longer, however many requests it takes: then it fails. */
const ANSWER_MS = 8_000

/** What a question may ask of a cluster. */
export type Requests = Pick<Cluster, 'address' | 'send'>

/** The oldest release that can count a term as often as a document says (`delimited_term_freq`). */
const OLDEST = [2, 10] as const

/** The cluster's HTTP interface: JSON in, JSON out. Every fault is an IndexError with a sentence of ours; the cluster's own
 *  words stay in its cause. */
export class Cluster {
  readonly address: ClusterAddress
  readonly #client: Client
  readonly #admission: Admission
  readonly #life: SignsOfLife

  constructor(address: ClusterAddress, access: ClusterAccess) {
    this.address = address
    this.#admission = new Admission(address.nodes.length)
    this.#client = new Client({
      nodes: [...address.nodes],
      ...(access.token === null && access.user !== null
        ? { auth: { username: access.user, password: access.password ?? '' } }
        : {}),
      ...(access.token === null ? {} : { headers: { authorization: `Bearer ${access.token}` } }),
      ...(access.ca === null ? {} : { ssl: { ca: access.ca } }),
    })
    this.#life = new SignsOfLife(this.#client.connectionPool)
  }

  /** Throws IndexError when the other side is no OpenSearch, or too old. */
  async checkRelease(): Promise<void> {
    const { version } = release.parse(await this.send('GET', '/'))
    const [major = 0, minor = 0] = version.number.split('.').map(Number)
    const isNew = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
    if (version.distribution !== 'opensearch' || !isNew) throw tooOld(this.address, version, OLDEST.join('.'))
  }

  /** What `question` gives, asked when its turn comes. Throws IndexError once `ms` have passed, whatever it waits for. */
  async ask<T>(question: (cluster: Requests) => Promise<T>, ms = ANSWER_MS): Promise<T> {
    const { address } = this
    const until = Date.now() + ms
    const send: Requests['send'] = async (...request) => {
      if (Date.now() >= until) throw tooLate(address)
      return this.#admission.time(() => this.send(...request))
    }
    const turn = this.#admission.run(async () => ({ answer: await question({ address, send }) }), until)
    const answered = await inTime(turn, ms, address)
    if (!answered) throw tooLate(address)
    return answered.answer
  }

  /** The answer to a request. Throws IndexError. */
  async send(
    method: Method,
    path: string,
    { body, lines, allowed = [], query, patience = reading }: SendOptions = {},
  ): Promise<unknown> {
    const request = async (): Promise<unknown> => {
      const answer = await this.#client.transport.request(
        {
          method,
          path,
          ...(query && { querystring: query }),
          ...(body !== undefined && { body: body as Record<string, unknown> }),
          ...(lines !== undefined && { bulkBody: lines }),
        },
        { requestTimeout: patience.tryMs, maxRetries: patience.retries, ignore: [...allowed] },
      )
      return answer.body
    }
    try {
      return await (patience === reading ? this.#life.whileThere(request) : request())
    } catch (error) {
      throw clusterFault(this.address, error)
    }
  }

  async close(): Promise<void> {
    await this.#client.close()
  }
}

async function inTime<T>(answer: Promise<T>, ms: number, address: ClusterAddress): Promise<T> {
  const answered = new AbortController()
  const late = setTimeout(ms, null, { signal: answered.signal }).then(() => {
    throw tooLate(address)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    answered.abort()
  }
}

function tooLate(address: ClusterAddress): IndexError {
  return clusterFault(address, new Error('the time for all requests is over'))
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD'

interface SendOptions {
  readonly body?: object
  /** Lines of JSON, each ended by a line end: for requests in bulk. */
  readonly lines?: string
  readonly query?: Readonly<Record<string, string | number | boolean>>
  /** Statuses beside those of success that are answers too. */
  readonly allowed?: readonly number[]
  readonly patience?: Patience
}

const release = z.object({
  version: z.object({ number: z.string(), distribution: z.string().optional() }),
})

/** Whether the cluster said no because it has too much to do. */
export function isOverload(error: unknown): boolean {
  return error instanceof errors.ResponseError && error.statusCode === 429
}
