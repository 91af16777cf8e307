import { join, resolve } from 'node:path'
import type { Io } from '../../src/cli/io.ts'
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

/** Surroundings of which nothing is known and which nobody listens to. */
export const silentIo: Io = {
  out: () => {},
  err: () => {},
  in: async () => new Uint8Array(),
  env: {},
  isTerminal: { out: false, err: false },
}

/** Runs one command line, within this process. */
export async function fuwen(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  standardInput = '',
): Promise<Run> {
  let [out, err] = ['', '']
  const code = await runCommandLine(args, {
    ...silentIo,
    out: (text) => (out += text),
    err: (text) => (err += text),
    in: async () => Buffer.from(standardInput),
    env,
  })
  return { code, out, err }
}
