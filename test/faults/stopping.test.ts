import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { generateReplies } from '../bench/generate-replies.ts'
import { program } from '../cli/run-fuwen.ts'
import { temporaryFolder } from '../temporary-folder.ts'

function manyReplies(): string {
  const folder = join(temporaryFolder(), '答复')
  mkdirSync(folder)
  for (const [at, { text }] of [...generateReplies(300, 3)].entries())
    writeFileSync(join(folder, `${at}.txt`), text)
  return folder
}

/** An indexer at work, with its children. */
async function startIndexer(index: string) {
  const indexer = spawn(
    process.execPath,
    [program, 'index', manyReplies(), '--processes', '2', '--index', index],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const out: string[] = []
  indexer.stdout.on('data', (piece: Buffer) => out.push(piece.toString()))
  const pid = indexer.pid ?? 0
  await until(() => childrenOf(pid).length >= 2)
  return { indexer, pid, out }
}

function childrenOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return children === '' ? [] : children.split(' ').map(Number)
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`)
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(20)
}

// Only Linux tells the children of a process in a file.
describe.skipIf(!existsSync('/proc/self/task'))('an indexer at work', { timeout: 120_000 }, () => {
  it('keeps what it has done when it is told to stop, and ends in order with its children', async () => {
    const index = temporaryFolder()
    const { indexer, pid, out } = await startIndexer(index)
    const children = childrenOf(pid)
    indexer.kill('SIGINT')
    const [code] = (await once(indexer, 'exit')) as [number | null]
    expect(code).toBe(130)
    expect(out.join('')).toContain('已中断')
    expect(existsSync(join(index, 'LOCK'))).toBe(false)
    await until(() => !children.some(isAlive))
  })

  it('takes its children along when it is killed', async () => {
    const { indexer, pid } = await startIndexer(temporaryFolder())
    const children = childrenOf(pid)
    indexer.kill('SIGKILL')
    await once(indexer, 'exit')
    await until(() => !children.some(isAlive))
  })
})
