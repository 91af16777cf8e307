import { describe, expect, it } from 'vitest'
import { ClusterLock } from '../../../src/indexing/cluster/cluster-lock.ts'
import { versionNamed } from '../../../src/indexing/cluster/layout.ts'
import { type Answer, type Asked, clusterThatAnswers } from './node-that-answers.ts'

/** One document, kept as a cluster does: it changes only for who knows where it stood. */
class Kept {
  #value: unknown = null
  #place = 0

  answer({ method, url, body }: Asked): Answer {
    const known = url.searchParams.get('if_seq_no')
    const stands = this.#value !== null
    if (method === 'GET') return stands ? { body: { ...this.#where(), _source: this.#value } } : absent
    if (stands && known !== String(this.#place)) return { status: 409, body: {} }
    this.#place += 1
    this.#value = method === 'DELETE' ? null : JSON.parse(body)
    return { body: this.#where() }
  }

  #where(): object {
    return { _seq_no: this.#place, _primary_term: 1 }
  }
}

const absent = { status: 404, body: {} }
const version = versionNamed('replies-v1')

describe('the claim of an indexer', () => {
  it('stands when the answer to it is lost and it is sent again', async () => {
    const kept = new Kept()
    let lost = 0
    const cluster = await clusterThatAnswers((asked) => {
      const answer = kept.answer(asked)
      if (asked.method !== 'PUT' || lost > 0) return answer
      lost += 1
      return null
    })
    const lock = await ClusterLock.acquire(cluster, version)
    lock.check()
    expect(lost).toBe(1)
    await lock.release()
    await (await ClusterLock.acquire(cluster, version)).release()
  })

  it('keeps others out until it is given up, also those of the same process', async () => {
    const kept = new Kept()
    const cluster = await clusterThatAnswers((asked) => kept.answer(asked))
    const lock = await ClusterLock.acquire(cluster, version)
    await expect(ClusterLock.acquire(cluster, version)).rejects.toMatchObject({ reason: 'locked' })
    await lock.release()
    await (await ClusterLock.acquire(cluster, version)).release()
  })
})
