import { z } from 'zod'
import { type Cluster, type Requests, writing } from './cluster.ts'
import { type Version, versionNamed, versionsPattern } from './layout.ts'

/** Indices that the name of the index leads to; none where it was never finished. */
export async function aliased(cluster: Requests): Promise<string[]> {
  const answer = await cluster.send('GET', `/_alias/${cluster.address.name}`, { allowed: [404] })
  const known = aliasAnswer.safeParse(answer)
  return known.success ? Object.keys(known.data) : []
}

const aliasAnswer = z.record(z.string(), z.object({ aliases: z.unknown() }))

/** Lets the name of the index lead to a version, in one step, and deletes versions that it did not even lead to before:
 *  readers of the version replaced may still be at work. */
export async function moveAlias(cluster: Cluster, { replies }: Version): Promise<void> {
  const { name } = cluster.address
  const before = await aliased(cluster)
  if (!before.includes(replies)) {
    const actions = [
      ...before.map((index) => ({ remove: { index, alias: name } })),
      { add: { index: replies, alias: name } },
    ]
    await cluster.send('POST', '/_aliases', { body: { actions }, patience: writing })
  }
  const all = versionsAnswer.parse(await cluster.send('GET', `/${versionsPattern(name)}/_alias`))
  const kept = [...before, replies].map(versionNamed).flatMap((version) => [version.replies, version.sources])
  for (const index of Object.keys(all)) {
    if (!kept.includes(index)) await cluster.send('DELETE', `/${index}`, { allowed: [404] })
  }
}

const versionsAnswer = z.record(z.string(), z.unknown())
