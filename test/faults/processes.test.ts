import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { generateReplies } from '../bench/generate-replies.ts'
import { fuwen, program, seedsFolder } from '../cli/run-fuwen.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { indexPath } from './index-files.ts'

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a command line in a process of its own, with no file larger than `kilobytes`, as another user. */
function start(args: readonly string[], { kilobytes = 0, uid = 0 } = {}): ChildProcess {
  const limit = kilobytes > 0 ? `ulimit -f ${kilobytes}; ` : ''
  const command = `${limit}exec "$0" "$@"`
  return spawn('/bin/bash', ['-c', command, process.execPath, program, ...args], { ...(uid > 0 && { uid }) })
}

async function ended(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', '']
  child.stdout?.on('data', (piece: Buffer) => (out += piece.toString()))
  child.stderr?.on('data', (piece: Buffer) => (err += piece.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}

/** A server over `index`, once it answers. */
async function serve(index: string): Promise<string> {
  const server = start(['serve', '--port', '0', '--index', index])
  onTestFinished(() => void server.kill('SIGKILL'))
  let out = ''
  return new Promise((found) => {
    server.stdout?.on('data', (piece: Buffer) => {
      out += piece.toString()
      const [address] = /http:\/\/\S+?(?=（)/.exec(out) ?? []
      if (address !== undefined) found(address)
    })
  })
}

async function builtIndex(sources = seedsFolder): Promise<string> {
  const index = join(temporaryFolder(), 'index')
  expect((await fuwen(['index', sources, '--index', index])).code).toBe(0)
  return index
}

function writeReplies(folder: string, from: number, to: number): void {
  mkdirSync(folder, { recursive: true })
  for (const [at, { text }] of [...generateReplies(to, 7)].entries())
    if (at >= from) writeFileSync(join(folder, `${at}.txt`), text)
}

/** Turns round every byte of the pages from `first` on, in place: a file that is cut short for a moment ends whoever has it
 *  mapped. */
function damage(index: string, first = 2): void {
  const path = indexPath(index)
  const bytes = readFileSync(path)
  for (let at = first * 8_192; at < bytes.length; at += 1) bytes[at] = 255 - (bytes[at] ?? 0)
  writeFileSync(path, bytes, { flag: 'r+' })
}

describe('a damaged index', { timeout: 120_000 }, () => {
  it('is said by every command, and built anew by index from the folders named', async () => {
    const index = await builtIndex()
    damage(index)
    for (const command of [['search', '315'], ['programmes'], ['verify']]) {
      const { code, out, err } = await fuwen([...command, '--index', index])
      expect(code).toBe(78)
      expect(out).toBe('')
      expect(err).toContain('已损坏')
      expect(err).toContain('fuwen -- index')
    }
    const unnamed = await fuwen(['index', '--index', index])
    expect(unnamed.code).toBe(78)
    expect(unnamed.err).toContain('请写明：npm run -s fuwen -- index 路径')
    const named = await fuwen(['index', seedsFolder, '--index', index])
    expect(named).toMatchObject({ code: 0 })
    expect(named.out).toContain('原有的索引已损坏')
    expect((await fuwen(['verify', '--deep', '--index', index])).code).toBe(0)
  })

  it('is what a running server says with 503, until index has built another', async () => {
    const index = await builtIndex()
    const url = await serve(index)
    expect((await fetch(`${url}/api/v1/search?q=315`)).status).toBe(200)
    damage(index)
    await wait(50)
    const answer = await fetch(`${url}/api/v1/search?q=315`)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('已损坏')
    const page = await fetch(`${url}/search?q=双倍增`)
    expect(page.status).toBe(503)
    const ready = await fetch(`${url}/readyz`)
    expect(ready.status).toBe(503)
    expect(await ready.json()).toMatchObject({ reason: expect.stringContaining('已损坏') as string })
    expect((await fuwen(['index', seedsFolder, '--index', index])).code).toBe(0)
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 5_000 }).toBe(200)
    expect((await fetch(`${url}/api/v1/search?q=315`)).status).toBe(200)
  })
})

describe('a running server', { timeout: 120_000 }, () => {
  it('shows within a second what an indexer added, and answers all the while', async () => {
    const sources = join(temporaryFolder(), '答复')
    cpSync(seedsFolder, sources, { recursive: true })
    const index = await builtIndex(sources)
    const url = await serve(index)
    const total = async (q: string): Promise<number> => {
      const response = await fetch(`${url}/api/v1/search?q=${encodeURIComponent(q)}`)
      expect(response.status).toBe(200)
      return ((await response.json()) as { total: { replies: number } }).total.replies
    }
    expect(await total('云雀灯塔')).toBe(0)
    writeReplies(sources, 0, 30)
    writeFileSync(join(sources, '新.txt'), '关于新事的答复\n您提出的建议收悉。下一步，我局将建设云雀灯塔。')
    const indexer = start(['index', sources, '--index', index])
    let done = Number.POSITIVE_INFINITY
    const end = ended(indexer).then((result) => {
      done = performance.now()
      return result
    })
    while ((await total('云雀灯塔')) === 0 && performance.now() < done + 1_000) {
      expect(await total('315')).toBeGreaterThanOrEqual(3)
    }
    expect(await total('云雀灯塔')).toBe(1)
    expect((await end).code).toBe(0)
  })
})

describe('two indexers', { timeout: 120_000 }, () => {
  it('are one that works and one that says so and ends with 75; a killed one is no hindrance', async () => {
    const index = join(temporaryFolder(), 'index')
    const sources = join(temporaryFolder(), '答复')
    writeReplies(sources, 0, 300)
    const first = start(['index', sources, '--processes', '1', '--index', index])
    onTestFinished(() => void first.kill('SIGKILL'))
    const lock = join(index, 'LOCK')
    while (!readdirSync(join(index, '..')).includes('index') || !readdirSync(index).includes('LOCK'))
      await wait(5)
    const second = await fuwen(['index', sources, '--index', index])
    expect(second.code).toBe(75)
    expect(second.err).toContain('另一个索引程序')
    first.kill('SIGKILL')
    await once(first, 'exit')
    expect(readFileSync(lock, 'utf8')).not.toBe('')
    expect((await fuwen(['index', sources, '--index', index])).code).toBe(0)
    expect((await fuwen(['verify', '--index', index])).out).toContain('300 篇')
  })

  it('are one when the number of the killed one went to another process', async () => {
    const index = await builtIndex()
    writeFileSync(join(index, 'LOCK'), `${process.ppid} 1`)
    expect((await fuwen(['index', '--index', index])).code).toBe(0)
  })
})

describe('a full disk', { timeout: 300_000 }, () => {
  it('ends the indexer with 73 and leaves an index that answers; the next run goes on', async () => {
    const sources = join(temporaryFolder(), '答复')
    writeReplies(sources, 0, 20)
    const index = await builtIndex(sources)
    const held = (await fuwen(['search', '答复', '--json', '--limit', '50', '--index', index])).out
    const kilobytes = Math.ceil(statSync(indexPath(index)).size / 1024)
    writeReplies(sources, 20, 60)
    for (const room of [0, 64, 200, 500]) {
      const full = await ended(start(['index', sources, '--index', index], { kilobytes: kilobytes + room }))
      expect(full).toMatchObject({ code: 73 })
      expect(full.err).toContain('磁盘已满')
      expect(full.err).toContain(index)
      expect((await fuwen(['verify', '--deep', '--index', index])).code).toBe(0)
      const now = (await fuwen(['search', '答复', '--json', '--limit', '50', '--index', index])).out
      expect(ids(now)).toEqual(ids(held))
    }
    expect((await fuwen(['index', sources, '--index', index])).code).toBe(0)
    expect((await fuwen(['verify', '--deep', '--index', index])).out).toContain('60 篇')
  })
})

// Only root can mount a disk, and not in every container.
describe.skipIf(!canMount())('a full disk of its own', { timeout: 120_000 }, () => {
  it('ends the indexer with 73 while it builds; with more room the next run goes on', async () => {
    const sources = join(temporaryFolder(), '答复')
    writeReplies(sources, 0, 200)
    const disk = temporaryFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk])
    onTestFinished(() => void execFileSync('umount', [disk]))
    const index = join(disk, 'index')
    for (const _ of [1, 2]) {
      const full = await fuwen(['index', sources, '--index', index])
      expect(full.code).toBe(73)
      expect(full.err).toContain('磁盘已满')
    }
    execFileSync('mount', ['-o', 'remount,size=50m', disk])
    const more = await fuwen(['index', sources, '--index', index])
    expect(more).toMatchObject({ code: 0, err: '' })
    expect(more.out).toContain('上次没有建完')
    expect((await fuwen(['verify', '--deep', '--index', index])).out).toContain('200 篇')
  })
})

// Only root can become another user, and all folders are writable to root.
describe.skipIf(process.getuid?.() !== 0)('a folder that cannot be written to', { timeout: 120_000 }, () => {
  it('is searched all the same, and ends the indexer with 73', async () => {
    const index = await builtIndex()
    const sources = join(index, '..')
    copyFileSync(
      join(seedsFolder, readdirSync(seedsFolder).find((name) => name.endsWith('.txt')) ?? ''),
      join(sources, '又.txt'),
    )
    for (const name of readdirSync(index)) chmodSync(join(index, name), 0o444)
    chmodSync(index, 0o555)
    chmodSync(sources, 0o755)
    const uid = 65_534
    const search = await ended(start(['search', '315', '--json', '--index', index], { uid }))
    expect(search).toMatchObject({ code: 0, err: '' })
    const update = await ended(start(['index', sources, '--index', index], { uid }))
    expect(update.code).toBe(73)
    expect(update.err).toContain(index)
    expect(update.err).toContain('权限')
    chownSync(index, 0, 0)
  })
})

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'fuwen-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function ids(json: string): string[] {
  return (JSON.parse(json) as { results: { id: string }[] }).results.map(({ id }) => id)
}
