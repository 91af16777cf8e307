import { isClusterPlace } from './cluster/address.ts'
import type { IndexPlace, PlaceContext } from './index-place.ts'

/** The place that `where` names: the address of a cluster, else a folder. The cluster's client is loaded for those alone
 *  who have one. Throws ClusterAddressError. */
export async function placeAt(where: string, context: PlaceContext): Promise<IndexPlace> {
  if (isClusterPlace(where)) {
    const { clusterPlace } = await import('./cluster/cluster-place.ts')
    return clusterPlace(where, context)
  }
  const { folderPlace } = await import('./folder-place.ts')
  return folderPlace({ ...context, folder: where })
}
