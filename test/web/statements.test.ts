import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatherStatements, rowsOf } from '../../src/drafting/tables/gather-statements.ts'
import type { ListedCommitment, ListedNumber } from '../../src/drafting/tables/list-statements.ts'
import { emptyHeader } from '../indexing/sample-replies.ts'
import { sampleReply } from './sample-replies.ts'
import { serve, type TestServer, texts } from './server.ts'

const yuhuan = { code: '331083', name: '玉环市', province: '浙江省', city: '台州市', county: '玉环市' }
const linyi = { code: '371300', name: '临沂市', province: '山东省', city: '临沂市', county: null }

const replies = [
  sampleReply(
    'aaaaaaaaaaaa',
    [
      {
        marker: null,
        heading: null,
        role: 'done',
        passages: ['2023年，全市国家高新技术企业达到290家。', '全市建成充电桩1200个。'],
      },
      {
        marker: null,
        heading: null,
        role: 'plan',
        passages: ['由市交通运输局牵头，2025年底前完成农村公路改造30公里。'],
      },
    ],
    { region: yuhuan, header: { ...emptyHeader, signedOn: '2024-05-20' } },
  ),
  sampleReply(
    'bbbbbbbbbbbb',
    [
      { marker: null, heading: null, role: 'done', passages: ['全市国家高新技术企业达到1500家。'] },
      { marker: null, heading: null, role: 'plan', passages: ['2026年底前新增国家高新技术企业200家。'] },
    ],
    {
      region: linyi,
      header: { ...emptyHeader, signedOn: '2025-06-01' },
      programmes: [{ id: '315', name: '“315”科技创新体系建设工程', mentions: [] }],
    },
  ),
]

let server: TestServer

beforeAll(async () => {
  server = await serve(replies)
})
afterAll(() => server.close())

async function listed<T>(path: string): Promise<{ readonly rows: T[]; readonly headers: Headers }> {
  const response = await server.get(path)
  expect(response.status).toBe(200)
  return { rows: (await response.json()) as T[], headers: response.headers }
}

const figures = async (query: string): Promise<(string | number | null)[][]> =>
  (await listed<ListedNumber>(`/api/v1/numbers${query}`)).rows.map(
    ({ indicator, value, unit, year, region }) => [indicator, value, unit, year, region?.code ?? null],
  )

const highTech = [
  ['国家高新技术企业', 1500, '家', '2025', '371300'],
  ['国家高新技术企业', 290, '家', '2023', '331083'],
]
const chargers = ['充电桩', 1200, '个', '2024', '331083']

describe('the figures that replies state', () => {
  it.each([
    ['', 'sorted by indicator, like beside like and the latest first', [chargers, ...highTech]],
    ['?q=高新', 'whose indicator holds a word', highTech],
    ['?q=高新 企业', 'whose indicator holds all words', highTech],
    ['?region=330000', 'of a province and all that lies in it', [chargers, highTech[1]]],
    ['?programme=315', 'of replies that name a programme', [highTech[0]]],
    ['?year=2023', 'of the year that the sentence names', [highTech[1]]],
    ['?year=2024', 'of the year of the reply where the sentence names none', [chargers]],
    ['?sort=value', 'the greatest first', [highTech[0], chargers, highTech[1]]],
    ['?sort=year', 'the latest first', [highTech[0], chargers, highTech[1]]],
    ['?sort=region', 'by region', [chargers, highTech[1], highTech[0]]],
    ['?limit=1&page=2', 'a page at a time', [highTech[0]]],
    ['?q=&region=&programme=&year=', 'all, for a form with nothing chosen', [chargers, ...highTech]],
    ['?q=公厕', 'none that nobody states', []],
  ])('%s: %s', async (query, _what, wanted) => {
    expect(await figures(query)).toEqual(wanted)
  })

  it('lead to the passage that states them', async () => {
    const $ = await server.page('/numbers?q=充电桩')
    const href = $('tbody th a').attr('href') ?? ''
    expect(href).toBe('/r/aaaaaaaaaaaa#p2')
    const reply = await server.page(href)
    expect(reply('[id="p2"]').text()).toContain('1200个')
    expect(texts($, '.counts')).toEqual(['第 1–1 条，共 1 条'])
  })

  it('page with the filters kept, and say where the next page is', async () => {
    const $ = await server.page('/numbers?q=企业&sort=year&limit=1')
    expect($('nav.pagination a[rel="next"]').attr('href')).toBe(
      `/numbers?q=${encodeURIComponent('企业')}&sort=year&limit=1&page=2`,
    )
    const { rows, headers } = await listed<ListedNumber>('/api/v1/numbers?limit=2')
    expect(rows).toHaveLength(2)
    expect(headers.get('link')).toBe('</api/v1/numbers?limit=2&page=2>; rel="next"')
    expect(headers.get('x-total-count')).toBe('3')
    expect(headers.get('x-index-version')).not.toBe('')
  })

  it('are to be had as CSV, just those on the page', async () => {
    const body = await (await server.get('/numbers.csv?q=高新&bom=0&meta=0')).text()
    const rows = parse(body, { columns: true }) as Record<string, string>[]
    expect(rows.map((row) => [row['指标'], row['数值'], row['出处']])).toEqual([
      ['国家高新技术企业', '1500', '/r/bbbbbbbbbbbb#p1'],
      ['国家高新技术企业', '290', '/r/aaaaaaaaaaaa#p1'],
    ])
  })

  it('say so when there are none', async () => {
    const $ = await server.page('/numbers?q=公厕')
    expect(texts($, '.counts')[0]).toContain('没有符合条件的')
    expect($('table')).toHaveLength(0)
  })
})

describe('what replies promise', () => {
  const deadlines = async (query: string): Promise<(string | null)[]> =>
    (await listed<ListedCommitment>(`/api/v1/commitments${query}`)).rows.map(({ deadline }) => deadline)

  it.each([
    ['', ['2026-12-31', '2025-12-31']],
    ['?sort=region', ['2025-12-31', '2026-12-31']],
    ['?sort=year', ['2026-12-31', '2025-12-31']],
    ['?q=农村公路', ['2025-12-31']],
    ['?region=371300', ['2026-12-31']],
    ['?year=2024', ['2025-12-31']],
  ])('%s', async (query, wanted) => {
    expect(await deadlines(query)).toEqual(wanted)
  })

  it('has target, figure, deadline and owner in a row that leads to its passage', async () => {
    const $ = await server.page('/commitments?region=331083')
    expect(texts($, 'tbody td')).toEqual([
      '农村公路改造',
      '30',
      '公里',
      '2025-12-31',
      '市交通运输局',
      '浙江省 › 台州市 › 玉环市',
      '2024',
    ])
    expect($('tbody th a').attr('href')).toBe('/r/aaaaaaaaaaaa#p3')
    expect($('select[name="region"] option[selected]').attr('value')).toBe('331083')
  })
})

describe('the tables of statements', () => {
  it.each([
    '/numbers?region=33',
    '/numbers?year=20x4',
    '/numbers?sort=deadline',
    '/commitments?sort=value',
    '/commitments?limit=1001',
    '/commitments?q=%00',
    `/numbers?q=${'长'.repeat(101)}`,
    '/numbers?__proto__=1',
    '/numbers?q=a&q=b',
  ])('refuse %s', async (path) => {
    const response = await server.get(path)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('网址中的参数有误')
  })

  it('keep the newest rows when there are too many, and say so', async () => {
    const state = { version: 'v', updatedAt: null }
    const few = await serve(replies, {
      drafter: { statements: () => gatherStatements(replies.map(rowsOf), state, 1) },
    })
    try {
      const $ = await few.page('/numbers')
      expect(texts($, '.notices')[0]).toContain('只收较新的答复')
      expect($('tbody tr')).toHaveLength(1)
    } finally {
      await few.close()
    }
  })
})
