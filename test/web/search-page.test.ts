import { beforeAll, describe, expect, it } from 'vitest'
import { fakeSearcher } from './fake-searcher.ts'
import { sampleReply, samples } from './sample-replies.ts'
import { address, linkTo, serve, type TestServer, texts } from './server.ts'

let server: TestServer

beforeAll(async () => {
  server = await serve(samples)
  return () => server.close()
})

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
      '建德市科学技术局的工作总结（无标题）',
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

  it('say nothing of matching where only filters or exclusions are asked for, or only the header matches', async () => {
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
    expect(texts(await header.page('/search?q=-双倍增'), '.counts')).toEqual(['3 篇答复'])
    await header.close()
  })

  it('say when the link was not UTF-8', async () => {
    const $ = await server.page('/search?q=%C4%CF')
    expect(texts($, '[role="status"]').join()).toContain('UTF-8')
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

  it.each([
    ['😀', /没有汉字、字母或数字/, /错别字|缩短/],
    ['。。。！！', /没有汉字、字母或数字/, /错别字|缩短/],
    ['zzz', /错别字/, /缩短|引号|没有汉字/],
    ['“零的突破行动”', /缩短[^]*错别字；去掉引号/, /没有汉字/],
    ['玉科（2023）25号', /核对文号/, /错别字|缩短/],
  ])('says of %s what may help', async (q, advice, not) => {
    const text = (await server.page(`/search?q=${encodeURIComponent(q)}`))('main .advice').text()
    expect(text).toMatch(advice)
    expect(text).not.toMatch(not)
  })

  it('explains the query language on every search page', async () => {
    for (const path of ['/', '/search?q=双倍增', '/search?q=zzz']) {
      expect(texts(await server.page(path), 'details summary'), path).toContain('检索方法')
    }
  })
})
