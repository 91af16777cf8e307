import { errors } from '@opensearch-project/opensearch'
import { IndexError } from '../index-errors.ts'
import type { ClusterAddress } from './address.ts'

/** What is wrong, in one sentence (Chinese): where, what, and what to do. Without anything of the cluster's own words. */
export function clusterFault({ nodes, name }: ClusterAddress, cause: unknown): IndexError {
  if (cause instanceof IndexError) return cause
  const where = nodes.join('、')
  if (cause instanceof errors.ResponseError) return refusal(where, name, cause)
  const message = cause instanceof Error ? cause.message : ''
  const known = connectionFaults.find(({ says }) => says.test(message))
  if (known) return new IndexError('unreachable', known.what(where), { cause })
  return new IndexError(
    'unreachable',
    `集群 ${where} 没有在限定的时间内应答：请检查地址、网络和集群是否在运行，稍后再试。`,
    { cause },
  )
}

export function tooOld(
  { nodes }: ClusterAddress,
  { number, distribution }: { readonly number: string; readonly distribution?: string | undefined },
  oldest: string,
): IndexError {
  const what = distribution === 'opensearch' ? `OpenSearch ${number}` : `不是 OpenSearch（版本 ${number}）`
  return new IndexError(
    'unreachable',
    `集群 ${nodes.join('、')} 是 ${what}：需要 OpenSearch ${oldest} 或更新的版本。`,
  )
}

function refusal(where: string, name: string, cause: InstanceType<typeof errors.ResponseError>): IndexError {
  const of = (reason: IndexError['reason'], message: string): IndexError =>
    new IndexError(reason, message, { cause })
  switch (cause.statusCode) {
    case 401:
      return of(
        'unreachable',
        `集群 ${where} 不接受用户名、口令或令牌：请检查 FUWEN_CLUSTER_USER 等环境变量。`,
      )
    case 403:
      return of('unwritable', `集群 ${where} 不允许这个用户读写索引 ${name}：请管理员授予权限。`)
    case 404:
      return of('missing', `集群 ${where} 里没有建好的索引 ${name}。请先用同样的 --index 运行 index 命令。`)
    case 429:
      return of('unreachable', `集群 ${where} 正忙：请稍后再试。`)
    default:
      return of(
        'unreachable',
        `集群 ${where} 没能完成请求（状态 ${cause.statusCode}）：请稍后再试，或检查集群的状态。`,
      )
  }
}

const renewTrust = '请用 FUWEN_CLUSTER_CA 指定集群的 CA 证书文件，并核对地址'

/** The client passes on no code of what failed, only Node's message. */
const connectionFaults: readonly { readonly says: RegExp; readonly what: (where: string) => string }[] = [
  { says: /certificate has expired/i, what: (where) => `集群 ${where} 的证书已过期：请管理员换发。` },
  {
    says: /altnames|does not match certificate/i,
    what: (where) => `集群 ${where} 的证书不是发给这个名称的：请核对地址里的名称。`,
  },
  {
    says: /self[- ]signed certificate|unable to (?:verify|get)|issuer certificate/i,
    what: (where) => `集群 ${where} 的证书未被信任：${renewTrust}。`,
  },
  { says: /ENOTFOUND|EAI_AGAIN/, what: (where) => `找不到集群的节点 ${where}：请检查地址里的名称。` },
  {
    says: /wrong version number|packet length too long|EPROTO/i,
    what: (where) => `集群 ${where} 不用 https：请把地址改为 http://，或检查端口。`,
  },
]
