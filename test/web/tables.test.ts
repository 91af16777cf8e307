import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedFolder } from '../temporary-folder.ts'
import { serveSeeds } from './seed-server.ts'
import { linkTo, type TestServer, texts } from './server.ts'

const folder = sharedFolder()
let server: TestServer

beforeAll(async () => {
  server = await serveSeeds(folder)
}, 60_000)
afterAll(() => server.close())

const pages = [
  '/programmes',
  '/programmes/315',
  '/programmes/315?group=none&sort=region',
  '/regions',
  '/regions/330000',
  '/regions/331083',
  '/regions/110000',
  '/compare',
  '/compare?p=315&r=331083&r=330603',
  '/about/data',
  '/numbers',
  '/commitments',
]

const statuses = new Map<string, number>()

/** The status that an address answers with, asked once for all pages. */
async function statusOf(path: string): Promise<number> {
  const status = statuses.get(path) ?? (await server.get(path)).status
  statuses.set(path, status)
  return status
}

/** The rows of the table with the given caption: the cells of each as text. */
async function rowsOf(path: string, caption: string): Promise<string[][]> {
  const $ = await server.page(path)
  const table = $('table').filter((_, one) => $(one).find('caption').text().includes(caption))
  return table
    .find('tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .children()
        .toArray()
        .map((cell) => $(cell).text().replace(/\s+/g, ' ').trim()),
    )
}

describe.each(pages)('%s', (path) => {
  it('has one heading of the first rank, and tables with caption, scope and a frame that the keyboard reaches', async () => {
    const $ = await server.page(path)
    expect($('h1')).toHaveLength(1)
    for (const table of $('table').toArray()) {
      expect($(table).find('caption').text()).not.toBe('')
      expect(
        $(table)
          .find('thead th')
          .toArray()
          .every((head) => $(head).attr('scope') === 'col'),
      ).toBe(true)
      expect(
        $(table)
          .find('tbody tr')
          .toArray()
          .every((row) => $(row).find('th[scope]').length === 1),
      ).toBe(true)
      expect($(table).parent().attr('tabindex')).toBe('0')
    }
  })

  it('is to be had as JSON and CSV, says so to programs, and says of which data it is', async () => {
    const $ = await server.page(path)
    for (const type of ['text/csv', 'application/json']) {
      const href = $(`link[rel="alternate"][type="${type}"]`).attr('href') ?? ''
      const response = await server.get(href)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain(type)
      expect($(`main a[href="${href}"]`)).toHaveLength(1)
    }
    expect($('main').text()).toMatch(/数据版本 \S+，更新于/)
    expect($('link[rel="canonical"]').attr('href')).toBe(path.split('?')[0])
  })

  it('leads nowhere that does not answer', async () => {
    const $ = await server.page(path)
    const own = $('main a[href^="/"]')
      .toArray()
      .map((link) => $(link).attr('href') ?? '')
    const some = [...new Set(own)].filter((href) => !/\.(?:csv|json|atom)/.test(href)).slice(0, 12)
    for (const href of some) expect(await statusOf(href.split('#')[0] ?? ''), href).toBe(200)
  })
})

describe('the list of programmes', () => {
  it('counts replies, mentions and regions, the most frequent first', async () => {
    const rows = await rowsOf('/programmes', '各项目')
    const row = rows.find(([name]) => name === '“315”科技创新体系建设工程') ?? []
    expect(row.slice(1, 4)).toEqual(['3 篇，检索', '13', '3'])
    const counts = rows.map(([, count = '']) => Number(count.split(' ')[0]))
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })

  it('is ordered by the column whose head is clicked, and says which', async () => {
    const $ = await server.page('/programmes')
    const mentions =
      $('thead a')
        .filter((_, head) => $(head).text().includes('次数'))
        .attr('href') ?? ''
    expect(mentions).toBe('/programmes?sort=mentions')
    const sorted = await server.page(mentions)
    expect(texts(sorted, 'th[aria-sort="descending"]')).toEqual(['次数▼'])
  })
})

describe('the page of a programme', () => {
  it('tells names, look-alikes, and that not seen is not the same as not done', async () => {
    const text = (await server.page('/programmes/315/'))('main').text()
    expect(text).toContain('所收 5 个地区 5 篇资料中，3 个地区的 3 篇提到，共 13 次')
    expect(text).toContain('315晚会')
    expect(text).toContain('不表示当地没有开展')
    expect(text).not.toMatch(/没有开展这个项目|未开展/)
  })

  it('has a row for each region of which something is held; one that does not name it says of how many replies', async () => {
    const rows = await rowsOf('/programmes/315', '各地区所收')
    const names = rows.map(([name]) => name)
    expect(names).toEqual([
      expect.stringContaining('浙江省 4 个地区中 3 个提到'),
      '建德市 浙江省 › 杭州市',
      '玉环市 浙江省 › 台州市',
      '柯桥区 浙江省 › 绍兴市',
      '金华市本级 浙江省',
      expect.stringContaining('山东省 1 个地区'),
      '临沂市本级 山东省',
    ])
    expect(rows[4]).toEqual(['金华市本级 浙江省', '1', '资料中未见（所收 1 篇）'])
    expect(rows[2]?.slice(1, 6)).toEqual(['1', '1 篇，检索', '4', '2024-05-20', '2024-05-20'])
    expect(rows[2]?.[6]).toMatch(/^成效\/已做 .*“315”科技创新体系建设工程.* 玉环市科学技术局$/)
  })

  it('quotes word for word what stands where its link leads', async () => {
    const $ = await server.page('/programmes/315?show=found')
    const cells = $('td.quote').toArray()
    expect(cells).toHaveLength(3)
    for (const cell of cells) {
      const href = $(cell).find('a.source').attr('href') ?? ''
      const reply = await server.page(href)
      const [, anchor = ''] = href.split('#')
      const passage = reply(`[id="${anchor}"]`).text().replace(/\s/g, '')
      const quoted = $(cell).find('q').text().replaceAll('……', '').replace(/\s/g, '')
      expect(passage).toContain(quoted)
      expect($(cell).find('mark').text()).toContain('315')
    }
  })

  it('has a square for every province, with its number as text, and the same numbers as a table', async () => {
    const $ = await server.page('/programmes/315')
    const squares = $('svg title')
      .toArray()
      .map((title) => $(title).text())
    expect(squares).toHaveLength(34)
    expect(squares).toContain('浙江 3/4：浙江省所收 4 篇中 3 篇提到')
    expect(squares).toContain('山东 0/1：山东省资料中未见（所收 1 篇）')
    expect(squares).toContain('北京 —：北京市没有收到资料')
    expect(await rowsOf('/programmes/315', '与方格图相同')).toEqual([
      ['浙江省', '3', '4', '3'],
      ['山东省', '未见', '1', '0'],
    ])
    expect($('svg a[href="/programmes/315?region=330000"]')).toHaveLength(1)
  })

  it('keeps the chosen order, region and grouping in its links', async () => {
    const $ = await server.page('/programmes/315?region=330000&sort=first')
    expect(linkTo($, '不分组')).toBe('/programmes/315?region=330000&group=none&sort=first')
    expect(linkTo($, '移除筛选')).toBe('/programmes/315?sort=first')
  })

  it('pages, and says which rows these are', async () => {
    const $ = await server.page('/programmes/315?limit=2&page=2')
    expect(texts($, '.counts')).toEqual(['第 3–4 行，共 5 行'])
    expect($('a[rel="next"]').attr('href')).toBe('/programmes/315?limit=2&page=3')
    expect($('link[rel="prev"]').attr('href')).toBe('/programmes/315?limit=2')
    expect((await server.page('/programmes/315?page=99'))('main').text()).toContain('这一页没有内容')
  })

  it('leads to what stands further below or on later pages, and to a file of all rows', async () => {
    const $ = await server.page('/programmes/315?limit=2')
    for (const link of $('nav[aria-label="本页内容"] a').toArray())
      expect($($(link).attr('href') ?? '').is('h2')).toBe(true)
    expect(linkTo($, '资料中未见的 2 个')).toBe('/programmes/315?limit=2&page=2')
    const all = $('.exports p a').first()
    expect(all.parent().text()).toBe('全部 5 行：CSV 表格、JSON')
    const csv = await (await server.get(all.attr('href') ?? '')).text()
    expect(csv.trimEnd().split('\r\n\r\n')[1]?.split('\r\n')).toHaveLength(6)
    const whole = await server.page('/programmes/315')
    expect(texts(whole, 'main').join()).not.toMatch(/列在后面|全部 5 行/)
  })

  it('is 404 for a programme that nobody knows', async () => {
    expect((await server.get('/programmes/nonsense')).status).toBe(404)
  })
})

describe('the CSV of a page', () => {
  it('has just the rows on screen, below what was asked, of which data and when', async () => {
    const path = '/programmes/315?region=330000&show=found&sort=region'
    const bytes = Buffer.from(await (await server.get(path.replace('?', '.csv?'))).arrayBuffer())
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    const [above = '', below = ''] = bytes.toString('utf8').slice(1).split('\r\n\r\n')
    expect(above).toContain('项目,“315”科技创新体系建设工程')
    expect(above).toContain(path)
    expect(above).toMatch(/数据版本,\S+/)
    expect(above).toMatch(/导出时间,\d{4}年\d+月\d+日 \d\d:\d\d（北京时间）/)
    const [head = [], ...rows] = parse(below) as string[][]
    expect(rows.map((row) => row[0])).toEqual(['330182', '330603', '331083'])
    expect(rows.every((row) => row.length === head.length)).toBe(true)
  })

  it('is plain to programs without byte order mark and notes', async () => {
    const body = await (await server.get('/programmes.csv?bom=0&meta=0')).text()
    expect(body.startsWith('标识,名称,篇数')).toBe(true)
    expect((await server.get('/programmes.csv?bom=2')).status).toBe(400)
  })

  it('has the passages of a page of results', async () => {
    const response = await server.get('/search.csv?q=双倍增&limit=2&meta=0&bom=0')
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('复文-双倍增.csv')
    const rows = parse(await response.text(), { columns: true }) as Record<string, string>[]
    const $ = await server.page('/search?q=双倍增&limit=2')
    expect(rows).toHaveLength($('.passages > li').length)
    expect(rows.every((row) => row['原文']?.includes('双倍增'))).toBe(true)
    expect(rows.every((row) => row['出处']?.startsWith(`${server.url}/r/`))).toBe(true)
  })
})

describe('the CSV of a page of results', () => {
  const noteOf = async (path: string): Promise<string> => {
    const [above = ''] = (await (await server.get(path)).text()).split('\r\n\r\n')
    return above
  }

  it('says which part of what was found it holds, and how to get the rest', async () => {
    expect(await noteOf('/search.csv?q=双倍增&limit=2')).toContain('本表,第 1–2 篇；翻页用 page=')
    expect(await noteOf('/search.csv?q=双倍增&limit=2&page=2')).toContain('本表,第 3–4 篇；')
    expect(await noteOf('/search.csv?q=双倍增&limit=2&page=9')).toContain('本表,没有内容；')
    expect(await noteOf('/search.csv?q=双倍增')).not.toContain('本表')
  })

  it('is offered for all that was found where the page holds a part of it', async () => {
    const $ = await server.page('/search?q=双倍增&limit=2')
    const all = $('.formats a:contains("全部 4 篇")').attr('href') ?? ''
    expect(await noteOf(all)).not.toContain('本表')
    expect((await server.page('/search?q=双倍增'))('.formats').text()).not.toContain('全部')
  })
})

describe('the feeds', () => {
  it.each([
    ['/search.atom?q=双倍增', 4],
    ['/programmes/315.atom', 3],
    ['/regions/330000.atom', 4],
  ])('%s has the newest replies with stable ids and dates', async (path, total) => {
    const response = await server.get(path)
    expect(response.headers.get('content-type')).toContain('application/atom+xml')
    const body = await response.text()
    const $ = load(body, { xml: true })
    expect($('opensearch\\:totalResults').text()).toBe(String(total))
    expect($('entry')).toHaveLength(total)
    const ids = $('id')
      .toArray()
      .map((id) => $(id).text())
    expect(new Set(ids).size).toBe(total + 1)
    for (const id of ids) expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    for (const updated of $('updated').toArray())
      expect($(updated).text()).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+08:00)$/)
    const again = load(await (await server.get(path)).text(), { xml: true })
    expect(
      again('id')
        .toArray()
        .map((id) => again(id).text()),
    ).toEqual(ids)
  })

  it('hold a reply without a date', async () => {
    const $ = load(await (await server.get('/search.atom?q=一链五端')).text(), { xml: true })
    expect($('entry updated').text()).toBe($('feed > updated').text())
  })

  it('do not exist where there is nothing to follow', async () => {
    for (const path of ['/programmes.atom', '/compare.atom', '/about/data.atom'])
      expect((await server.get(path)).status).toBe(404)
  })
})

describe('the rules for robots', () => {
  it('keep them to pages of which there is an end', async () => {
    const rules = await (await server.get('/robots.txt')).text()
    const closed = [...rules.matchAll(/^Disallow: (.+)$/gm)].map(([, path = '']) => path)
    const isOpen = (path: string): boolean => !closed.some((start) => path.startsWith(start))
    expect(rules).toMatch(/^User-agent: \*\n/)
    expect(
      ['/', '/programmes/315', '/regions/330000', '/r/yuhuanyuhuan', '/about/data'].filter(isOpen),
    ).toHaveLength(5)
    expect(['/search?q=315', '/same?text=路', '/compare?p=315', '/api/v1/search'].filter(isOpen)).toEqual([])
  })
})

describe('the description for browsers', () => {
  it('names where to search and where suggestions come from', async () => {
    const response = await server.get('/opensearch.xml')
    expect(response.headers.get('content-type')).toContain('application/opensearchdescription+xml')
    const $ = load(await response.text(), { xml: true })
    expect([...$('ShortName').text()].length).toBeLessThanOrEqual(16)
    expect($('Url[type="text/html"]').attr('template')).toBe(`${server.url}/search?q={searchTerms}`)
    for (const url of $('Url').toArray()) {
      const address = ($(url).attr('template') ?? '').replace('{searchTerms}', '315').replace(server.url, '')
      expect((await server.get(address)).status, address).toBe(200)
    }
  })
})

describe('a region', () => {
  it('names to a region what only other regions have, and of the rest of the registry how much there is', async () => {
    const elsewhere = texts(await server.page('/regions/331083'), 'details.unseen li')
    expect(elsewhere).toContain('“才聚八婺、智汇赋能”行动')
    expect(elsewhere).not.toContain('“雪亮工程”')
    const $ = await server.page('/programmes')
    expect($('details.unseen').text()).toMatch(/资料未见的 1\d\d 项[^]*，等；全部见导出的 JSON。/)
    expect(texts($, '.exports a')).toContain('JSON')
  })

  it('tells what is held, by whom, and which programmes it names', async () => {
    const $ = await server.page('/regions/331083')
    expect($('main').text()).toMatch(/收录 1 篇、\d+ 段（2024-05-20）/)
    expect(texts($, 'nav[aria-label="上级地区"]')).toEqual(['地区 › 浙江省 › 台州市'])
    expect(texts($, '.ranked a[href*="authority="]')).toEqual(['玉环市科学技术局'])
  })

  it.each([
    ['/regions/331021', 'main h1'],
    ['/compare?p=315&r=331021', '.comparison thead th a'],
    ['/programmes/315?region=331021', 'main'],
  ])('is found by the code that it had as 玉环县: %s', async (path, where) => {
    const $ = await server.page(path)
    expect(texts($, where).join(' ')).toContain('玉环市')
    expect($('main').text()).not.toContain('331021')
  })

  it('says of a place without replies that nothing can be said', async () => {
    const text = (await server.page('/regions/110000'))('main').text()
    expect(text).toContain('没有收到这个地区的资料')
    expect((await server.get('/regions/999999')).status).toBe(404)
    expect((await server.get('/regions/33')).status).toBe(404)
  })
})

describe('the comparison', () => {
  it('sets regions side by side by role, with numbers and names marked', async () => {
    const $ = await server.page('/compare?p=shuangbeizeng&r=331083&r=330182&r=371300')
    const heads = texts($, '.comparison thead th')
    expect(heads.slice(1).map((head) => head.split(' ')[0])).toEqual(['玉环市', '建德市', '临沂市'])
    expect(texts($, '.comparison tbody th')).toEqual(['成效/已做', '下一步打算'])
    expect(texts($, '.comparison strong')).toContain('48家')
    expect(texts($, '.comparison tbody tr:first-child td')[2]).toBe('资料中未见')
  })

  it('is a table of the same passages, else of the counts', async () => {
    const lines = async (path: string): Promise<string[]> =>
      (await (await server.get(path)).text()).split('\r\n')
    const said = await lines('/compare.csv?p=shuangbeizeng&r=331083&r=371300&meta=0')
    expect(said[0]).toContain('标识,项目,地区,所收篇数,章节,原文,答复单位,日期,出处')
    expect(said[1]).toMatch(
      /玉环市,1,成效\/已做,.*双倍增.*,玉环市科学技术局,2024-05-20,http.*\/r\/[a-z2-7]{12}#p/,
    )
    expect(said.find((line) => line.includes('临沂市'))).toMatch(/临沂市,1,,资料中未见,,,$/)
    expect((await lines('/compare.csv?p=315&meta=0'))[0]).toContain('标识,项目,')
  })

  it('has a matrix in which every cell is a number and a link that finds as many', async () => {
    const $ = await server.page('/compare?p=315&p=shuangbeizeng&r=330000&r=371300')
    const cells = $('.matrix td').toArray()
    expect(cells.map((cell) => $(cell).text())).toEqual(['3', '0', '4', '0'])
    for (const cell of cells) {
      const number = Number($(cell).text())
      const href = $(cell).find('a').attr('href') ?? ''
      const found = (await (await server.get(href.replace('/search?', '/api/v1/search?'))).json()) as {
        total: { replies: number }
      }
      if (number > 0) expect(found.total.replies).toBe(number)
    }
  })

  it('takes regions by name, too, several in one field, and none from an empty one', async () => {
    const $ = await server.page('/compare?p=shuangbeizeng&r=371300&r=玉环、建德市&r=')
    const heads = texts($, '.comparison thead th')
    expect(heads.slice(1).map((head) => head.split(' ')[0])).toEqual(['临沂市', '玉环市', '建德市'])
    expect($('input[name="r"]:checked').toArray()).toHaveLength(3)
  })

  it.each([
    ['鼓楼区', ['鼓楼区', '不止一个', '320106']],
    ['不存在的地方', ['不存在的地方', '不认识']],
  ])('says what is wrong with %s', async (name, said) => {
    const response = await server.get(`/compare?p=315&r=${encodeURIComponent(name)}`)
    expect(response.status).toBe(400)
    const text = await response.text()
    for (const words of said) expect(text).toContain(words)
  })

  it('takes no more than can be read', async () => {
    const many = Array.from({ length: 7 }, (_, at) => `r=330${at + 1}00`).join('&')
    const response = await server.get(`/compare?${many}`)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('最多 6 个')
  })
})

describe('the page on the data', () => {
  it('tells gaps, doubts and what was masked', async () => {
    const $ = await server.page('/about/data')
    const text = $('main').text().replace(/\s+/g, ' ')
    expect(text).toContain('没有收到资料的省级地区 32 个')
    expect(text).toContain('1 篇没有日期')
    expect(text).toMatch(/电话号码 1 处/)
    expect(text).toContain('没有标题行')
    expect(await rowsOf('/about/data', '各省每年')).toEqual([
      ['浙江省', '4', '1', '2', '1'],
      ['山东省', '1', '0', '1', '0'],
    ])
  })
})
