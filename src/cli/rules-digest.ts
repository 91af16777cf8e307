import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The folders whose code and tables decide what an index holds of a source. */
const decisive = ['text', 'reply', 'regions', 'programmes', 'ingest', 'parse', 'statements']

/** In `indexing` these decide what is written, with all that they import. The rest asks what is there: a better query need
 *  not have an index of ten million replies built anew. */
const writers = ['batch-builder.ts', 'index-writer.ts', 'cluster/layout.ts', 'cluster/reply-document.ts']

/** Digest of the program's own rules, those of the program in the folder `source`. A number raised by hand would be
 *  forgotten, and an index read by other rules than it was built with answers wrongly without a sign. */
export function rulesDigest(source = resolve(import.meta.dirname, '..')): string {
  const files = decisive.flatMap((folder) => filesIn(join(source, folder)))
  const written = new Set<string>()
  for (const writer of writers) addWithImports(join(source, 'indexing', writer), written)
  const hash = createHash('sha256')
  for (const file of new Set([...files, ...written].sort())) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** A module from which more than types are taken. */
const imported = /^(?:import|export) (?!type\b)[^;]*?from '(?<path>\.[^']+)'$/gmu

/** Adds the module `file` and those that it imports, wherever they stand, to `files`. */
function addWithImports(file: string, files: Set<string>): void {
  if (files.has(file)) return
  files.add(file)
  for (const { groups } of readFileSync(file, 'utf8').matchAll(imported))
    if (groups?.['path']) addWithImports(resolve(dirname(file), groups['path']), files)
}
