import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { SaxesParser } from 'saxes'
import { afterAll, describe, expect, it } from 'vitest'
import { hostileReply } from './hostile-reply.ts'
import { serve, type TestServer } from './server.ts'

/** `text` without half surrogate pairs, which no URL can hold. */
const inUrl = (text: string): string => encodeURIComponent(text.replace(/[\ud800-\udfff]/g, ''))

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</title></q></mark><iframe src=//evil.example>',
  '" autofocus onfocus="alert(1)',
  '<%= process.env.PATH %>',
  ']]><b>&amp',
  '\u202e<b>逆</b>\u0000\ud800\ufffe',
  'javascript:alert(1)',
  '=HYPERLINK("http://evil.example")',
  '../../../etc/passwd',
  '__proto__',
]

function pagesOf(text: string): string[] {
  const id = inUrl(text).replaceAll('.', '%2E')
  return ['/programmes', `/programmes/${id}`, '/regions', '/regions/331083', '/compare', '/about/data']
}

/** Names of elements and attributes in their order: what a payload must not change. */
function skeleton(html: string): string[] {
  const $ = load(html)
  return $('main *')
    .toArray()
    .map((element) => `${element.tagName} ${Object.keys(element.attribs).join(' ')}`)
}

const servers: TestServer[] = []
afterAll(() => Promise.all(servers.map((server) => server.close())))

async function serving(text: string): Promise<TestServer> {
  const server = await serve([hostileReply('aaaaaaaaaaaa', text)])
  servers.push(server)
  return server
}

describe.each(payloads)('a reply whose every name is %j', (payload) => {
  it('changes no element and no attribute of any page', async () => {
    const [server, harmless] = await Promise.all([serving(payload), serving('无害的名称')])
    const plain = pagesOf('无害的名称')
    for (const [at, path] of pagesOf(payload).entries()) {
      const response = await server.get(path)
      if (response.status === 404) continue
      expect(response.status, path).toBe(200)
      const expected = await (await harmless.get(plain[at] ?? '')).text()
      expect(skeleton(await response.text()), path).toEqual(skeleton(expected))
    }
  })

  it('leaves JSON whole, CSV without formulas, and feeds well-formed', async () => {
    const server = await serving(payload)
    for (const path of ['/programmes', '/regions', '/regions/331083', '/compare', '/about/data']) {
      const json = await server.get(`${path}.json`)
      expect(json.status, path).toBe(200)
      expect(await json.json()).toHaveProperty('indexVersion')
      const csv = await (await server.get(`${path}.csv?bom=0`)).text()
      const rows = parse(csv, { relax_column_count: true }) as string[][]
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@\t\r＝＋＠]/)
    }
    for (const path of ['/search.atom', `/search.atom?q=${inUrl(payload)}`, '/regions/331083.atom']) {
      const parser = new SaxesParser({ xmlns: true })
      parser.on('error', (error) => expect.fail(`${path}: ${error.message}`))
      parser.write(await (await server.get(path)).text()).close()
    }
  })
})

describe('parameters', () => {
  it.each(payloads)(
    '%j is refused wherever it stands, in words and without a fault of our own',
    async (payload) => {
      const server = servers[0] ?? (await serving('名称'))
      const value = inUrl(payload)
      const paths = [
        `/programmes?sort=${value}`,
        `/programmes?region=${value}`,
        `/programmes?${value}=1`,
        `/programmes/315?limit=${value}`,
        `/programmes/315?group=${value}&show=${value}`,
        `/programmes/315.csv?bom=${value}`,
        `/compare?p=${value}`,
        `/compare?r=${value}`,
        `/about/data?${value}`,
        `/regions/331083?${value}`,
      ]
      for (const path of paths) {
        const response = await server.get(path)
        expect(response.status, path).toBe(400)
        expect(
          load(await response.text())('script:not([src]), img, iframe, [onfocus], [onload]'),
        ).toHaveLength(0)
      }
      for (const path of [`/regions/${value}`, `/programmes/${value}x`])
        expect((await server.get(path)).status, path).toBeGreaterThanOrEqual(400)
      expect(server.logged).toEqual([])
    },
  )

  it.each([
    '/programmes/%E0%A4',
    '/regions/%00',
    '/regions/331083%00',
    '/compare?r=%E0%A4',
    '/programmes/315?limit=1e3',
  ])('%s is no fault of our own', async (path) => {
    const server = servers[0] ?? (await serving('名称'))
    const { status } = await server.get(path)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })

  it('are capped: pages, rows, programmes and regions', async () => {
    const server = servers[0] ?? (await serving('名称'))
    for (const path of [
      '/programmes/315?limit=4001',
      '/programmes/315?limit=0',
      '/programmes/315?page=0',
      '/programmes/315?page=99999999',
      `/compare?${Array.from({ length: 7 }, (_, at) => `p=a${at}`).join('&')}`,
    ])
      expect((await server.get(path)).status, path).toBe(400)
  })
})
