import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { generateReplies } from '../bench/generate-replies.ts'
import { fuwen } from '../cli/run-fuwen.ts'
import { damageKinds } from './damages.ts'

// Damages an index at random, and holds every answer of the damaged one against the sound one: each damage must be said,
// or change no answer. Usage: node --import tsx test/faults/damage-index.ts [--damages 1000] [--seed 1]

const { values } = parseArgs({
  options: { damages: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
})
const damages = Number(values.damages)
const seed = Number(values.seed)

const REPLIES = 40
const CHANGED = 5
const ROUNDS = 5
const PROCESSES = 2
/** No damage takes a tenth of it. */
const HANG_MS = 60_000

const folder = mkdtempSync(join(tmpdir(), 'fuwen-damage-'))
await buildHistory()
const tally = new Map<string, Map<string, number>>()
const share = Math.ceil(damages / PROCESSES)
await Promise.all(
  Array.from({ length: PROCESSES }, (_, part) => run(part * share, Math.min(damages, (part + 1) * share))),
)
rmSync(folder, { recursive: true, force: true })
report()

/** The index in `before`, and after some changes in `now`. */
async function buildHistory(): Promise<void> {
  const sources = join(folder, 'replies')
  mkdirSync(sources)
  const texts = [...generateReplies(REPLIES + ROUNDS * CHANGED, seed)].map(({ text }) => text)
  const now = join(folder, 'now')
  for (let round = 0; round <= ROUNDS; round += 1) {
    const from = round === 0 ? 0 : REPLIES + (round - 1) * CHANGED
    const changed = texts.slice(from, REPLIES + round * CHANGED)
    for (const [at, text] of changed.entries()) writeFileSync(join(sources, `${at}.txt`), text)
    const { code, err } = await fuwen(['index', sources, '--index', now])
    if (code !== 0) throw new Error(err)
    // From here on the pages of that time are used again.
    if (round === 1) cpSync(now, join(folder, 'before'), { recursive: true })
  }
}

/** Goes through the damages from `next` to `end`; one that ends its process or hangs is counted, and left behind. */
async function run(next: number, end: number): Promise<void> {
  for (let from = next; from < end; ) {
    const done = await runChild(from, end)
    for (const { kind, outcome } of done.lines) count(kind, outcome)
    from += done.lines.length
    if (from < end) {
      count(damageKinds[from % damageKinds.length] ?? '', done.ending)
      process.stderr.write(`damage ${from}: ${done.ending}\n${done.err}`)
      from += 1
    }
  }
}

interface Line {
  readonly number: number
  readonly kind: string
  readonly outcome: string
}

async function runChild(from: number, end: number) {
  const script = join(import.meta.dirname, 'damage-child.ts')
  const args = ['--import', 'tsx', script, folder, String(from), String(end - from), String(seed)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: Line[] = []
  let err = ''
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()))
  const state = { hung: false }
  const hang = setTimeout(() => {
    state.hung = true
    child.kill('SIGKILL')
  }, HANG_MS)
  for await (const line of createInterface(child.stdout)) {
    lines.push(JSON.parse(line) as Line)
    hang.refresh()
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  clearTimeout(hang)
  return {
    lines,
    err,
    ending: state.hung ? 'hung' : `ended its process: ${child.signalCode ?? child.exitCode ?? ''}`,
  }
}

function count(kind: string, outcome: string): void {
  const outcomes = tally.get(kind) ?? new Map<string, number>()
  tally.set(kind, outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1))
}

function report(): void {
  const good = ['said when opened', 'said by an answer', 'said by verify', 'harmless']
  let bad = 0
  for (const [kind, outcomes] of tally) {
    const told = [...outcomes].map(([outcome, times]) => `${outcome} ${times}`)
    process.stdout.write(`${kind}: ${told.sort().join(', ')}\n`)
    for (const [outcome, times] of outcomes) if (!good.includes(outcome)) bad += times
  }
  process.stdout.write(`${damages - bad} of ${damages} damages said or harmless, ${bad} not\n`)
  process.exitCode = bad > 0 ? 1 : 0
}
