import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../src/cli/fuwen.js', import.meta.url))

/** The program as people run it. What it writes to standard error is shown. */
export function startProgram(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** A server of its own process. */
export interface ServedIndex {
  /** Without a slash at the end. */
  readonly url: string
  /** Of its process. */
  readonly pid: number | null
  close(): Promise<void>
}

/** Serves the index in the folder `index` on a free port. Throws when the program ends before it listens. */
export async function serveIndex(index: string): Promise<ServedIndex> {
  const server = startProgram(['serve', '--port', '0', '--index', index])
  const url = await addressOf(server)
  return {
    url,
    pid: server.pid ?? null,
    close: async () => {
      server.kill('SIGTERM')
      await once(server, 'exit')
    },
  }
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
