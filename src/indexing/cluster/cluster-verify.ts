import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { ReplyId } from '../../reply/reply.ts'
import { factsOf } from '../../reply/reply-facts.ts'
import { Faults } from '../faults.ts'
import type { Identity } from '../index-folder.ts'
import { foldedLines } from '../reply-text.ts'
import { packStatements } from '../statement-record.ts'
import type { Verification } from '../verify.ts'
import type { Cluster } from './cluster.ts'
import { manifestOf } from './cluster-index.ts'
import { type Version, versionOf } from './layout.ts'
import { readSources } from './records.ts'
import { replyFacts, toReply, wholeReply } from './reply-reader.ts'
import { eachReply } from './stored-parts.ts'
import { storedStatements } from './stored-statements.ts'

/** Reads every reply back, and holds the records of the source files and the counts against them. The terms are the
 *  cluster's own to check: it keeps a checksum for each of its files and compares it whenever it copies or merges one. So
 *  `deep` finds no more, which is said. */
export async function verifyCluster(
  cluster: Cluster,
  identity: Identity,
  { deep }: { readonly deep: boolean },
): Promise<Verification> {
  await cluster.checkRelease()
  const version = versionOf(cluster.address.name, identity)
  const manifest = await manifestOf(cluster, version)
  const faults = new Faults()
  const listed = new Set<ReplyId>()
  for (const { entries } of (await readSources(cluster, version)).values()) {
    for (const { id } of entries) listed.add(id)
  }
  let [replies, passages] = [0, 0]
  for await (const { _id: id, _source } of eachReply(cluster, version, checked)) {
    replies += 1
    if (!listed.delete(id)) faults.add(`答复 ${id} 不属于任何来源文件`)
    passages += checkReply(id, _source, faults)
  }
  for (const id of listed) faults.add(`答复 ${id} 应当在索引里，却没有`)
  if (replies !== manifest.replies) faults.add(`清单记有 ${manifest.replies} 篇答复，实有 ${replies} 篇`)
  if (passages !== manifest.passages) faults.add(`清单记有 ${manifest.passages} 段，实有 ${passages} 段`)
  const notes = (await keepsRemoved(cluster, version)) ? [REMOVED_IS_KEPT] : []
  return { replies, passages, faults: faults.told(), notes: deep ? [TERMS_ARE_CHECKED, ...notes] : notes }
}

/** How many passages the reply has; 0 when it cannot be read. */
function checkReply(id: ReplyId, read: z.infer<typeof checked.shape>, faults: Faults): number {
  try {
    const reply = toReply(read)
    if (reply.id !== id) faults.add(`答复 ${id} 的内容属于 ${reply.id}`)
    if (!isDeepStrictEqual(read.facts, factsOf(reply))) faults.add(`答复 ${id} 的要目与内容不符`)
    if (read.lines !== foldedLines(reply)) faults.add(`答复 ${id} 的检索文字与内容不符`)
    if (!isDeepStrictEqual(read.statements, packStatements(reply, read.lines)))
      faults.add(`答复 ${id} 的数据和承诺与内容不符`)
    return reply.passages.length
  } catch {
    faults.add(`答复 ${id} 无法读出`)
    return 0
  }
}

const TERMS_ARE_CHECKED = '检索词由集群自己用校验值核对，--deep 与不加时相同。'
const REMOVED_IS_KEPT = '移除或改过的旧文字要等集群合并数据文件时才从磁盘上清掉，办法见 docs/cluster.md。'

/** Whether replies that were removed or written anew still stand in the cluster's files. */
async function keepsRemoved(cluster: Cluster, { replies }: Version): Promise<boolean> {
  const answer = await cluster.send('GET', `/${replies}/_stats/docs`)
  return stats.parse(answer)._all.primaries.docs.deleted > 0
}

const stats = z.object({
  _all: z.object({ primaries: z.object({ docs: z.object({ deleted: z.number() }) }) }),
})

/** All that is stored of a reply, and can be derived from it again. */
const checked = {
  parts: [...wholeReply.parts, ...replyFacts.parts, 'statements'],
  shape: wholeReply.shape.extend({
    ...replyFacts.shape.shape,
    statements: storedStatements.shape.statements,
  }),
}
