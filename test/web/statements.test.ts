import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MOST_LISTED } from '../../src/drafting/tables/keep-found-rows.ts'
import type { ListedCommitment, ListedNumber } from '../../src/drafting/tables/listed-statements.ts'
import { allRows } from '../../src/web/pages/all-statements.ts'
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
      ['国家高新技术企业', '1500', `${server.url}/r/bbbbbbbbbbbb#p1`],
      ['国家高新技术企业', '290', `${server.url}/r/aaaaaaaaaaaa#p1`],
    ])
  })

  it('are written in the CSV as their sentence writes them, with what they are compared by and who says so behind', async () => {
    const reply = sampleReply(
      'cccccccccccc',
      [{ marker: null, heading: null, role: 'done', passages: ['改造老旧小区1.2万平方米。'] }],
      { header: { ...emptyHeader, title: '关于第25号提案的答复', authority: '天台县住房和城乡建设局' } },
    )
    const other = await serve([reply])
    try {
      const body = await (await other.get('/numbers.csv?bom=0&meta=0')).text()
      const [row = {}] = parse(body, { columns: true }) as Record<string, string>[]
      expect([row['数值'], row['单位']]).toEqual(['1.2', '万平方米'])
      expect(Object.entries(row).slice(-4)).toEqual([
        ['答复单位', '天台县住房和城乡建设局'],
        ['标题', '关于第25号提案的答复'],
        ['换算数值', '12000'],
        ['换算单位', '平方米'],
      ])
      const [json] = (await (await other.get('/api/v1/numbers')).json()) as ListedNumber[]
      expect(json).toMatchObject({ value: 1.2, unit: '万平方米', baseValue: 12_000, baseUnit: '平方米' })
    } finally {
      await other.close()
    }
  })

  it('say in the CSV what was asked, in words', async () => {
    const path = '/numbers.csv?q=高新&region=331083&region=371300&programme=315&year=2024'
    const [above = ''] = (await (await server.get(path)).text()).split('\r\n\r\n')
    expect(above).toContain(
      '含有,高新\r\n地区,玉环市、临沂市\r\n项目,315科技创新体系建设工程\r\n年份,2024\r\n',
    )
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
    '/numbers?all=2',
    '/numbers?authority=a&authority=b',
  ])('refuse %s', async (path) => {
    const response = await server.get(path)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('网址中的参数有误')
  })

  it('can be paged through to a depth, and say so where there are more', async () => {
    const none = { indexVersion: 'v', updatedAt: null, isCut: true, years: new Map(), rows: [] }
    const many = await serve(replies, {
      drafter: { numbers: { list: async () => ({ ...none, total: 2_000_000 }), all: () => nothingAtAll() } },
    })
    try {
      const $ = await many.page(`/numbers?page=${MOST_LISTED / 50}`)
      expect(texts($, '.notices')).toEqual([
        `符合条件的有 2000000 条，这里可以翻到第 ${MOST_LISTED} 条；其余的请加筛选，或者导出全部。`,
      ])
      expect($('a[rel="next"]')).toHaveLength(0)
      expect($('p.quiet').text()).toContain('前 1000000 条')
    } finally {
      await many.close()
    }
  })
})

async function* nothingAtAll(): AsyncGenerator<never> {}

describe('all rows of a filter', () => {
  it('are to be had as CSV whatever the page shows, the newest reply first', async () => {
    const $ = await server.page('/numbers?limit=1&sort=value&q=企业')
    const href = $('a[href*="all=1"]').first().attr('href') ?? ''
    expect(href).toBe(`/numbers.csv?q=${encodeURIComponent('企业')}&limit=1&all=1`)
    const response = await server.get(href)
    expect(response.headers.get('x-total-count')).toBe('2')
    const body = await response.text()
    expect(body.startsWith('\ufeff条数,2\r\n') || body.startsWith('条数,2\r\n')).toBe(true)
    const [, table = ''] = body.split('\r\n\r\n')
    const rows = parse(table, { columns: true, relax_column_count: true }) as Record<string, string>[]
    expect(rows.map((row) => row['数值'])).toEqual(['1500', '290'])
  })

  it.each([
    ['/api/v1/commitments?all=1&limit=1', 2],
    ['/commitments.json?all=1&region=331083', 1],
    ['/numbers.json?all=1&q=公厕', 0],
  ])('are a whole JSON array, too: %s', async (path, count) => {
    const response = await server.get(path)
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(response.headers.get('x-total-count')).toBe(String(count))
    expect(await response.json()).toHaveLength(count)
  })

  it('end where a spreadsheet would', async () => {
    const rows: number[] = []
    const table = {
      all: async function* () {
        yield [1, 2]
        yield [3, 4]
        yield [5]
      },
      list: () => Promise.reject(new Error('not asked')),
    }
    const filter = { q: '', region: [], programme: [], authority: '', year: null }
    for await (const some of allRows(table, filter, 3)) rows.push(...some)
    expect(rows).toEqual([1, 2, 3])
  })

  it('are cut off, not ended, where reading them fails', async () => {
    const broken = await serve(replies, {
      drafter: {
        numbers: {
          list: async () => ({
            indexVersion: 'v',
            updatedAt: null,
            isCut: false,
            years: new Map(),
            rows: [],
            total: 9,
          }),
          all: async function* () {
            yield []
            throw new Error('broken')
          },
        },
      },
    })
    try {
      await expect(broken.get('/numbers.json?all=1').then((response) => response.text())).rejects.toThrow()
      expect(broken.logged).toHaveLength(1)
    } finally {
      await broken.close()
    }
  })
})

describe('several regions', () => {
  it('are compared in one table, each with a field of the form and one for another', async () => {
    const $ = await server.page('/numbers?region=331083&region=371300&q=高新')
    expect(texts($, 'tbody td:last-child')).toEqual(['山东省 › 临沂市', '浙江省 › 台州市 › 玉环市'])
    const chosen = $('select[name="region"]')
      .toArray()
      .map((field) => $(field).find('[selected]').attr('value'))
    expect(chosen).toEqual(['331083', '371300', undefined])
  })

  it('are six at the most', async () => {
    const seven = ['11', '12', '13', '14', '15', '21', '22'].map((code) => `region=${code}0000`).join('&')
    expect((await server.get(`/numbers?${seven}`)).status).toBe(400)
  })
})
