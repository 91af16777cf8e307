import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { z } from 'zod'
import { IndexError } from '../index-errors.ts'
import { isAlive } from '../writer-lock.ts'
import type { Cluster } from './cluster.ts'
import type { Version } from './layout.ts'

/** The holder says that it lives as often as this. */
const RENEWED_MS = 10_000

/** A claim that was not renewed for so long is taken over. */
const STALE_MS = 60_000

const claimShape = z.object({
  host: z.string(),
  process: z.number(),
  /** Of one indexer's claims, and of no other's. */
  token: z.string(),
  renewedAt: z.number(),
})
type Claim = z.infer<typeof claimShape>

/** Where a claim stands: it changes only for who knows. */
const place = z.object({ _seq_no: z.number(), _primary_term: z.number() })
type Place = z.infer<typeof place>
const held = place.extend({ _source: z.object({ value: claimShape }) })

/** The claim of one indexer to a version of an index. */
export class ClusterLock {
  readonly #cluster: Cluster
  readonly #path: string
  readonly #token: string
  #place: Place
  #renewing: Promise<void> = Promise.resolve()
  #lost: IndexError | null = null
  readonly #timer: NodeJS.Timeout

  private constructor(cluster: Cluster, path: string, token: string, won: Place) {
    this.#cluster = cluster
    this.#path = path
    this.#token = token
    this.#place = won
    this.#timer = setInterval(() => {
      this.#renewing = this.#renew()
    }, RENEWED_MS)
    this.#timer.unref()
  }

  /** A claim left behind by an indexer that no longer lives is taken over. Throws IndexError: locked. */
  static async acquire(cluster: Cluster, { sources }: Version): Promise<ClusterLock> {
    const path = `/${sources}/_doc/lock`
    const token = randomUUID()
    const won =
      (await claim(cluster, path, token, { op_type: 'create' })) ?? (await takeOver(cluster, path, token))
    return new ClusterLock(cluster, path, token, won)
  }

  /** Throws IndexError: locked, when another indexer took the claim over, as after a long standstill of this one. */
  check(): void {
    if (this.#lost) throw this.#lost
  }

  async release(): Promise<void> {
    clearInterval(this.#timer)
    await this.#renewing
    if (this.#lost) return
    await this.#cluster.send('DELETE', this.#path, { query: unchanged(this.#place), allowed: [404, 409] })
  }

  async #renew(): Promise<void> {
    try {
      const renewed = await claim(this.#cluster, this.#path, this.#token, unchanged(this.#place))
      if (renewed) this.#place = renewed
      else this.#lost = lockedBy(this.#cluster, null)
    } catch {
      // The next renewal may succeed; if none does, the writes fail too and say why.
    }
  }
}

/** Claims the place at `path` under a condition; null where another holds it. A claim that was sent again, because its
 *  answer was late, meets itself there. */
async function claim(
  cluster: Cluster,
  path: string,
  token: string,
  condition: Readonly<Record<string, string | number>>,
): Promise<Place | null> {
  const value: Claim = { host: hostname(), process: process.pid, token, renewedAt: Date.now() }
  const answer = await cluster.send('PUT', path, {
    body: { kind: 'lock', value },
    query: condition,
    allowed: [409],
  })
  const won = place.safeParse(answer)
  if (won.success) return won.data
  const holder = await holderOf(cluster, path)
  return holder?._source.value.token === token ? holder : null
}

async function takeOver(cluster: Cluster, path: string, token: string): Promise<Place> {
  const holder = await holderOf(cluster, path)
  const won =
    holder && isStale(holder._source.value) ? await claim(cluster, path, token, unchanged(holder)) : null
  if (won) return won
  throw lockedBy(cluster, holder?._source.value ?? null)
}

async function holderOf(cluster: Cluster, path: string): Promise<z.infer<typeof held> | null> {
  return held.safeParse(await cluster.send('GET', path, { allowed: [404] })).data ?? null
}

function isStale({ host, process: owner, renewedAt }: Claim): boolean {
  return (
    Date.now() - renewedAt > STALE_MS || (host === hostname() && owner !== process.pid && !isAlive(owner))
  )
}

function unchanged({ _seq_no, _primary_term }: Place): Record<string, number> {
  return { if_seq_no: _seq_no, if_primary_term: _primary_term }
}

function lockedBy({ address: { name } }: Cluster, claim: Claim | null): IndexError {
  const who = claim ? `（主机 ${claim.host}，进程 ${claim.process}）` : ''
  return new IndexError(
    'locked',
    `另一个索引程序${who}正在写索引 ${name}，请等它结束后再试；如果它已意外中止，一分钟后就能接着写。`,
  )
}
