import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { samples } from './sample-replies.ts'
import { getWith, serve, type TestServer } from './server.ts'

let server: TestServer

beforeAll(async () => {
  server = await serve(samples)
})
afterAll(async () => {
  await server.close()
})

const folder = new URL('../../src/web/assets/scripts/', import.meta.url)
const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))

/** The addresses that a served module imports. */
function imports(text: string): string[] {
  return [...text.matchAll(/\b(?:from|import) '([^']+)'/g)].map((match) => match[1] ?? '')
}

describe('assets', () => {
  it('come compressed to those who take it, and are the same', async () => {
    const get = (encoding: string) =>
      getWith(`${server.url}/assets/style.css`, { 'accept-encoding': encoding })
    const [plain, compressed] = [await get('identity'), await get('br, gzip')]
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(compressed.headers['content-encoding']).toBe('gzip')
    expect(compressed.headers.vary).toContain('Accept-Encoding')
    expect(Number(compressed.headers['content-length'])).toBeLessThan(
      Number(plain.headers['content-length']) / 2,
    )
  })
})

describe('scripts', () => {
  it.each(scripts)('%s is served, and its imports name the version that is served', async (name) => {
    const response = await server.get(`/assets/${name}`)
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    for (const address of imports(await response.text())) {
      expect(address).toMatch(/^\/assets\/[a-z-]+\.js\?v=[0-9a-f]{12}$/)
      expect((await server.get(address)).headers.get('cache-control'), address).toContain('immutable')
    }
  })

  it.each(['/', '/search?q=双倍增', '/r/yuhuanyuhuan', '/nowhere'])(
    '%s names all that its scripts import, so that nothing waits for its turn',
    async (path) => {
      const $ = await server.page(path)
      const listed = (selector: string, attribute: string) =>
        $(selector)
          .toArray()
          .map((element) => $(element).attr(attribute) ?? '')
      const waiting = listed('script[type="module"]', 'src')
      expect(waiting.length).toBeGreaterThan(0)
      const found = new Set<string>()
      for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
        const inner = imports(await (await server.get(url)).text())
        waiting.push(...inner.filter((address) => !found.has(address)))
        for (const address of inner) found.add(address)
      }
      expect(listed('link[rel="modulepreload"]', 'href').toSorted()).toEqual([...found].toSorted())
    },
  )

  it('name their imports in the form that assets.ts knows', async () => {
    for (const name of scripts) {
      const text = await (await server.get(`/assets/${name}`)).text()
      expect(text.replaceAll(/\/\*\*.*?\*\//gs, ''), name).not.toMatch(/(?:from|import) ['"]\.|import\(/)
    }
  })
})
