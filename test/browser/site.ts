import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { generateReplies } from '../bench/generate-replies.ts'
import { serveIndex, startProgram } from '../serve-program.ts'

const root = resolve(import.meta.dirname, '../..')

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
  await succeed(startProgram(['index', join(root, 'seeds'), sources, '--index', index]))
  const server = await serveIndex(index)
  return {
    url: server.url,
    close: async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function succeed(child: ChildProcess): Promise<void> {
  child.stdout?.resume()
  const [code] = (await once(child, 'exit')) as [number | null]
  // 2 says that some file was left out: README.md among the seeds is not a reply.
  if (code !== 0 && code !== 2) throw new Error(`indexing ended with ${code}`)
}
