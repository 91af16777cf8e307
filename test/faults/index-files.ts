import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IndexFiles } from './damages.ts'

/** The files of the index in `folder`. */
export function readIndexFiles(folder: string): IndexFiles {
  const name = indexName(folder)
  return { index: readFileSync(join(folder, name)), sums: readFileSync(join(folder, `${name}-sums`)) }
}

/** Puts an index of the name `name` into `folder`. */
export function writeIndexFiles(folder: string, name: string, { index, sums }: IndexFiles): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), index)
  writeFileSync(join(folder, `${name}-sums`), sums)
}

/** Where the index file in `folder` stands. */
export function indexPath(folder: string): string {
  return join(folder, indexName(folder))
}

/** The name of the index file in `folder`. */
export function indexName(folder: string): string {
  const name = readdirSync(folder).find((file) => file.endsWith('.mdb'))
  if (name === undefined) throw new Error(`no index in ${folder}`)
  return name
}
