import { z } from 'zod'

/** A copy that recovers for longer stands still: those of the tests take a second. */
const STUCK_MS = 20_000

const recoveries = z.record(
  z.string(),
  z.object({
    shards: z.array(
      z.object({
        id: z.number(),
        primary: z.boolean(),
        total_time_in_millis: z.number(),
        source: z.object({ name: z.string().optional() }),
      }),
    ),
  }),
)

/** Has primaries start anew from their disk whose copies wait for them in vain. When two of three nodes are gone and come
 *  back, OpenSearch 2.19 at times promotes a copy and does not finish: "shard is not in primary mode", which it then says to
 *  every copy, for ever. `docs/cluster.md` has operators do the same. */
export async function restartStuckPrimaries(address: string): Promise<void> {
  const answer = await ask(`${address}/_recovery?active_only=true`)
  const commands = Object.entries(recoveries.safeParse(answer).data ?? {}).flatMap(([index, { shards }]) =>
    shards
      .filter((shard) => !shard.primary && shard.total_time_in_millis > STUCK_MS)
      .map(({ id, source }) => ({ cancel: { index, shard: id, node: source.name, allow_primary: true } })),
  )
  if (commands.length === 0) return
  process.stderr.write(`primaries that stand still start anew: ${JSON.stringify(commands)}\n`)
  await ask(`${address}/_cluster/reroute?metric=none`, { commands })
}

/** What a node answers; null where it does not. */
async function ask(url: string, body?: object): Promise<unknown> {
  const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), ...(body && json) })
    return await response.json()
  } catch {
    return null
  }
}
