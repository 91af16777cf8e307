import { indexPlace, layFoundation } from '../../../src/cli/foundation.ts'
import { silentIo } from '../../cli/run-fuwen.ts'
import { timeMirror } from '../engines/fuwen.ts'
import { NodeConnection } from './node-connection.ts'

/** An index built in the cluster as the command does. Bytes of all copies, and of one. */
export interface ClusterBuild {
  readonly buildMs: number
  readonly bytes: number
  readonly primaryBytes: number
  /** Used of the heaps of all nodes afterwards. */
  readonly heap: number
}

/** Indexes the files that `buildFuwen` left in `folder` into the cluster's index `bench`. */
export async function buildInCluster(addresses: readonly string[], folder: string): Promise<ClusterBuild> {
  const foundation = layFoundation(silentIo)
  const place = await indexPlace(`${addresses.join(',')}/bench`, foundation)
  const writer = await place.openWriter()
  const buildMs = await timeMirror(folder, writer, foundation)
  await writer.close()
  return { buildMs, ...(await sizes(addresses)) }
}

async function sizes(addresses: readonly string[]): Promise<Omit<ClusterBuild, 'buildMs'>> {
  const connection = new NodeConnection(addresses)
  const store = (await connection.ask('GET', '/bench-v*/_stats/store')) as StoreStats
  const { nodes } = (await connection.ask('GET', '/_nodes/stats/jvm')) as HeapStats
  connection.close()
  return {
    bytes: store._all.total.store.size_in_bytes,
    primaryBytes: store._all.primaries.store.size_in_bytes,
    heap: Object.values(nodes).reduce((sum, { jvm }) => sum + jvm.mem.heap_used_in_bytes, 0),
  }
}

interface StoreStats {
  readonly _all: Readonly<
    Record<'total' | 'primaries', { readonly store: { readonly size_in_bytes: number } }>
  >
}

interface HeapStats {
  readonly nodes: Readonly<
    Record<string, { readonly jvm: { readonly mem: { readonly heap_used_in_bytes: number } } }>
  >
}
