import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainRequest, type SearchRequest } from '../../src/search/request.ts'
import type { Survey } from '../../src/search/searcher.ts'
import type { Subject } from '../../src/search/subject.ts'
import { fakeSearcher } from './fake-searcher.ts'
import { sampleReply, samples, yuhuan } from './sample-replies.ts'
import { linkTo, serve, type TestServer, texts } from './server.ts'

let server: TestServer

beforeAll(async () => {
  server = await serve(samples)
})
afterAll(async () => {
  await server.close()
})

/** Where a link of the page leads, readable. */
function address(href: string | undefined): string {
  return decodeURIComponent(href ?? '')
}

describe('the start page', () => {
  it('has one search box, says what is held, and offers searches that find something', async () => {
    const $ = await server.page('/')
    expect($('form[role="search"] input[name="q"]').length).toBe(1)
    expect($('html').attr('lang')).toBe('zh-CN')
    expect($('main').text()).toContain('收录 3 篇答复、11 段。')
    expect(address(linkTo($, '科技企业“双倍增”行动'))).toBe('/search?q=双倍增')
    expect(address(linkTo($, '玉环市'))).toBe('/search?region=331083')
    expect(texts($, 'footer').join()).toContain('2026年11月22日 14:30')
  })

  it('says so when nothing is held yet', async () => {
    const empty = await serve([])
    const $ = await empty.page('/')
    expect($('main').text()).toContain('资料库还是空的')
    expect($('main section').length).toBe(0)
    await empty.close()
  })
})

describe('results', () => {
  it('that say the same tell it once in full, and say so', async () => {
    const said = '继续扎实推进科技企业“双倍增”行动，力争新增国家高新技术企业50家以上，打造创新高地。'
    const parts = [{ marker: null, heading: null, role: 'plan' as const, passages: [said] }]
    const alike = await serve([sampleReply('jiandejiande', parts), sampleReply('linyilinyily', parts)])
    const $ = await alike.page('/search?q=双倍增')
    expect(texts($, 'article .then').join()).toContain('本页另有 1 篇相同')
    expect(texts($, 'article .then').join()).toContain('与上面一段文字相同')
    await alike.close()
  })

  it('are grouped by reply, with its facts, the proposal, and marked passages', async () => {
    const $ = await server.page('/search?q=双倍增')
    expect(texts($, 'article h2')).toEqual([
      '玉环市科学技术局关于对《关于激发创新潜力,赋能产业升级的建议》提案答复的函',
      '（无标题）',
    ])
    const [first, second] = texts($, 'article')
    expect(second).toContain('工作总结，非答复')
    for (const fact of [
      '提案题目 关于激发创新潜力',
      '玉环市科学技术局',
      '浙江省 › 台州市 › 玉环市',
      '玉科〔2024〕25号',
      '成文 2024年5月20日',
      '发布 2024年7月19日',
      '政协提案',
      '办理类型 A',
      '成效/已做',
      '下一步打算',
      '相关工作的开展情况',
      '完整匹配',
    ]) {
      expect(first).toContain(fact)
    }
    expect(texts($, 'blockquote mark')).toEqual(['双倍增', '双倍增', '双倍增'])
    expect(texts($, 'main [role="status"]').join()).toContain('2 篇答复 3 段 完整匹配 3 段 · 分词匹配 0 段')
  })

  it('lead to the passage, taking the search along', async () => {
    const $ = await server.page('/search?q=双倍增&section=plan&sort=date')
    expect(address(linkTo($, '在原文中查看'))).toBe('/r/yuhuanyuhuan?q=双倍增&section=plan&sort=date#p6')
    const [path = '', anchor = ''] = (linkTo($, '在原文中查看') ?? '').split('#')
    const reply = await server.page(path)
    expect(reply(`#${anchor}`).text()).toContain('继续扎实推进')
    expect(address(linkTo(reply, '返回'))).toBe('/search?q=双倍增&section=plan&sort=date')
  })

  it('show at most what the searcher gives and say how much more there is', async () => {
    const many = Array.from({ length: 5 }, (_, at) => `第${at}项，专精特新。`)
    const one = await serve([
      sampleReply('manymanymany', [{ marker: null, heading: null, role: 'done', passages: many }]),
    ])
    const $ = await one.page('/search?q=专精特新')
    expect($('blockquote').length).toBe(3)
    expect(address(linkTo($, '本文还有 2 段'))).toBe('/r/manymanymany?q=专精特新')
    await one.close()
  })

  it('shorten a long passage to whole sentences around the mark', async () => {
    const filler = '进一步优化政策环境，强化要素保障。'.repeat(30)
    const parts = [
      {
        marker: null,
        heading: null,
        role: 'plan' as const,
        passages: [`${filler}推进“双倍增”行动。${filler}`],
      },
    ]
    const one = await serve([sampleReply('longlonglong', parts)])
    const [quote = ''] = texts(await one.page('/search?q=双倍增'), 'blockquote')
    expect(quote).toMatch(/^……推进“双倍增”行动。|^……进一步/)
    expect(quote).toMatch(/。……$/)
    expect(quote.length).toBeLessThan(250)
    await one.close()
  })

  it('say when nothing but the notices of the searcher explains them', async () => {
    const noticing = await serve(samples, {
      searcher: {
        search: async (request) => {
          const answer = await fakeSearcher(samples).search(request)
          return { ...answer, query: { ...answer.query, notices: ['引号没有成对，已忽略。'] } }
        },
      },
    })
    const $ = await noticing.page('/search?q=“双倍增')
    expect(texts($, '[role="status"]')).toContain('引号没有成对，已忽略。')
    await noticing.close()
  })

  it('offer the searches that may have been meant, with the chosen filters', async () => {
    const offering = await serve(samples, {
      searcher: {
        search: async (request) => {
          const answer = await fakeSearcher(samples).search(request)
          return { ...answer, query: { ...answer.query, suggestions: ['双倍增', '<b>R&D</b>'] } }
        },
      },
    })
    const $ = await offering.page('/search?q=shuangbeizeng&region=331083&page=2')
    expect($('nav[aria-label="您是不是要找"] a').length).toBe(2)
    expect(address(linkTo($, '双倍增'))).toBe('/search?q=双倍增&region=331083')
    expect($('main b').length).toBe(0)
    await offering.close()
  })

  it('say nothing of matching where only filters are asked for, or only the header matches', async () => {
    const browsed = await server.page('/search?section=plan')
    expect(texts(browsed, '.counts, article').join()).not.toMatch(/匹配/)
    const header = await serve(samples, {
      searcher: {
        search: async (request) => {
          const answer = await fakeSearcher(samples).search({ ...request, q: '' })
          const results = answer.results.map((result) => ({ ...result, passages: [], morePassages: 0 }))
          return { ...answer, results, total: { replies: 3, passages: 0, exact: 0 } }
        },
      },
    })
    const $ = await header.page('/search?q=玉科〔2024〕25号')
    expect(texts($, '.counts')).toEqual(['3 篇答复 检索词在题目或文头里'])
    await header.close()
  })

  it('say when the link was not UTF-8', async () => {
    const $ = await server.page('/search?q=%C4%CF')
    expect(texts($, '[role="status"]').join()).toContain('UTF-8')
  })
})

describe('filters', () => {
  it('add a value with its count, and take it away again', async () => {
    const $ = await server.page('/search?q=双倍增')
    expect(texts($, 'aside h3')).toEqual(['地区', '工程与行动', '章节', '年份', '类别', '答复单位'])
    expect(address(linkTo($, '建德市 1'))).toBe('/search?q=双倍增&region=330182')
    const filtered = await server.page(linkTo($, '建德市 1') ?? '')
    expect(texts(filtered, 'article h2')).toEqual(['（无标题）'])
    expect(address(linkTo(filtered, '移除筛选：建德市'))).toBe('/search?q=双倍增')
  })

  it('are alternatives within one and cumulative between them', async () => {
    const $ = await server.page('/search?region=330182&region=331083&section=plan')
    expect(texts($, 'article h2').length).toBe(1)
    expect(address(linkTo($, '移除筛选：地区：建德市'))).toBe('/search?region=331083&section=plan')
  })

  it('narrow a chosen province to its county instead of adding what it holds already', async () => {
    const real = await serve(samples, {
      searcher: {
        search: async (request) => {
          const answer = await fakeSearcher(samples).search({ ...request, region: [] })
          const region = ['330000', '331083', '371300'].map((value) => ({
            value,
            label: value,
            count: 1,
            selected: request.region.includes(value),
          }))
          return { ...answer, facets: { ...answer.facets, region } }
        },
      },
    })
    const $ = await real.page('/search?region=330000&region=371300')
    expect(linkTo($, '331083')).toBe('/search?region=371300&region=331083')
    const narrowed = await real.page('/search?region=331083')
    expect(linkTo(narrowed, '330000')).toBe('/search?region=330000')
    await real.close()
  })

  it('show every chosen value as a removable chip, also one that nothing has', async () => {
    const $ = await server.page('/search?q=双倍增&region=110000&section=plan&year=2024')
    expect(texts($, '[aria-label="已选筛选"] a')).toEqual([
      '移除筛选：地区：北京市×',
      '移除筛选：章节：下一步打算×',
      '移除筛选：年份：2024×',
      '清除全部筛选',
    ])
    expect(address(linkTo($, '清除全部筛选'))).toBe('/search?q=双倍增')
  })

  it('stay when new words are searched, and start again at the first page', async () => {
    const $ = await server.page('/search?q=双倍增&section=plan&sort=date&page=2')
    const sent = $('main form').serializeArray()
    expect(sent).toEqual([
      { name: 'q', value: '双倍增' },
      { name: 'section', value: 'plan' },
      { name: 'sort', value: 'date' },
    ])
    expect(address(linkTo($, '政协提案'))).not.toContain('page=')
  })

  it('fold rare values away but never a chosen one', async () => {
    const offices = Array.from({ length: 12 }, (_, at) =>
      sampleReply(`town${'abcdefghijkl'.charAt(at).repeat(8)}`, [], {
        header: { ...yuhuan.header, authority: `第${at}局` },
      }),
    )
    const many = await serve(offices)
    const $ = await many.page('/search?authority=第11局')
    const folded = texts($, 'aside details li').join()
    expect(texts($, 'aside summary')).toEqual(['更多答复单位（3）'])
    expect(folded).toContain('第10局')
    expect(folded).not.toContain('第11局')
    await many.close()
  })
})

describe('other forms of the results', () => {
  it('are linked, with the words and filters of the page', async () => {
    const $ = await server.page('/search?q=双倍增&section=plan')
    for (const form of ['csv', 'json', 'atom']) {
      const url = `/search.${form}?q=双倍增&section=plan`
      expect(
        $('main a')
          .toArray()
          .map((link) => address($(link).attr('href'))),
      ).toContain(url)
      expect(
        $('head link[rel="alternate"]')
          .toArray()
          .map((link) => address($(link).attr('href'))),
      ).toContain(url)
    }
  })

  it('are not offered where there are none', async () => {
    expect((await server.page('/search?q=鹧鸪天'))('head link[rel="alternate"]').length).toBe(0)
  })
})

describe('print', () => {
  it('says what was asked, where and when', async () => {
    const $ = await server.page('/search?q=双倍增&section=plan')
    const lines = texts($, '.print-only p')
    expect(lines).toEqual(['检索词：双倍增', '筛选：章节：下一步打算'])
    const [foot = ''] = texts($, '.site-foot .print-only')
    expect(foot).toContain(`网址：${server.url}/search?q=双倍增&section=plan `)
    expect(foot).toMatch(/读取日期：20\d\d年\d+月\d+日$/)
  })

  it.each(['/search?q=%E0%A4', '/search?q=%00', '/search?q=a%0Ab'])(
    'names an address that nobody can read as it came: %s',
    async (path) => {
      const $ = await server.page(path)
      expect(texts($, '.site-foot .print-only')[0]).toContain(`网址：${server.url}${path} `)
    },
  )
})

describe('order and pages', () => {
  it('switch between relevance and date', async () => {
    const $ = await server.page('/search?q=双倍增&sort=date')
    expect(texts($, '[aria-label="排序"] [aria-current]')).toEqual(['时间'])
    expect(address(linkTo($, '相关度'))).toBe('/search?q=双倍增')
  })

  it('lead to the neighbours, the first and the last page', async () => {
    const $ = await server.page('/search?limit=1&page=2')
    expect(linkTo($, '上一页')).toBe('/search?limit=1')
    expect(linkTo($, '下一页')).toBe('/search?limit=1&page=3')
    expect(texts($, '[aria-label="翻页"] [aria-current="page"]')).toEqual(['第 2 页'])
    expect(texts($, '[aria-label="翻页"] li')).toEqual(['第 1 页', '第 2 页', '第 3 页'])
  })

  it('have no way beyond the ends and none at all on a single page', async () => {
    const last = await server.page('/search?limit=1&page=3')
    expect(linkTo(last, '下一页')).toBeUndefined()
    expect((await server.page('/search'))('[aria-label="翻页"]').length).toBe(0)
  })

  it('beyond the last page say so and lead back', async () => {
    const response = await server.get('/search?q=双倍增&page=9999')
    expect(response.status).toBe(200)
    const $ = await server.page('/search?q=双倍增&page=9999')
    expect($('main').text()).toContain('这一页没有内容')
    expect(address(linkTo($, '第 1 页'))).toBe('/search?q=双倍增')
  })
})

describe('nothing found', () => {
  it('offers the search without each filter and word by word', async () => {
    const $ = await server.page('/search?q=双倍增 无人机&region=371300&section=plan')
    expect(texts($, 'main h2').join()).toContain('没有找到')
    expect(address(linkTo($, '不限“地区：临沂市”'))).toBe('/search?q=双倍增+无人机&section=plan')
    expect(address(linkTo($, '去掉全部筛选'))).toBe('/search?q=双倍增+无人机')
    expect(texts($, 'main a')).toEqual(expect.arrayContaining(['双倍增', '无人机', '科技企业“双倍增”行动']))
    expect($('[aria-label="排序"]').length).toBe(0)
  })

  it('offers the words without their quotation marks', async () => {
    const $ = await server.page('/search?q=“零的突破行动”')
    expect(address(linkTo($, '零的突破行动'))).toBe('/search?q=零的突破行动')
  })

  it('offers neither signs nor the words that must be absent', async () => {
    const $ = await server.page('/search?q=((无人机 OR -双倍增 — ”')
    expect(linkTo($, '无人机')).toBe(`/search?q=${encodeURIComponent('无人机')}`)
    for (const sign of ['(', 'OR', '-', '—']) expect(texts($, 'main a'), sign).not.toContain(sign)
    expect(texts($, 'main a')).not.toContain('-双倍增')
  })

  it('explains the query language on every search page', async () => {
    for (const path of ['/', '/search?q=双倍增', '/search?q=zzz']) {
      expect(texts(await server.page(path), 'details summary'), path).toContain('检索方法')
    }
  })
})

describe('a pasted text', () => {
  const pasted = '关于加快培育科技型企业，落实研发费用加计扣除政策的建议。'.repeat(70)

  it('stands once in the page: all that refines its search are buttons of the form that holds it', async () => {
    const $ = await server.page(`/search?q=${encodeURIComponent(pasted)}&region=331083`)
    const form = $('form#q-form')
    expect(form.attr('method')).toBe('post')
    expect(form.attr('action')).toBe('/search?region=331083')
    expect(form.serializeArray().map(({ name }) => name)).toEqual(['q'])
    const addresses = $('[href], [formaction]').toArray()
    for (const element of addresses) {
      const url = $(element).attr('href') ?? $(element).attr('formaction') ?? ''
      expect(url.length, url).toBeLessThan(900)
    }
    const chip = $('[aria-label="已选筛选"] button')
    expect([chip.attr('form'), chip.attr('formaction')]).toEqual(['q-form', '/search'])
  })

  it('finds, posted, what it finds in a URL', async () => {
    const body = new URLSearchParams({ q: `双倍增 ${pasted}` })
    const response = await server.get('/search?section=plan', { method: 'POST', body })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('name="q" value="双倍增 关于加快')
    const short = await server.get('/search', { method: 'POST', body: new URLSearchParams({ q: '双倍增' }) })
    expect(await short.text()).toContain('完整匹配 3 段')
  })

  it('leads to passages with the words that are marked there', async () => {
    const marking = await serve(samples, {
      searcher: {
        search: async (request) => fakeSearcher(samples).search({ ...request, q: '双倍增' }),
      },
    })
    const $ = await marking.page(`/search?q=${encodeURIComponent(pasted)}`)
    expect(address(linkTo($, '在原文中查看'))).toMatch(/^\/r\/yuhuanyuhuan\?q=“双倍增”#p/)
    await marking.close()
  })

  it('may be as long as a form, not longer', async () => {
    const body = new URLSearchParams({ q: 'a'.repeat(70_000) })
    expect((await server.get('/search', { method: 'POST', body })).status).toBe(413)
  })

  it('survives 10,000 characters', async () => {
    const q = 'a'.repeat(10_000)
    const response = await server.get(`/search?q=${q}`)
    expect(response.status).toBe(200)
    const $ = await server.page(`/search?q=${q}`)
    expect(texts($, '[role="status"]').join()).toContain('2000')
    expect($('title').text().length).toBeLessThan(60)
  })
})

describe('what others add to links', () => {
  it.each([
    'from=timeline&isappinstalled=0',
    'utm_source=a&utm_medium=b',
    'spm=1.2',
    'share_token=x',
    'nsukey=%2B',
  ])('%s changes nothing', async (added) => {
    const response = await server.get(`/search?q=双倍增&${added}`)
    expect(response.status).toBe(200)
    const $ = await server.page(`/search?q=双倍增&${added}`)
    expect(address(linkTo($, '建德市 1'))).toBe('/search?q=双倍增&region=330182')
  })

  it('does not close the page of a reply either', async () => {
    expect((await server.get('/r/yuhuanyuhuan?q=双倍增&from=singlemessage&isappinstalled=0')).status).toBe(
      200,
    )
    expect((await server.get('/r/yuhuanyuhuan?q=双倍增&x=1')).status).toBe(400)
  })

  it('is not ignored in the API, nor is a slip of the pen on the page', async () => {
    expect((await server.get('/api/v1/search?q=a&from=timeline')).status).toBe(400)
    expect((await server.get('/search?q=a&regoin=331083')).status).toBe(400)
  })
})

/** A server whose searcher says this of each request. */
function surveying(survey: (request: SearchRequest) => Partial<Survey>): Promise<TestServer> {
  return serve(samples, {
    searcher: {
      survey: async (request) => ({ request, excluded: [], subject: null, ...survey(request) }),
    },
  })
}

describe('typed qualifiers', () => {
  it('are chips, and stand in the links as filters', async () => {
    const typing = await surveying((request) => ({
      request: { ...plainRequest('双倍增'), region: ['331083'], sort: request.sort },
      excluded: [{ field: 'kind', label: '类别:建议', without: plainRequest('双倍增 地区:玉环') }],
    }))
    const $ = await typing.page('/search?q=双倍增 地区:玉环 -类别:建议')
    expect($('#q').attr('value')).toBe('双倍增 地区:玉环 -类别:建议')
    expect(texts($, '[aria-label="已选筛选"] a').slice(0, 2)).toEqual([
      '移除筛选：地区：玉环市×',
      '移除筛选：不要 类别：建议×',
    ])
    expect(address(linkTo($, '不要 类别：建议'))).toBe('/search?q=双倍增+地区:玉环')
    expect(address(linkTo($, '移除筛选：玉环市'))).toBe('/search?q=双倍增')
    expect(address(linkTo($, '下一步打算'))).toBe('/search?q=双倍增&region=331083&section=plan')
    await typing.close()
  })
})

describe('what a query names', () => {
  const held = { replies: 3, provinces: 2, years: [2023, 2024] as const }

  it.each([
    [
      {
        kind: 'programme',
        id: '315',
        name: '“315”科技创新体系建设工程',
        aliases: ['“315”', '315工程'],
        note: '与“115”引智计划无关。',
        held,
      },
      '/programmes/315',
      '工程与行动 “315”科技创新体系建设工程 3 篇答复 2 个省份 2023–2024 年 又称：315、315工程。与“115”引智计划无关。 哪些地区在做 →',
    ],
    [
      { kind: 'region', code: '331083', path: ['浙江省', '台州市', '玉环市'], held },
      '/regions/331083',
      '地区 浙江省 › 台州市 › 玉环市 3 篇答复 2023–2024 年 这个地区的答复概况 →',
    ],
    [
      { kind: 'authority', name: '玉环市科学技术局', held: { ...held, years: null } },
      `/search?authority=${encodeURIComponent('玉环市科学技术局')}`,
      '答复单位 玉环市科学技术局 3 篇答复 只看这个单位的答复 →',
    ],
    [
      { kind: 'reply', id: 'yuhuanyuhuan', title: '答复的函', docNumber: '玉科〔2024〕25号' },
      '/r/yuhuanyuhuan',
      '发文字号 玉科〔2024〕25号 答复的函 打开这篇答复 →',
    ],
  ] satisfies [Subject, string, string][])('has a card: %o', async (subject, href, text) => {
    const naming = await surveying(() => ({ subject }))
    const $ = await naming.page('/search?q=315')
    const card = $('main section').has('#card-heading')
    expect(card.find('h2 a').attr('href')).toBe(href)
    expect(card.text().replace(/\s+/g, ' ').trim()).toBe(text)
    expect((await naming.page('/search?q=315&page=2'))('#card-heading').length).toBe(0)
    await naming.close()
  })
})

describe('the diagram of years', () => {
  const inYears = (years: readonly number[]) =>
    serve(
      years.map((year, at) =>
        sampleReply(`year${'abcdefghijkl'.charAt(at).repeat(8)}`, [], {
          header: { ...yuhuan.header, signedOn: `${year}-05-20` },
        }),
      ),
    )

  it('has a bar for each year, a link that filters, and the number for those who do not see it', async () => {
    const some = await inYears([2021, 2023, 2023, 2024])
    const $ = await some.page('/search')
    expect(texts($, 'aside ol li')).toEqual(['1，2021', '0，2022', '2，2023', '1，2024'])
    const bars = $('aside rect').toArray()
    expect(bars.map((bar) => $(bar).attr('height'))).toEqual(['50', '100', '50'])
    expect(linkTo($, '2，2023')).toBe('/search?year=2023')
    const chosen = await some.page('/search?year=2023')
    expect(linkTo(chosen, '移除筛选：2023')).toBe('/search')
    await some.close()
  })

  it('leaves what is older to the list, and the only year', async () => {
    const some = await inYears([1998, 2016, 2024])
    const $ = await some.page('/search')
    expect(texts($, 'aside ol li').length).toBe(8)
    expect(texts($, '.filter-year details li').toSorted()).toEqual(['1998 1', '2016 1'])
    const chosen = await some.page('/search?year=1998')
    expect(texts(chosen, '.filter-year > ul li')).toEqual(['移除筛选：1998 1'])
    await some.close()
    const one = await inYears([2024])
    expect(texts(await one.page('/search'), '.filter-year li')).toEqual(['2024 1'])
    await one.close()
  })
})

describe('a passage among its neighbours', () => {
  it('is a part of a page, marked', async () => {
    const $ = await server.page('/search?q=双倍增')
    const [, path, query, anchor] = /^(.*)\?(.*)#(.*)$/.exec(linkTo($, '在原文中查看') ?? '') ?? []
    const near = await server.page(`${path ?? ''}/near/${anchor ?? ''}?${query ?? ''}`)
    expect(texts(near, '.here mark')).toEqual(['双倍增'])
    expect(near('html link').length).toBe(0)
  })

  it.each(['/r/yuhuanyuhuan/near/p999', '/r/aaaaaaaaaaaa/near/p1', '/r/yuhuanyuhuan/near/%3Cb%3E'])(
    '%s is not there',
    async (path) => {
      expect((await server.get(path)).status).toBe(404)
    },
  )
})

describe('suggestions', () => {
  it('are lists of texts, notes and addresses, as OpenSearch has them', async () => {
    const suggesting = await serve(samples, {
      searcher: {
        completions: async () => [
          { kind: 'region', label: '玉环市', query: '双倍增 地区:玉环市', count: 2, id: null },
          { kind: 'title', label: '关于<b>', query: '关于<b>', count: null, id: 'yuhuanyuhuan' },
        ],
      },
    })
    const response = await suggesting.get('/suggest?q=双倍增 玉')
    expect(response.headers.get('content-type')).toBe('application/x-suggestions+json; charset=utf-8')
    expect(await response.json()).toEqual([
      '双倍增 玉',
      ['双倍增 地区:玉环市', '关于<b>'],
      ['地区 · 2 篇', '题目'],
      [`/search?${new URLSearchParams({ q: '双倍增 地区:玉环市' }).toString()}`, '/r/yuhuanyuhuan'],
    ])
    await suggesting.close()
  })

  it('are empty where nothing is known, whatever is asked', async () => {
    for (const query of ['', '?q=', '?q=鹧鸪天', '?x=1', '?q=a&q=b']) {
      const response = await server.get(`/suggest${query}`)
      expect(response.status, query).toBe(200)
      expect(((await response.json()) as unknown[]).slice(1), query).toEqual([[], [], []])
    }
  })
})

describe('the API', () => {
  it.each([
    ['q=双倍增', { q: '双倍增' }],
    ['q=双倍增&section=plan&region=331083', { q: '双倍增', section: ['plan'], region: ['331083'] }],
    ['page=9999', { page: 9999 }],
  ] as const)('?%s answers what the searcher answers', async (query, asked) => {
    const response = await server.get(`/api/v1/search?${query}`)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(response.headers.get('etag')).toMatch(/^W\/"[0-9a-f]{16}"$/)
    expect(await response.json()).toEqual(
      await fakeSearcher(samples).search({ ...plainRequest(''), ...asked }),
    )
  })

  it('names the parameter at fault as problem+json', async () => {
    const response = await server.get('/api/v1/search?q[a]=b')
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: '网址中的参数有误',
      status: 400,
      detail: '没有名为“q[a]”的参数。',
      parameter: 'q[a]',
      parameters: ['q[a]'],
    })
  })
})
