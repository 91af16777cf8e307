import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { generateReplies } from '../bench/generate-replies.ts'

const root = resolve(import.meta.dirname, '../..')
const program = join(root, 'src/cli/fuwen.js')

/** Generated beside the seeds, so that tables have rows, results have pages and passages have siblings. */
const GENERATED = 200
const CORPUS_SEED = 7

/** The program as people run it: indexed and served by its own commands. */
export interface Site {
  /** Without a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

/** Indexes the seeds and generated replies in a temporary folder and serves them. */
export async function openSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'fuwen-browser-'))
  const [sources, index] = [join(folder, 'replies'), join(folder, 'index')]
  mkdirSync(sources)
  for (const { source, text } of generateReplies(GENERATED, CORPUS_SEED)) {
    writeFileSync(join(sources, source.replaceAll('/', '-')), text)
  }
  await succeed(start(['index', join(root, 'seeds'), sources, '--index', index]))
  const server = start(['serve', '--port', '0', '--index', index])
  const url = await addressOf(server)
  return {
    url,
    close: async () => {
      server.kill('SIGTERM')
      await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function succeed(child: ChildProcess): Promise<void> {
  child.stdout?.resume()
  const [code] = (await once(child, 'exit')) as [number | null]
  // 2 says that some file was left out: README.md among the seeds is not a reply.
  if (code !== 0 && code !== 2) throw new Error(`indexing ended with ${code}`)
}

async function addressOf(server: ChildProcess): Promise<string> {
  let out = ''
  for await (const part of server.stdout ?? []) {
    out += String(part)
    const [url] = /http:\/\/\S+?(?=（)/.exec(out) ?? []
    if (url) return url
  }
  throw new Error(`the server ended before it listened: ${out}`)
}
