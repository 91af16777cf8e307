import { join, resolve } from 'node:path'
import { runCommandLine } from '../../src/cli/run-command-line.ts'

export const program = resolve(import.meta.dirname, '../../src/cli/fuwen.js')

export const seedsFolder = resolve(import.meta.dirname, '../../seeds')

/** The path of a seed by its number. */
export function seed(name: string): string {
  return join(seedsFolder, name)
}

export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs one command line, within this process. */
export async function fuwen(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  let [out, err] = ['', '']
  const code = await runCommandLine(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    env,
    isTerminal: { out: false, err: false },
  })
  return { code, out, err }
}
