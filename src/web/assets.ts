import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { RequestHandler } from 'express'

interface Asset {
  readonly type: string
  readonly body: Buffer
  readonly compressed: Buffer
  readonly version: string
}

/** The parts of each style sheet: what all pages share, pages by kind, then what overrules them. The page that most
 *  people begin with, and look at most, has a sheet without the others. */
const sheets = {
  'style.css': ['base', 'search', 'reply', 'tables', 'check', 'narrow', 'print'],
  'draft.css': ['base', 'search', 'draft', 'narrow', 'print'],
  'letter.css': ['letter'],
  'search.css': ['base', 'search', 'narrow', 'print'],
} as const

/** The name of a style sheet. */
export type SheetName = keyof typeof sheets

/** All that is served as it is. It is read once: no path from a request ever touches the disk. */
const assets = new Map<string, Asset>([
  ...Object.entries(sheets).map(([name, parts]): [string, Asset] => [name, sheet(parts)]),
  ['icon.svg', asset('image/svg+xml', read('icon.svg'))],
])

/** The scripts that each script imports, in the order of its imports. */
const importsOf = new Map<string, readonly string[]>()

for (const name of readdirSync(new URL('./assets/scripts', import.meta.url))) {
  if (name.endsWith('.js')) addScript(name, [])
}

/** The URL of the asset `name`, which changes whenever its content does. */
export function assetUrl(name: string): string {
  return `/assets/${name}?v=${assets.get(name)?.version ?? ''}`
}

/** The URLs of all that the script `name` imports, and what that imports; each once. */
export function importedUrls(name: string): string[] {
  const imported = (importsOf.get(name) ?? []).flatMap((other) => [assetUrl(other), ...importedUrls(other)])
  return [...new Set(imported)]
}

/** `GET /assets/:name`: for ever where the URL names this very version, else for an hour. */
export const serveAsset: RequestHandler<{ name: string }> = (request, response, next) => {
  const asset = assets.get(request.params.name)
  if (!asset) {
    next()
    return
  }
  const exact = request.originalUrl === assetUrl(request.params.name)
  response.set('Cache-Control', exact ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
  response.vary('Accept-Encoding').set({ 'Content-Type': asset.type, ETag: `W/"${asset.version}"` })
  if (request.acceptsEncodings('gzip') === 'gzip') {
    response.set('Content-Encoding', 'gzip').send(asset.compressed)
  } else response.send(asset.body)
}

/** Adds the script `name` after those it imports: its imports name their URLs, so that a change of one changes the
 *  URLs of all that use it, and a module has one URL and runs once. `importing` are the scripts that wait for it. */
function addScript(name: string, importing: readonly string[]): void {
  if (assets.has(name)) return
  if (importing.includes(name))
    throw new Error(`scripts import in a circle: ${[...importing, name].join(' → ')}`)
  const imported: string[] = []
  const text = read(`scripts/${name}`).replace(
    /^(import .*|\} from )'\.\/([a-z-]+\.js)'$/gm,
    (_, head: string, other: string) => {
      imported.push(other)
      addScript(other, [...importing, name])
      return `${head}'${assetUrl(other)}'`
    },
  )
  importsOf.set(name, imported)
  assets.set(name, asset('text/javascript; charset=utf-8', text))
}

/** The text of a file without comments that begin a line: a third of it, which no browser reads. */
function read(file: string): string {
  const text = readFileSync(new URL(`./assets/${file}`, import.meta.url), 'utf8')
  return text.replace(/^ *\/\*(?:(?!\*\/).)*\*\/\n+/gms, '')
}

function sheet(parts: readonly string[]): Asset {
  return asset('text/css; charset=utf-8', parts.map((part) => read(`style/${part}.css`)).join(''))
}

function asset(type: string, text: string): Asset {
  const body = Buffer.from(text)
  const version = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { type, body, compressed: gzipSync(body, { level: 9 }), version }
}
