import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { securityHeaders } from '../../../src/web/security-headers.ts'
import { fakeSearcher } from '../fake-searcher.ts'
import { samples } from '../sample-replies.ts'
import { sendRaw } from '../send-raw.ts'
import { getWith, serve, type TestServer } from '../server.ts'

/** Every route with an address that it answers with 200. */
const routes = [
  '/',
  '/assets/style.css',
  '/assets/site.js',
  '/search?q=双倍增',
  '/search.csv?q=双倍增',
  '/search.atom?q=双倍增',
  '/search.json?q=双倍增',
  '/suggest?q=双',
  '/r/yuhuanyuhuan',
  '/r/yuhuanyuhuan/near/p2',
  '/same?id=yuhuanyuhuan&anchor=p2',
  '/programmes',
  '/numbers',
  '/numbers.csv',
  '/numbers.csv?all=1',
  '/numbers.json?all=1',
  '/commitments',
  '/commitments.json',
  '/programmes.csv',
  '/programmes.json',
  '/programmes/315',
  '/programmes/315.csv',
  '/programmes/315.json',
  '/programmes/315.atom',
  '/regions',
  '/regions.csv',
  '/regions.json',
  '/regions/331083',
  '/regions/331083.csv',
  '/regions/331083.json',
  '/regions/331083.atom',
  '/draft',
  '/check',
  '/clips',
  '/compare',
  '/compare.csv',
  '/compare.json',
  '/about/data',
  '/about/data.csv',
  '/about/data.json',
  '/opensearch.xml',
  '/robots.txt',
  '/api/v1/openapi.json',
  '/api/v1/search?q=双倍增',
  '/api/v1/replies/yuhuanyuhuan',
  '/api/v1/replies/yuhuanyuhuan/same?anchor=p2',
  '/api/v1/replies/yuhuanyuhuan/similar',
  '/api/v1/same?id=yuhuanyuhuan&anchor=p2',
  '/api/v1/programmes',
  '/api/v1/programmes/315',
  '/api/v1/regions',
  '/api/v1/regions/331083',
  '/api/v1/compare',
  '/api/v1/about/data',
  '/api/v1/numbers',
  '/api/v1/commitments',
  '/livez',
  '/readyz',
  '/healthz',
]

let server: TestServer
let failing: TestServer

beforeAll(async () => {
  const searcher = fakeSearcher(samples)
  const names = Object.keys(searcher) as (keyof typeof searcher)[]
  const fail = (): never => {
    throw new Error('broken')
  }
  server = await serve(samples)
  const searcherThatFails = Object.fromEntries(names.map((name) => [name, fail]))
  failing = await serve(samples, {
    searcher: searcherThatFails,
    drafter: { numbers: { list: fail, all: fail }, commitments: { list: fail, all: fail } },
  })
})
afterAll(() => Promise.all([server, failing].map((one) => one.close())))

function expectHeaders(headers: (name: string) => unknown): void {
  for (const [name, value] of Object.entries(securityHeaders)) expect(headers(name), name).toBe(value)
  expect(headers('x-powered-by') ?? null).toBeNull()
}

/** What is answered to `init`, after its headers were looked at. */
async function statusOf(at: TestServer, path: string, init?: RequestInit): Promise<number> {
  const response = await at.get(path, init)
  await response.arrayBuffer()
  expectHeaders((name) => response.headers.get(name))
  return response.status
}

describe('the policy', () => {
  it('allows nothing from elsewhere and nothing inline', () => {
    const policy = securityHeaders['Content-Security-Policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  })
})

describe.each(routes)('%s carries the security headers', (path) => {
  const withParameter = `${path}${path.includes('?') ? '&' : '?'}unknown=1`

  it('with 200, and with 304 to who has it already', async () => {
    expect(await statusOf(server, path)).toBe(200)
    const tag = (await server.get(path)).headers.get('etag')
    // A table for a spreadsheet says when it was fetched: it is new each time.
    if (tag === null || path.includes('.csv')) return
    const known = { 'if-none-match': tag, 'accept-encoding': 'gzip' }
    const again = await getWith(server.url + encodeURI(path), known)
    expect(again.status).toBe(304)
    expectHeaders((name) => again.headers[name.toLowerCase()])
  })

  it('with 400 or 404 to a wrong parameter or address', async () => {
    expect([200, 400, 404]).toContain(await statusOf(server, withParameter))
    expect(await statusOf(server, `${path.split('?')[0] ?? ''}/%E0%A4`)).toBeGreaterThanOrEqual(400)
    expect(await statusOf(server, `${path.split('?')[0] ?? ''}/nothing`)).toBe(404)
  })

  it('with 414 to an address beyond all measure', async () => {
    expect(await statusOf(server, `${withParameter}${'x'.repeat(20_000)}`)).toBe(414)
  })

  it('with 405 to another method, and with 415 to a compressed body', async () => {
    expect(await statusOf(server, path, { method: 'PATCH' })).toBe(405)
    const compressed = { method: 'POST', body: 'x', headers: { 'content-encoding': 'br' } }
    expect(await statusOf(server, path, compressed)).toBe(415)
  })

  it('with 421 to a foreign host', async () => {
    const foreign = await getWith(server.url + encodeURI(path), { host: 'evil.example' })
    expect(foreign.status).toBe(421)
    expectHeaders((name) => foreign.headers[name.toLowerCase()])
  })

  it('with 500 or 503 when the index is broken', async () => {
    // These do not ask it.
    const isStatic = /^\/(?:assets|opensearch|robots|api\/v1\/openapi|livez)/.test(path)
    const status = await statusOf(failing, path)
    expect(isStatic ? [200] : [500, 503]).toContain(status)
  })

  it('with 421 to who names no host', async () => {
    const request = `GET ${encodeURI(path)} HTTP/1.1\r\nConnection: close\r\n\r\n`
    const answer = await sendRaw(server.url, request, { hold: true })
    expect(answer).toMatch(/^HTTP\/1\.1 421 /)
    for (const [name, value] of Object.entries(securityHeaders))
      expect(answer).toContain(`${name}: ${value}\r\n`)
  })

  it('with 431 to headers beyond all measure', async () => {
    const answer = await sendRaw(
      server.url,
      `GET ${encodeURI(path)} HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(50_000)}\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    for (const [name, value] of Object.entries(securityHeaders))
      expect(answer).toContain(`${name}: ${value}\r\n`)
  })
})

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'
const letter = {
  version: 1,
  fields: Object.fromEntries(
    'outcome docNumber title addressee receipt thanks signature date contact'
      .split(' ')
      .map((name) => [name, '']),
  ),
  sections: [],
}

/** Every route that takes a body: its type, one that it answers with 200, and more bytes than it takes. */
const posted = [
  ['/search', form, 'q=双倍增', 70_000],
  ['/draft', form, 'text=关于修路的建议', 1_100_000],
  ['/draft/export', form, `format=txt&draft=${encodeURIComponent(JSON.stringify(letter))}`, 1_100_000],
  ['/check', form, 'text=现答复如下', 2_200_000],
  ['/api/v1/similar', json, '{"text":"关于修路的建议"}', 1_100_000],
  ['/api/v1/check', json, '{"text":"现答复如下"}', 1_100_000],
  ['/api/v1/check/file?name=a.txt', 'application/octet-stream', '现答复如下', 11_000_000],
] as const

describe.each(posted)(
  'what is posted to %s is answered with the security headers',
  (path, type, body, most) => {
    const post = (sent: string, contentType: string = type) => ({
      method: 'POST',
      headers: { 'content-type': contentType },
      body: sent,
    })

    it('with 200, and with 400 for nothing or what cannot be read', async () => {
      expect(await statusOf(server, path, post(body))).toBe(200)
      if (path !== '/search' && path !== '/draft') expect(await statusOf(server, path, post(''))).toBe(400)
      if (type === json) expect(await statusOf(server, path, post('{"text":'))).toBe(400)
    })

    it('with 413 for more than is taken', async () => {
      expect(await statusOf(server, path, post('x'.repeat(most)))).toBe(413)
    })

    it('with 405, 414, 415 and 421 before the body is read', async () => {
      expect(await statusOf(server, path, { ...post(body), method: 'PUT' })).toBe(405)
      const long = `${path}${path.includes('?') ? '&' : '?'}x=${'x'.repeat(20_000)}`
      expect(await statusOf(server, long, post(body))).toBe(414)
      const encoded = { 'content-type': type, 'content-encoding': 'gzip' }
      expect(await statusOf(server, path, { ...post(body), headers: encoded })).toBe(415)
      const foreign = await getWith(server.url + encodeURI(path), { host: 'evil.example' })
      expect(foreign.status).toBe(421)
      expectHeaders((name) => foreign.headers[name.toLowerCase()])
    })
  },
)

describe('the statuses that the server gives', () => {
  it('are those looked at above, and in listen.test.ts (408, 417)', () => {
    const folder = resolve(import.meta.dirname, '../../../src/web')
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
    const named = sources.flatMap((source) =>
      [...source.matchAll(/(?:status:|status\(|writeHead\()\s*([1-5][0-9]{2})\b/g)].map(([, status]) =>
        Number(status),
      ),
    )
    expect([...new Set(named)].toSorted((a, b) => a - b)).toEqual([
      400, 404, 405, 408, 414, 415, 417, 421, 431, 500, 503,
    ])
  })
})
