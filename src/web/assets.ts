import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { RequestHandler } from 'express'

interface Asset {
  readonly type: string
  readonly body: Buffer
  readonly version: string
}

/** The parts of the one style sheet: what all pages share, pages by kind, then what overrules them. */
const styleParts = ['base', 'search', 'reply', 'narrow', 'print']

/** All that is served as it is. It is read once: no path from a request ever touches the disk. */
const assets = new Map<string, Asset>([
  ['style.css', asset('text/css; charset=utf-8', ...styleParts.map((part) => `style/${part}.css`))],
  ['icon.svg', asset('image/svg+xml', 'icon.svg')],
])

/** The URL of the asset `name`, which changes whenever its content does. */
export function assetUrl(name: string): string {
  return `/assets/${name}?v=${assets.get(name)?.version ?? ''}`
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
  response.set('Content-Type', asset.type).send(asset.body)
}

function asset(type: string, ...files: readonly string[]): Asset {
  const body = Buffer.concat(files.map((file) => readFileSync(new URL(`./assets/${file}`, import.meta.url))))
  return { type, body, version: createHash('sha256').update(body).digest('hex').slice(0, 12) }
}
