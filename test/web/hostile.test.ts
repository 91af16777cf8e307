import { type CheerioAPI, load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '../../src/reply/reply.ts'
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

/** Every fact and every text of the reply holds `text`. */
function replyOf(text: string): Reply {
  const parts = [
    { marker: text, heading: text, role: 'plan' as const, passages: [`双倍增${text}`, text] },
    { marker: null, heading: null, role: 'done' as const, passages: [text] },
  ]
  return sampleReply('aaaaaaaaaaaa', parts, {
    source: text,
    carrier: { url: text, title: text, date: text },
    docType: 'work-summary',
    header: {
      title: text,
      kind: 'proposal',
      proposal: { title: `题${text}`, session: text, number: text },
      authority: text,
      handlers: { lead: `主${text}`, joint: [text, text] },
      docNumber: text,
      indexNumber: text,
      signedOn: '2024-05-20',
      publishedOn: '2024-07-19',
      outcome: 'A',
      addresseeType: 'member',
    },
    region: { code: '331083', name: text, province: text, city: text, county: text },
    programmes: [{ id: text, name: text, mentions: [] }],
    masked: { [text]: 1 },
    problems: [{ kind: text, message: text }],
  })
}

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

/** Every element but the scripts of our own, which hold nothing. */
function elements($: CheerioAPI): string[] {
  return $('*')
    .not('script[src^="/assets/"]:empty')
    .toArray()
    .map((element) => `${$(element).prop('tagName')} ${Object.keys($(element).attr() ?? {}).join(' ')}`)
}

describe.each(payloads)('%s', (payload) => {
  let hostile: TestServer
  let harmless: TestServer
  // As long as the payload: a page offers more for a long passage.
  const plain = '害'.repeat(payload.length)

  beforeAll(async () => {
    hostile = await serve([replyOf(payload)])
    harmless = await serve([replyOf(plain)])
  })
  afterAll(async () => {
    await hostile.close()
    await harmless.close()
  })

  it('stays text on every page: no element and no attribute is added', async () => {
    const expected = pagesFor(plain)
    for (const [at, path] of pagesFor(payload).entries()) {
      const $ = await hostile.page(path)
      const like = await harmless.page(expected[at] ?? '')
      expect(elements($).filter(isForeign), path).toEqual([])
      // several words in the payload rightly bring other advice than the one word of the harmless text
      if (!path.startsWith('/search?q=') || !payload.includes(' ')) {
        expect(new Set(elements($)), path).toEqual(new Set(elements(like)))
      }
      for (const address of addresses($)) expect(address, path).toMatch(/^(\/(?![/\\])|#)/)
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

const known = load(
  '<html><head><meta><title></title><link></head><body><a></a><header></header><div></div><form></form><label></label>' +
    '<input><button></button><main></main><footer></footer><p></p><ul><li></li></ul><ol></ol><h1></h1><h2></h2><h3></h3>' +
    '<h4></h4><section></section><nav></nav><aside></aside><article></article><details><summary></summary></details>' +
    '<dl><dt></dt><dd></dd></dl><dialog></dialog><kbd></kbd><span></span><mark></mark><blockquote></blockquote><strong></strong>' +
    '<table><caption></caption><tbody><tr><th></th><td></td></tr></tbody></table></body></html>',
)
const knownElements = new Set(elements(known).map((element) => element.split(' ')[0]))

function isForeign(element: string): boolean {
  const [name = '', ...attributes] = element.split(' ')
  return !knownElements.has(name) || attributes.some((attribute) => /^on|^style$|^src$/.test(attribute))
}

function addresses($: CheerioAPI): string[] {
  return $('[href], [action]')
    .toArray()
    .map((element) => $(element).attr('href') ?? $(element).attr('action') ?? '')
}

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
