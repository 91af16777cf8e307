import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { EngineFigures } from './engine.ts'

/** The engines that Python brings, by the name that `--peers` takes. */
export const pythonEngines = ['fts5-words', 'fts5-trigram', 'tantivy'] as const
export type PythonEngine = (typeof pythonEngines)[number]

const run = promisify(execFile)
const script = fileURLToPath(new URL('python-peers.py', import.meta.url))
const TANTIVY = 'tantivy==0.27.0'

/** Measures one of them. Throws when Python, or for tantivy the way to its package, is missing. */
export async function measurePythonEngine(name: PythonEngine, folder: string): Promise<EngineFigures> {
  const python = name === 'tantivy' ? await pythonWithTantivy() : 'python3'
  const { stdout } = await run(python, [script, name, folder], { maxBuffer: 1 << 24 })
  return JSON.parse(stdout) as EngineFigures
}

/** A virtual environment in the folder for temporary files, made once and kept. */
async function pythonWithTantivy(): Promise<string> {
  const folder = join(tmpdir(), 'fuwen-bench-python')
  const python = join(folder, 'bin', 'python')
  if (!existsSync(python)) await run('python3', ['-m', 'venv', folder])
  await run(python, ['-m', 'pip', 'install', '--quiet', TANTIVY])
  return python
}
