import { z } from 'zod'

/** A copy that recovers for longer stands still: those of the tests take a second. */
const STUCK_MS = 30_000

const recoveries = z.record(
  z.string(),
  z.object({
    shards: z.array(
      z.object({
        id: z.number(),
        primary: z.boolean(),
        total_time_in_millis: z.number(),
        target: z.object({ name: z.string() }),
      }),
    ),
  }),
)

/** Has copies recover anew that wait, at times for ever, for the answer of a node that was killed or stood still; which
 *  OpenSearch's own time limits do not always notice. As `docs/cluster.md` has operators do it. */
export async function restartStuckCopies(address: string): Promise<void> {
  const answer = await ask(`${address}/_recovery?active_only=true`)
  const commands = Object.entries(recoveries.safeParse(answer).data ?? {}).flatMap(([index, { shards }]) =>
    shards
      .filter((shard) => !shard.primary && shard.total_time_in_millis > STUCK_MS)
      .map(({ id, target }) => ({ cancel: { index, shard: id, node: target.name } })),
  )
  if (commands.length === 0) return
  process.stderr.write(`copies that stand still are begun anew: ${JSON.stringify(commands)}\n`)
  await ask(`${address}/_cluster/reroute`, { commands })
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
