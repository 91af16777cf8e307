import { z } from 'zod'
import type { IndexPlace, PlaceContext } from '../index-place.ts'
import { parseClusterAddress } from './address.ts'
import { aliased } from './alias.ts'
import { Cluster } from './cluster.ts'
import { openClusterIndex } from './cluster-index.ts'
import { verifyCluster } from './cluster-verify.ts'
import { ClusterWriter } from './cluster-writer.ts'
import { versionNamed, versionOf } from './layout.ts'
import { readManifest } from './records.ts'

/** An index in the cluster at `address`. Throws ClusterAddressError. */
export function clusterPlace(address: string, context: PlaceContext): IndexPlace {
  const parsed = parseClusterAddress(address)
  const { identity, segmenter } = context
  const connect = (): Cluster => new Cluster(parsed, context.cluster.access)
  return {
    open: () => keptOpen(connect(), (cluster) => openClusterIndex(cluster, identity, segmenter)),
    openWriter: () =>
      keptOpen(connect(), (cluster) => ClusterWriter.open(cluster, identity, context.cluster.layout)),
    verify: (options) => closedAfter(connect(), (cluster) => verifyCluster(cluster, identity, options)),
    roots: () =>
      closedAfter(connect(), async (cluster) => {
        const [replies = versionOf(parsed.name, identity).replies] = await aliased(cluster)
        return (await readManifest(cluster, versionNamed(replies)))?.roots ?? []
      }),
    bytes: () =>
      closedAfter(connect(), async (cluster) => {
        const { replies, sources } = versionOf(parsed.name, identity)
        const answer = await cluster.send('GET', `/${replies},${sources}/_stats/store`)
        return stats.parse(answer)._all.total.store.size_in_bytes
      }),
  }
}

/** What is opened closes the cluster itself, unless it cannot be opened. */
async function keptOpen<T>(cluster: Cluster, open: (cluster: Cluster) => Promise<T>): Promise<T> {
  try {
    return await open(cluster)
  } catch (error) {
    await cluster.close()
    throw error
  }
}

async function closedAfter<T>(cluster: Cluster, work: (cluster: Cluster) => Promise<T>): Promise<T> {
  try {
    return await work(cluster)
  } finally {
    await cluster.close()
  }
}

const stats = z.object({
  _all: z.object({ total: z.object({ store: z.object({ size_in_bytes: z.number() }) }) }),
})
