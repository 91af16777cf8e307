import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

// Runs all tests of faults, one after the other, and ends with 1 when one of them did not pass.
// Usage: npm run test:faults -- [--kills 100] [--damages 1000] [--seed 1]

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    damages: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
})

await runScript('damage-index.ts', '--damages', values.damages, '--seed', values.seed)
await runScript('kill-indexer.ts', '--kills', values.kills, '--seed', values.seed)
await run('node_modules/vitest/vitest.mjs', 'run', 'test/faults', '--no-isolate', '--test-timeout=60000')

function runScript(script: string, ...args: readonly string[]): Promise<void> {
  return run('--import', 'tsx', join(import.meta.dirname, script), ...args)
}

async function run(...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) process.exitCode = 1
}
