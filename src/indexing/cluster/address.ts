/** Where an index in a cluster is: `https://node:9200[,node…]/name`. */
export interface ClusterAddress {
  /** `https://node:9200`, each node once, in the order given. */
  readonly nodes: readonly string[]
  readonly name: string
}

/** Whether a place where an index is meant to be names a cluster, and no folder. */
export function isClusterPlace(place: string): boolean {
  return /^https?:\/\//i.test(place)
}

/** An address that cannot be used; the message (Chinese) says why. */
export class ClusterAddressError extends Error {
  override readonly name = 'ClusterAddressError'
}

const example = 'https://节点:9200,节点:9200/索引名'

/** Nodes after the first may leave out what the first has before its name. Throws ClusterAddressError. */
export function parseClusterAddress(place: string): ClusterAddress {
  const [, scheme = '', nodes = '', name = ''] = /^(https?:\/\/)(.*)\/([^/]*)$/i.exec(place) ?? []
  // Without the place: it may hold a password.
  if (place.includes('@')) {
    throw new ClusterAddressError(
      '集群地址里不能写用户名和口令，请用环境变量 FUWEN_CLUSTER_USER 和 FUWEN_CLUSTER_PASSWORD。',
    )
  }
  if (!/^[a-z0-9][a-z0-9_.-]{0,99}$/.test(name)) {
    throw new ClusterAddressError(
      `集群地址 ${place} 末尾要有索引名（小写字母、数字、- 和 _，不超过 100 个），如 ${example}。`,
    )
  }
  return { nodes: [...new Set(nodes.split(',').map((node) => parseNode(node.trim(), scheme)))], name }
}

function parseNode(node: string, scheme: string): string {
  const text = /^https?:\/\//i.test(node) ? node : `${scheme}${node}`
  const url = node !== '' && URL.canParse(text) ? new URL(text) : null
  if (url && url.pathname === '/' && url.search === '' && url.hash === '') return url.origin
  throw new ClusterAddressError(`集群地址里的节点“${node}”无法读懂，应如 ${example}。`)
}
