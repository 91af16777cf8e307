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
  renewedAt: z.number(),
})
type Claim = z.infer<typeof claimShape>

/** A claim as the cluster keeps it: it changes only for who knows where it stood. */
const place = z.object({ _seq_no: z.number(), _primary_term: z.number() })
const held = place.extend({ _source: z.object({ value: claimShape }) })

/** The claim of one indexer to a version of an index. */
export class ClusterLock {
  readonly #cluster: Cluster
  readonly #path: string
  #place: z.infer<typeof place>
  #renewing: Promise<void> = Promise.resolve()
  #lost: IndexError | null = null
  readonly #timer: NodeJS.Timeout

  private constructor(cluster: Cluster, path: string, won: z.infer<typeof place>) {
    this.#cluster = cluster
    this.#path = path
    this.#place = won
    this.#timer = setInterval(() => {
      this.#renewing = this.#renew()
    }, RENEWED_MS)
    this.#timer.unref()
  }

  /** A claim left behind by an indexer that no longer lives is taken over. Throws IndexError: locked. */
  static async acquire(cluster: Cluster, { sources }: Version): Promise<ClusterLock> {
    const path = `/${sources}/_doc/lock`
    const claim = { kind: 'lock', value: newClaim() }
    const created = await cluster.send('PUT', `/${sources}/_create/lock`, { body: claim, allowed: [409] })
    const won = place.safeParse(created)
    if (won.success) return new ClusterLock(cluster, path, won.data)
    return new ClusterLock(cluster, path, await takeOver(cluster, path))
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
      const answer = await this.#cluster.send('PUT', this.#path, {
        body: { kind: 'lock', value: newClaim() },
        query: unchanged(this.#place),
        allowed: [409],
      })
      const renewed = place.safeParse(answer)
      if (renewed.success) this.#place = renewed.data
      else this.#lost = lockedBy(this.#cluster, null)
    } catch {
      // The next renewal may succeed; if none does, the writes fail too and say why.
    }
  }
}

async function takeOver(cluster: Cluster, path: string): Promise<z.infer<typeof place>> {
  const current = held.safeParse(await cluster.send('GET', path, { allowed: [404] })).data
  if (!current || !isStale(current._source.value)) throw lockedBy(cluster, current?._source.value ?? null)
  const taken = await cluster.send('PUT', path, {
    body: { kind: 'lock', value: newClaim() },
    query: unchanged(current),
    allowed: [409],
  })
  const won = place.safeParse(taken)
  if (won.success) return won.data
  throw lockedBy(cluster, null)
}

function isStale({ host, process: owner, renewedAt }: Claim): boolean {
  return (
    Date.now() - renewedAt > STALE_MS || (host === hostname() && owner !== process.pid && !isAlive(owner))
  )
}

function newClaim(): Claim {
  return { host: hostname(), process: process.pid, renewedAt: Date.now() }
}

function unchanged({ _seq_no, _primary_term }: z.infer<typeof place>): Record<string, number> {
  return { if_seq_no: _seq_no, if_primary_term: _primary_term }
}

function lockedBy({ address: { name } }: Cluster, claim: Claim | null): IndexError {
  const who = claim ? `（主机 ${claim.host}，进程 ${claim.process}）` : ''
  return new IndexError(
    'locked',
    `另一个索引程序${who}正在写索引 ${name}，请等它结束后再试；如果它已意外中止，一分钟后就能接着写。`,
  )
}
