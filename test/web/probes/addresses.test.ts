import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { samples } from '../sample-replies.ts'
import { sendRaw } from '../send-raw.ts'
import { getWith, serve, type TestServer } from '../server.ts'
import { markupOf } from './markup.ts'

let server: TestServer

beforeAll(async () => {
  server = await serve(samples, { publicHosts: [{ name: 'fuwen.example', isSecure: false }] })
})
afterAll(() => server.close())

const ups = [
  '../',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%5c',
  '..\\',
  '%252e%252e%252f',
  '..%c0%af',
  '..%u2215',
  '....//',
  '.%00./',
  '..;/',
  '%2e%2e%5c',
]
const bases = ['/', '/assets/', '/r/', '/programmes/', '/regions/', '/api/v1/replies/']
const targets = ['etc/passwd', 'package.json']

/** 173 paths that try to reach a file outside of what is served. */
const paths = [
  ...bases.flatMap((base) => ups.flatMap((up) => targets.map((target) => `${base}${up.repeat(6)}${target}`))),
  '/assets/app.ts',
  '/assets/scripts/dom.js',
  '/assets/style.css%00.ts',
  '/assets//etc/passwd',
  '/assets/%2fetc%2fpasswd',
  '/package.json',
  '/.git/config',
  '/.env',
  '/node_modules/express/package.json',
  '/src/cli/fuwen.js',
  '/views/head.ejs',
  '/index/data.mdb',
  '/seeds/',
  '//etc/passwd',
  '/%00',
  '/r/con',
  '/assets/__proto__',
]

const getRaw = (path: string): Promise<string> =>
  sendRaw(server.url, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, { hold: true })

describe('paths', () => {
  it('are tried in at least 150 ways, none of which gets a file or is a fault of ours', async () => {
    expect(new Set(paths).size).toBeGreaterThanOrEqual(150)
    for (const path of paths) {
      const answer = await getRaw(path)
      expect(answer, path).toMatch(/^HTTP\/1\.1 4\d\d /)
      expect(answer, path).not.toMatch(/root:|"dependencies"|\[core\]|createApp|<%/)
    }
    expect(server.logged).toEqual([])
  })

  it('are no way to a file as the name of one that is sent', async () => {
    const names = paths.flatMap((path) => [`${path}.txt`, `${path}.docx`, path])
    for (const name of names) {
      const sent = {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: '所发的文字',
      }
      const response = await server.get(`/api/v1/check/file?name=${encodeURIComponent(name)}`, sent)
      const text = await response.text()
      if (name.endsWith('.txt')) expect(JSON.parse(text), name).toEqual({ text: '所发的文字' })
      else expect(response.status, name).toBe(400)
      expect(text, name).not.toMatch(/root:|"dependencies"|\[core\]|createApp|<%/)
    }
    expect(server.logged).toEqual([])
  })
})

const foreign = 'evil.example'

/** 24 names under which no request may be answered. */
const hosts = [
  foreign,
  `${foreign}:80`,
  `www.${foreign}`,
  `localhost.${foreign}`,
  `127.0.0.1.${foreign}`,
  `fuwen.example.${foreign}`,
  `fuwen.example@${foreign}`,
  `${foreign}@fuwen.example`,
  `fuwen.example#${foreign}`,
  `fuwen.example?${foreign}`,
  `fuwen.example/${foreign}`,
  `fuwen.example ${foreign}`,
  'notfuwen.example',
  'fuwen.example.',
  'fuwen.example:80:80',
  'fuwen.example:port',
  'fuwen.example:999999',
  '127.0.0.1.nip.io',
  '2130706433',
  '0x7f000001',
  '127.1',
  '[::1',
  '[::1]evil',
  '<script>',
]

/** 20 headers by which a proxy names the host, its scheme or the address asked for. */
const forwarding: readonly Readonly<Record<string, string>>[] = [
  { 'x-forwarded-host': foreign },
  { 'x-forwarded-host': `localhost, ${foreign}` },
  { 'x-forwarded-server': foreign },
  { 'x-host': foreign },
  { 'x-http-host-override': foreign },
  { 'x-original-host': foreign },
  { 'x-original-url': `https://${foreign}/` },
  { 'x-rewrite-url': `//${foreign}` },
  { 'x-forwarded-proto': 'javascript' },
  { 'x-forwarded-proto': `https://${foreign}/` },
  { 'x-forwarded-scheme': 'https' },
  { 'x-forwarded-port': '6666' },
  { 'x-forwarded-prefix': `//${foreign}` },
  { 'x-forwarded-path': `//${foreign}` },
  { 'x-forwarded-for': foreign },
  { 'x-forwarded-for': '127.0.0.1' },
  { forwarded: `host=${foreign};proto=https` },
  { forwarded: `for="[::1]";host="${foreign}"` },
  { origin: `https://${foreign}` },
  { referer: `https://${foreign}/` },
]

/** One of each kind of page, and all that takes what is written. */
const asked = [
  ...['/', '/search', '/r/yuhuanyuhuan', '/numbers', '/commitments'].map((path) => ['GET', path] as const),
  ...['/search', '/draft', '/draft/export', '/check', '/api/v1/similar', '/api/v1/check'].map(
    (path) => ['POST', path] as const,
  ),
]

describe('hosts', () => {
  it.each(hosts)('%s is refused', async (host) => {
    for (const [method, path] of asked) {
      const { status } = await getWith(server.url + path, { host }, method)
      expect(status === 421 || status === 400, path).toBe(true)
    }
  })

  it.each(forwarding)('no address is made of %o', async (headers) => {
    for (const path of ['/search?q=双倍增', '/search.atom?q=双倍增', '/r/yuhuanyuhuan', '/opensearch.xml']) {
      const response = await server.get(path, { headers })
      expect(response.status).toBe(200)
      expect([...response.headers.values()].join()).not.toMatch(/evil|6666/)
      expect(await response.text()).not.toMatch(/evil|6666|javascript:/)
    }
  })
})

const elsewhere = [
  '//evil.example',
  'https://evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%09/evil.example',
]
const names = ['next', 'url', 'return', 'returnTo', 'redirect', 'back', 'dest', 'continue']

/** 52 addresses that ask to be sent elsewhere. */
const redirects = [
  ...names.flatMap((name) => elsewhere.map((to) => `/search?q=1&${name}=${encodeURIComponent(to)}`)),
  '//evil.example',
  '//evil.example/..',
  '/\\evil.example',
  '/%2f%2fevil.example',
  '/%5cevil.example',
  '/evil.example//',
  '///evil.example',
  '/.evil.example',
  '/@evil.example',
  '/search//evil.example',
  '/search/%2e%2e//evil.example',
  '/assets//evil.example',
]

describe('redirects', () => {
  it('are tried in at least 40 ways, and nobody is sent anywhere', async () => {
    expect(new Set(redirects).size).toBeGreaterThanOrEqual(40)
    for (const path of redirects) {
      const answer = await getRaw(path)
      expect(answer, path).not.toMatch(/^HTTP\/1\.1 (?:3|5)/)
      expect(answer, path).not.toMatch(/^(?:location|refresh|content-location):/im)
      const html = answer.slice(answer.indexOf('\r\n\r\n'))
      for (const address of markupOf(html).addresses) expect(address, path).toMatch(/^(\/(?![/\\])|#)/)
    }
  })
})
