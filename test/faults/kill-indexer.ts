import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { layFoundation, writerContext } from '../../src/cli/foundation.ts'
import { IndexError } from '../../src/indexing/index-errors.ts'
import { verifyIndex } from '../../src/indexing/verify.ts'
import { generateReplies } from '../bench/generate-replies.ts'
import { Random, seedFor } from '../bench/random.ts'
import { program, silentIo } from '../cli/run-fuwen.ts'

// Kills the indexer with SIGKILL at random moments while it builds and changes an index, and verifies after each kill
// that the index is whole and holds the old or the new replies, none lost and none torn. Several indexes at once.
// Usage: node --import tsx test/faults/kill-indexer.ts [--kills 100] [--seed 1]

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
})
const kills = Number(values.kills)
const seed = Number(values.seed)

const INDEXES = 2
/** Replies in each folder, and how many of them change before each run. */
const HELD = 40
const CHANGED = 12

const folder = mkdtempSync(join(tmpdir(), 'fuwen-kill-'))
const foundation = layFoundation(silentIo)
const tally = { torn: 0, whole: 0, unbuilt: 0 }
const share = Math.ceil(kills / INDEXES)
await Promise.all(
  Array.from({ length: INDEXES }, (_, at) => killAgainAndAgain(at, Math.min(share, kills - at * share))),
)
rmSync(folder, { recursive: true, force: true })
const judged = tally.whole + tally.unbuilt + tally.torn
process.stdout.write(
  `${kills} kills: ${tally.torn} of ${judged} indexes torn, ${tally.whole} whole, ${tally.unbuilt} not built yet\n`,
)
process.exitCode = tally.torn > 0 ? 1 : 0

/** The first kill falls into the building of the index, the others into changes of the one then built. */
async function killAgainAndAgain(lane: number, times: number): Promise<void> {
  const random = new Random(seedFor(seed, lane))
  const sources = join(folder, `replies-${lane}`)
  const index = join(folder, `index-${lane}`)
  mkdirSync(sources)
  const texts = [...generateReplies(HELD + (times + 1) * CHANGED, seed + lane)].map(({ text }) => text)
  const put = (at: number): void => writeFileSync(join(sources, `${at}.txt`), texts.pop() ?? '')
  for (let at = 0; at < HELD; at += 1) put(at)
  const change = (round: number): void => {
    for (let at = 0; at < CHANGED; at += 1) put((round * CHANGED + at) % HELD)
  }
  const start = () =>
    spawn(process.execPath, [program, 'index', sources, '--index', index], { stdio: 'ignore' })

  await killAfter(start(), 1_000 + 1_000 * random.next())
  await judge(index, 'while it was built')
  await once(start(), 'exit')
  change(times)
  const started = performance.now()
  await once(start(), 'exit')
  const runMs = performance.now() - started
  for (let kill = 1; kill < times; kill += 1) {
    change(kill)
    // Before half of its time an indexer has hardly begun to read.
    await killAfter(start(), runMs * (0.5 + 0.6 * random.next()))
    await judge(index, `at kill ${kill}`)
  }
  await once(start(), 'exit')
  await judge(index, 'at the end')
}

async function killAfter(child: ReturnType<typeof spawn>, ms: number): Promise<void> {
  const ended = once(child, 'exit')
  await Promise.race([ended, wait(ms)])
  child.kill('SIGKILL')
  await ended
}

/** The index must hold every reply, each with all its terms and no others. */
async function judge(index: string, moment: string): Promise<void> {
  try {
    const { replies, faults } = await verifyIndex(writerContext(index, foundation), { deep: true })
    if (faults.length === 0 && replies === HELD) {
      tally.whole += 1
      return
    }
    process.stderr.write(`torn ${moment}: ${replies} replies, ${faults.join('; ')}\n`)
  } catch (error) {
    if (moment === 'while it was built' && error instanceof IndexError && error.reason === 'missing') {
      tally.unbuilt += 1
      return
    }
    process.stderr.write(`torn ${moment}: ${String(error)}\n`)
  }
  tally.torn += 1
}
