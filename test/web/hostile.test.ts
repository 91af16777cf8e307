import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostileReply } from './hostile-reply.ts'
import { markupOf } from './probes/markup.ts'
import { sampleReply } from './sample-replies.ts'
import { serve, type TestServer } from './server.ts'

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</title><script>alert(1)</script>',
  '</textarea></mark></a></td><iframe src=//evil.example>',
  '" autofocus onfocus="alert(1)',
  '<%= process.env.PATH %>',
  '{{7*7}}${7*7}',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<!--',
  ']]><![CDATA[<b>',
  '\u202e<b>逆</b>\u2066',
  'javascript:alert(1)',
]

function pagesFor(text: string): string[] {
  const q = encodeURIComponent(text)
  return [
    '/',
    '/search',
    `/search?q=${q}`,
    `/search?q=${q}&authority=${q}&programme=${q}&region=331083`,
    `/search?q=${q}%20zzz&authority=${q}`,
    `/search?${q}=1`,
    `/search?q=${q}&page=99`,
    `/r/aaaaaaaaaaaa?q=${q}`,
    `/r/${encodeURIComponent(text)}`,
    `/${encodeURIComponent(text)}`,
  ]
}

describe.each(payloads)('%s', (payload) => {
  let hostile: TestServer
  let harmless: TestServer
  // As long as the payload: a page offers more for a long passage.
  const plain = '害'.repeat(payload.length)

  beforeAll(async () => {
    hostile = await serve([hostileReply('aaaaaaaaaaaa', payload)])
    harmless = await serve([hostileReply('aaaaaaaaaaaa', plain)])
  })
  afterAll(async () => {
    await hostile.close()
    await harmless.close()
  })

  it('stays text on every page: no element and no attribute is added, and nothing leads elsewhere', async () => {
    const known = new Set<string>()
    // Several words rightly bring other advice than one.
    for (const path of [...pagesFor(plain), ...pagesFor(`${plain} 没有`)])
      for (const kind of markupOf(await (await harmless.get(path)).text()).kinds) known.add(kind)
    for (const path of pagesFor(payload)) {
      const markup = markupOf(await (await hostile.get(path)).text())
      expect(
        markup.kinds.filter((kind) => !known.has(kind)),
        path,
      ).toEqual([])
      for (const address of markup.addresses) expect(address, path).toMatch(/^(\/(?![/\\])|#)/)
    }
  })

  it('is shown as it was written', async () => {
    const $ = await hostile.page('/r/aaaaaaaaaaaa')
    expect($('main h1').text()).toBe(payload)
    expect($('main').text()).toContain(`双倍增${payload}`)
    const search = await hostile.page(`/search?q=${encodeURIComponent(payload)}`)
    expect(search('input[type="search"]').attr('value')).toBe(payload)
  })

  it('is JSON, not HTML, below /api', async () => {
    const response = await hostile.get(`/api/v1/search?q=${encodeURIComponent(payload)}&x=1`)
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('the source of a reply', () => {
  it.each([
    ['http://www.kq.gov.cn/art/1.html', 'http://www.kq.gov.cn/art/1.html'],
    ['https://www.kq.gov.cn/', 'https://www.kq.gov.cn/'],
    ['javascript:alert(1)', undefined],
    [' javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['//evil.example', undefined],
    ['file:///etc/passwd', undefined],
  ])('%s leads to %s', async (url, href) => {
    const server = await serve([sampleReply('bbbbbbbbbbbb', [], { carrier: { url } })])
    const $ = await server.page('/r/bbbbbbbbbbbb')
    expect($('td a').attr('href')).toBe(href)
    await server.close()
  })
})
