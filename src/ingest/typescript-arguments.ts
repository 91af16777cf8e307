import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** Whether Node reads TypeScript itself, as from 22.18 on. `cli/fuwen.js` asks the same before it can read this. */
function readsTypeScript(): boolean {
  return Boolean(Reflect.get(process.features, 'typescript'))
}

/** What Node must be told to run one of these sources in a process of its own: nothing where it reads TypeScript itself;
 *  else to load tsx first. */
export function typescriptArguments(): string[] {
  if (readsTypeScript()) return []
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
}
