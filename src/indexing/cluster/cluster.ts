import { setTimeout } from 'node:timers/promises'
import { Client, errors } from '@opensearch-project/opensearch'
import { z } from 'zod'
import type { IndexError } from '../index-errors.ts'
import type { ClusterAccess } from './access.ts'
import type { ClusterAddress } from './address.ts'
import { Admission } from './admission.ts'
import { clusterFault, tooOld } from './cluster-fault.ts'

/** How long an answer may take, all tries together, in ms. */
export interface Patience {
  /** One try with one node. */
  readonly tryMs: number
  /** Tries with other nodes after the first. */
  readonly retries: number
}

/** Reading: a stopped node costs one try. All three end before the time of a question to an index does. */
export const reading: Patience = { tryMs: 2_500, retries: 2 }
/** Writing thousands of passages, or building an index. Repeating a write changes nothing. */
export const writing: Patience = { tryMs: 60_000, retries: 5 }

/** When no node answers any more, one of them is asked whether it lives before anything else is asked: for so long, and
 *  not again for as long. */
const SIGN_OF_LIFE_MS = 1_000

/** What is asked of a cluster. */
export type Requests = Pick<Cluster, 'address' | 'send'>

/** The oldest release that can count a term as often as a document says (`delimited_term_freq`). */
const OLDEST = [2, 10] as const

/** The cluster's HTTP interface: JSON in, JSON out. Every fault is an IndexError with a sentence of ours; the cluster's own
 *  words stay in its cause. */
export class Cluster {
  readonly address: ClusterAddress
  readonly #client: Client
  readonly #admission: Admission
  #signOfLife: Promise<boolean> | null = null

  constructor(address: ClusterAddress, access: ClusterAccess) {
    this.address = address
    this.#admission = new Admission(address.nodes.length)
    this.#client = new Client({
      nodes: [...address.nodes],
      pingTimeout: SIGN_OF_LIFE_MS,
      ...(access.token === null && access.user !== null
        ? { auth: { username: access.user, password: access.password ?? '' } }
        : {}),
      ...(access.token === null ? {} : { headers: { authorization: `Bearer ${access.token}` } }),
      ...(access.ca === null ? {} : { ssl: { ca: access.ca } }),
    })
    // A node that did not answer is left out, and asked for a sign of life so often. By default a minute passes, then two …
    const pool = this.#client.connectionPool
    pool.resurrectTimeout = SIGN_OF_LIFE_MS
    pool.resurrectTimeoutCutoff = 0
  }

  /** Throws IndexError when the other side is no OpenSearch, or too old. */
  async checkRelease(): Promise<void> {
    const { version } = release.parse(await this.send('GET', '/'))
    const [major = 0, minor = 0] = version.number.split('.').map(Number)
    const isNew = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
    if (version.distribution !== 'opensearch' || !isNew) throw tooOld(this.address, version, OLDEST.join('.'))
  }

  /** The answer to a request. Throws IndexError. */
  async send(method: Method, path: string, options: SendOptions = {}): Promise<unknown> {
    const { patience = reading, until = Number.POSITIVE_INFINITY } = options
    if (patience !== reading) return this.#request(method, path, { ...options, patience })
    if (!(await this.#isThere())) throw tooLate(this.address)
    const answer = await this.#admission.run(
      async () => ({ body: await this.#request(method, path, { ...options, patience }) }),
      () => Date.now() < until,
    )
    if (!answer) throw tooLate(this.address)
    return answer.body
  }

  async #request(
    method: Method,
    path: string,
    { body, lines, allowed = [], query, patience }: SendOptions & { readonly patience: Patience },
  ): Promise<unknown> {
    try {
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
    } catch (error) {
      throw clusterFault(this.address, error)
    }
  }

  /** Whether a node answered lately, or answers now. */
  async #isThere(): Promise<boolean> {
    const pool = this.#client.connectionPool
    if (pool.dead.length < pool.size) return true
    this.#signOfLife ??= new Promise((resolve) => {
      pool.resurrect({ now: Number.POSITIVE_INFINITY, requestId: '', name: '' }, (isAlive) => {
        this.#signOfLife = null
        resolve(isAlive === true)
      })
    })
    return this.#signOfLife
  }

  /** Requests that fail, whatever they wait for, once `ms` have passed from now on, all of them together. */
  within(ms: number): Requests {
    const end = Date.now() + ms
    const { address } = this
    return {
      address,
      send: async (method, path, options) => {
        const left = end - Date.now()
        if (left <= 0) throw tooLate(address)
        return inTime(this.send(method, path, { ...options, until: end }), left, address)
      },
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
  /** When the answer is of no use any more, in ms since 1970. */
  readonly until?: number
}

const release = z.object({
  version: z.object({ number: z.string(), distribution: z.string().optional() }),
})

/** Whether the cluster said no because it has too much to do. */
export function isOverload(error: unknown): boolean {
  return error instanceof errors.ResponseError && error.statusCode === 429
}
