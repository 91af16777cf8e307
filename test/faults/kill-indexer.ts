import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { layFoundation, writerContext } from '../../src/cli/services.ts'
import { IndexError } from '../../src/indexing/index-errors.ts'
import { verifyIndex } from '../../src/indexing/verify.ts'
import { generateReplies } from '../bench/generate-replies.ts'
import { program, silentIo } from '../cli/run-fuwen.ts'

// Kills the indexer with SIGKILL at random moments while it builds and changes an index, and verifies after each kill
// that the index is whole and holds the old or the new replies, none lost and none torn. Slow: not part of `npm test`.
// Usage: node --import tsx test/faults/kill-indexer.ts [--kills 25] [--seed 1]

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '25' }, seed: { type: 'string', default: '1' } },
})
const kills = Number(values.kills)

/** Replies in the folder, and how many of them change before each run. */
const HELD = 150
const CHANGED = 40

const folder = mkdtempSync(join(tmpdir(), 'fuwen-kill-'))
const sources = join(folder, 'replies')
const index = join(folder, 'index')
mkdirSync(sources)
const texts = [...generateReplies(HELD + (kills + 1) * CHANGED, Number(values.seed))].map(({ text }) => text)
for (let at = 0; at < HELD; at += 1) put(at, texts[at] ?? '')

const context = writerContext(index, layFoundation(silentIo))
let random = Number(values.seed)
const tally = { torn: 0, whole: 0, unbuilt: 0 }
// The first kills fall into the building of the index, the others into changes of the one then built.
await runAndKill(1_500)
await judge('building')
await run()
change(kills)
const runMs = await timed(run)
for (let kill = 0; kill < kills; kill += 1) {
  change(kill)
  await runAndKill(runMs * (0.2 + nextRandom()))
  await judge(kill)
}
await run()
await judge('last')
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`not built yet ${tally.unbuilt}, whole ${tally.whole}, torn ${tally.torn}\n`)
process.stdout.write(`${kills + 2 - tally.torn} passed, ${tally.torn} failed\n`)
process.exitCode = tally.torn > 0 ? 1 : 0

/** The index must hold every reply, each with all its terms and no others. */
async function judge(moment: number | string): Promise<void> {
  try {
    const { replies, faults } = await verifyIndex(context, { deep: true })
    if (faults.length === 0 && replies === HELD) {
      tally.whole += 1
      return
    }
    process.stderr.write(`torn at ${moment}: ${replies} replies, ${faults.join('; ')}\n`)
  } catch (error) {
    if (moment === 'building' && error instanceof IndexError && error.reason === 'missing') {
      tally.unbuilt += 1
      return
    }
    process.stderr.write(`torn at ${moment}: ${String(error)}\n`)
  }
  tally.torn += 1
}

function change(round: number): void {
  for (let at = 0; at < CHANGED; at += 1) {
    put((round * CHANGED + at) % HELD, texts[HELD + round * CHANGED + at] ?? '')
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

function put(at: number, text: string): void {
  writeFileSync(join(sources, `${at}.txt`), text)
}

function start() {
  return spawn(process.execPath, [program, 'index', sources, '--index', index], { stdio: 'ignore' })
}

async function run(): Promise<void> {
  await once(start(), 'exit')
}

async function runAndKill(afterMs: number): Promise<void> {
  const child = start()
  const ended = once(child, 'exit')
  await Promise.race([ended, wait(afterMs)])
  child.kill('SIGKILL')
  await ended
}

/** A linear congruential generator (Numerical Recipes): the same kills for the same seed. */
function nextRandom(): number {
  random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
  return random / 2 ** 32
}
