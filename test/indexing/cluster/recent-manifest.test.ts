import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { parseClusterAddress } from '../../../src/indexing/cluster/address.ts'
import { RecentManifest } from '../../../src/indexing/cluster/recent-manifest.ts'
import { IndexError } from '../../../src/indexing/index-errors.ts'
import { emptyManifest } from '../../../src/indexing/manifest.ts'

const cluster = {
  address: parseClusterAddress('http://127.0.0.1:9200/replies'),
  send: () => Promise.reject(new Error('nothing is asked')),
}

/** Longer than a reading is shared. */
const LATER_MS = 300

/** A manifest that is read as `revision` says at that time, and what is read and begun, in this order. */
function manifestThat(revision: () => number): { ask: () => Promise<number>; order: string[] } {
  const order: string[] = []
  const recent = new RecentManifest(async () => {
    order.push('reads')
    await setTimeout(5)
    order.push('has read')
    return { ...emptyManifest({}), updatedAt: '2026-11-29T00:00:00.000Z', revision: revision() }
  })
  const ask = (): Promise<number> =>
    recent.during(cluster, async (manifest) => {
      order.push(`work ${manifest.revision}`)
      return manifest.revision
    })
  return { ask, order }
}

describe('RecentManifest', () => {
  it('is waited for once, and read again later beside the work', async () => {
    const { ask, order } = manifestThat(() => 1)
    expect(await ask()).toBe(1)
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
    expect(order).toEqual(['reads', 'has read', 'work 1', 'work 1', 'work 1'])
    await setTimeout(LATER_MS)
    expect(await ask()).toBe(1)
    expect(order.slice(5)).toEqual(['reads', 'work 1', 'has read'])
  })

  it('has work done again that was begun with content since changed', async () => {
    let revision = 1
    const { ask, order } = manifestThat(() => revision)
    await ask()
    revision = 2
    await setTimeout(LATER_MS)
    expect(await Promise.all([ask(), ask()])).toEqual([2, 2])
    expect(order.slice(3)).toEqual(['reads', 'work 1', 'work 1', 'has read', 'work 2', 'work 2'])
  })

  it('says what is wrong with the index, not what came of asking it', async () => {
    let isGone = false
    const recent = new RecentManifest(async () => {
      if (isGone) throw new IndexError('missing', '没有索引')
      return emptyManifest({})
    })
    await recent.during(cluster, async () => {})
    isGone = true
    await setTimeout(LATER_MS)
    const asked = recent.during(cluster, () => Promise.reject(new IndexError('unreachable', '答不全')))
    await expect(asked).rejects.toMatchObject({ reason: 'missing' })
  })
})
