import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folders whose code decides what an index holds of a source. */
const decisive = ['text', 'reply', 'regions', 'programmes', 'ingest', 'parse', 'statements', 'indexing']

/** Digest of the program's own rules: the files of the folders above. A number raised by hand would be forgotten, and
 *  an index read by other rules than it was built with answers wrongly without a sign. */
export function rulesDigest(): string {
  const source = resolve(import.meta.dirname, '..')
  const hash = createHash('sha256')
  for (const folder of decisive) {
    const names = readdirSync(join(source, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    for (const name of names.sort()) hash.update(readFileSync(name))
  }
  return hash.digest('hex').slice(0, 16)
}
