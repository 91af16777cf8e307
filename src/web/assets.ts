import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { RequestHandler } from 'express'

/** All files that are served as they are. They are read once: no path from a request ever touches the disk. */
const types = new Map([
  ['style.css', 'text/css; charset=utf-8'],
  ['icon.svg', 'image/svg+xml'],
])

interface Asset {
  readonly type: string
  readonly body: Buffer
  readonly version: string
}

const assets = new Map([...types].map(([name, type]) => [name, readAsset(name, type)]))

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

function readAsset(name: string, type: string): Asset {
  const body = readFileSync(new URL(`./assets/${name}`, import.meta.url))
  return { type, body, version: createHash('sha256').update(body).digest('hex').slice(0, 12) }
}
