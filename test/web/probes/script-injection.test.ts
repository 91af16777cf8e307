import { parse } from 'csv-parse/sync'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '../../../src/reply/reply.ts'
import { align } from '../../../src/search/wording/align.ts'
import { fakeSearcher } from '../fake-searcher.ts'
import { hostileReply } from '../hostile-reply.ts'
import { serve, type TestServer } from '../server.ts'
import { expectKnownMarkup, expectSafeAddresses, markupOf } from './markup.ts'
import { scriptPayloads } from './script-payloads.ts'

/** `text` where an address can hold it. */
const inUrl = (text: string): string => encodeURIComponent(text)

const idAt = (at: number): string =>
  `payload${String.fromCharCode(97 + Math.floor(at / 26 / 26), 97 + (Math.floor(at / 26) % 26), 97 + (at % 26))}aa`

/** A server whose replies are `texts`, one each; the same words as a reply's are said by that reply alone. */
async function serving(texts: readonly string[]): Promise<TestServer> {
  const replies = texts.map((text, at) => hostileReply(idAt(at), text))
  const overview = await fakeSearcher(replies).overview()
  return serve(replies, {
    searcher: {
      overview: async () => overview,
      sameWording: async (text, except) => ({
        indexVersion: 'fake-1',
        isComplete: true,
        variants: replies
          .filter(({ id }) => id === except)
          .flatMap((reply) =>
            reply.passages.map((passage) => ({
              reply,
              passage,
              date: '2024-05-20' as const,
              ...align(text, `${passage.text}。`),
            })),
          ),
      }),
    },
  })
}

/** So many texts as long as payloads show what pages are made of. */
const SAMPLED = 6

let hostile: TestServer
let harmless: TestServer

beforeAll(async () => {
  hostile = await serving(scriptPayloads)
  // As long as the payloads, for pages offer more for a long text, and as different from each other.
  harmless = await serving(
    scriptPayloads.map((text, at) => String.fromCharCode(0x4e00 + at).repeat(text.length)),
  )
})
afterAll(async () => {
  await hostile.close()
  await harmless.close()
})

const textOf = async (server: TestServer, path: string): Promise<string> => (await server.get(path)).text()

describe('a payload in every fact and text of a reply', () => {
  it('there are at least 200', () => {
    expect(new Set(scriptPayloads).size).toBeGreaterThanOrEqual(200)
  })

  it.each([
    ['its page', (at: number) => `/r/${idAt(at)}`],
    ['the passages around one', (at: number) => `/r/${idAt(at)}/near/p2`],
    ['the page on its wording', (at: number) => `/same?id=${idAt(at)}&anchor=p2`],
  ])('adds no element and no attribute to %s, and leads nowhere', async (_name, pathOf) => {
    const known = new Set<string>()
    for (let at = 0; at < scriptPayloads.length; at += SAMPLED)
      for (const kind of markupOf(await textOf(harmless, pathOf(at))).kinds) known.add(kind)
    for (const [at, payload] of scriptPayloads.entries()) {
      expectKnownMarkup(await textOf(hostile, pathOf(at)), known, payload)
    }
  })

  it('is shown as it was written', async () => {
    for (const at of scriptPayloads.keys()) {
      const json = (await (await hostile.get(`/api/v1/replies/${idAt(at)}`)).json()) as Reply
      expect(json.passages.at(-1)?.text).toBe(scriptPayloads[at])
    }
  })

  it.each([
    '/search?limit=100',
    '/search?limit=100&page=2',
    '/search?limit=100&page=3',
    '/search?q=双倍增&limit=100',
    '/programmes',
    '/programmes?sort=name',
    '/numbers?limit=1000',
    '/commitments?limit=1000',
    '/regions',
    '/regions/331083',
    '/compare',
    '/about/data',
  ])('adds nothing to %s', async (path) => {
    const markup = markupOf(await textOf(hostile, path))
    expect(markup.kinds).toEqual(markupOf(await textOf(harmless, path)).kinds)
    expectSafeAddresses(markup, path)
  })

  it.each([
    '/search.csv?limit=100',
    '/programmes.csv',
    '/numbers.csv',
    '/commitments.csv',
    '/regions.csv',
    '/regions/331083.csv',
    '/compare.csv',
    '/about/data.csv',
  ])('makes no formula of any cell of %s', async (path) => {
    const rows = parse(await textOf(hostile, `${path}${path.includes('?') ? '&' : '?'}bom=0`), {
      relax_column_count: true,
    }) as string[][]
    expect(rows.length).toBeGreaterThan(1)
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@\t\r＝＋＠-](?!\d)/)
  })

  it.each(['/search.atom?limit=100', '/regions/331083.atom'])(
    'leaves %s a well-formed feed of the same elements',
    async (path) => {
      const xml = await textOf(hostile, path)
      const parser = new SaxesParser({ xmlns: true })
      parser.on('error', (error) => expect.fail(error.message))
      parser.write(xml).close()
      const { kinds, elements } = markupOf(await textOf(harmless, path), { xml: true })
      expect(markupOf(xml, { xml: true })).toMatchObject({ kinds, elements })
    },
  )

  it.each([
    '/search.json?limit=100',
    '/programmes.json',
    '/regions.json',
    '/compare.json',
    '/about/data.json',
  ])('stays JSON in %s, which no browser takes for anything else', async (path) => {
    const response = await hostile.get(path)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.json()).toHaveProperty('indexVersion')
  })

  it.each(['/numbers.json', '/commitments.json'])('stays JSON in the rows of %s', async (path) => {
    const response = await hostile.get(path)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.json()).toHaveLength(50)
  })
})

describe('a payload in every part of an address', () => {
  let small: TestServer
  let known: Set<string>

  const pages = (text: string): string[] => {
    const t = inUrl(text)
    return [
      `/search?q=${t}&authority=${t}&programme=${t}&region=331083`,
      `/search?q=${t}&page=${t}&sort=${t}&section=${t}&year=${t}&kind=${t}&limit=${t}&${t}=1`,
      `/same?text=${t}`,
      `/r/payloadaaaaa?q=${t}`,
      `/programmes/315?sort=${t}&region=${t}&${t}=1`,
      `/numbers?q=${t}`,
      `/commitments?q=${t}&year=${t}`,
      `/${t}`,
    ]
  }

  beforeAll(async () => {
    small = await serve([hostileReply('payloadaaaaa', '双倍增')])
    const likeThem = ['双倍增', '双倍增 没有', '没有', '双倍增 -孵化器 “育苗”', '长'.repeat(99)].flatMap(
      pages,
    )
    const htmls = await Promise.all(likeThem.map((path) => textOf(small, path)))
    known = new Set(htmls.flatMap((html) => markupOf(html).kinds))
  })
  afterAll(() => small.close())

  it('adds no element and no attribute, leads nowhere and is no fault of ours', async () => {
    for (const payload of scriptPayloads) {
      for (const path of pages(payload)) {
        const response = await small.get(path)
        expect(response.status, path).toBeLessThan(500)
        expectKnownMarkup(await response.text(), known, path)
      }
    }
    expect(small.logged).toEqual([])
  })

  it('is JSON below /api and among suggestions', async () => {
    for (const payload of scriptPayloads) {
      for (const path of [
        `/api/v1/search?q=${inUrl(payload)}&${inUrl(payload)}=1`,
        `/suggest?q=${inUrl(payload)}`,
      ]) {
        const response = await small.get(path)
        expect(response.headers.get('content-type'), path).toMatch(/^application\/[a-z.+-]*json/)
        await response.json()
      }
    }
  })
})
