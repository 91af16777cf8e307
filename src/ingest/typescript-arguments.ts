import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** What Node must be told to run one of these sources in a process of its own: nothing where it reads TypeScript itself,
 *  as from 22.18 on; else to load tsx first. */
export function typescriptArguments(): string[] {
  if (Reflect.get(process.features, 'typescript')) return []
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
}
