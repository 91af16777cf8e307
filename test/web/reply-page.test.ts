import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '../../src/reply/reply.ts'
import type { Section } from '../../src/reply/section.ts'
import type { Offsets } from '../../src/search/answer.ts'
import { simplified } from '../../src/web/assets/scripts/simplified.js'
import { type PassageView, passageViews } from '../../src/web/pages/reply-text.ts'
import { sampleReply, samples, yuhuan } from './sample-replies.ts'
import { linkTo, serve, type TestServer, texts } from './server.ts'

let server: TestServer

beforeAll(async () => {
  server = await serve(samples)
})
afterAll(async () => {
  await server.close()
})

describe('the reply page', () => {
  it('shows the facts of the head as a table', async () => {
    const $ = await server.page('/r/yuhuanyuhuan')
    expect(texts($, 'h1')).toEqual([yuhuan.header.title])
    expect(texts($, 'tr')).toEqual([
      '提案题目关于激发创新潜力,赋能产业升级的建议',
      '类别政协提案',
      '届次十届三次会议',
      '答复单位玉环市科学技术局',
      '会办市发改局、市经信局',
      '地区浙江省 › 台州市 › 玉环市',
      '发文字号玉科〔2024〕25号',
      '成文日期2024年5月20日',
      '发布日期2024年7月19日',
      '办理类型A（含义以当地规定为准）',
      '主送政协委员',
      '来源文件seeds/yuhuanyuhuan.txt',
      '工程与行动 科技企业“双倍增”行动',
    ])
    expect(linkTo($, '科技企业')).toBe('/programmes/double-growth')
  })

  it('says which main facts the text does not give', async () => {
    const $ = await server.page('/r/linyilinyiaa')
    expect(texts($, 'tr')).toContain('发布日期文中未见')
    expect(texts($, 'h1')).toEqual(['对《关于引育“专精特新”,加力提速工业经济高质量发展的建议》的答复'])
  })

  it('tags a text that is no reply, and says what was masked', async () => {
    const $ = await server.page('/r/jiandejiande')
    expect(texts($, 'h1')).toEqual(['建德市科学技术局的工作总结（无标题）'])
    expect($('article').text()).toContain('工作总结，非答复')
    expect($('article').text()).toContain('个人信息已隐去：电话号码 1 处')
  })

  it('keeps its doubts folded', async () => {
    const $ = await server.page('/r/yuhuanyuhuan')
    expect(texts($, 'article details')).toEqual(['解析时的疑点（1） 成文日期与发布日期相差两个月。'])
    expect($('article details').attr('open')).toBeUndefined()
  })

  it('has contents that lead to the headings', async () => {
    const $ = await server.page('/r/yuhuanyuhuan')
    const links = $('nav[aria-label="目录"] a').toArray()
    expect(links.map((link) => $(link).text())).toEqual(['一、相关工作的开展情况', '二、下阶段工作计划'])
    for (const link of links) expect($($(link).attr('href') ?? '').text()).toBe($(link).text())
  })

  it('shows every passage in order under its anchor, with role labels where the role changes', async () => {
    const $ = await server.page('/r/yuhuanyuhuan')
    for (const { anchor, text } of yuhuan.passages) expect($(`#${anchor}`).text(), anchor).toContain(text)
    expect(texts($, '[id^="p"] .role')).toEqual(['称谓', '成效/已做', '下一步打算'])
  })

  it('has every passage letter by letter, without what stands around it', async () => {
    const $ = await server.page('/r/yuhuanyuhuan')
    for (const { anchor, text } of yuhuan.passages) expect($(`#${anchor} .said`).text(), anchor).toBe(text)
  })

  it('leads from every passage to itself and to who else says it, but not from a mere greeting', async () => {
    const $ = await server.page('/r/yuhuanyuhuan')
    expect(
      $('#p4 a')
        .toArray()
        .map((link) => $(link).attr('href')),
    ).toEqual(['#p4', '/same?id=yuhuanyuhuan&anchor=p4'])
    expect(texts($, '#p1 a, #p1 button')).toEqual(['¶', '复制'])
  })

  it('names the traditional characters of a traditional text, which official documents write simplified', async () => {
    const text = '關於對市政協第52號提案的答復：加強產業創新。'
    const parts = [{ marker: null, heading: null, role: 'done', passages: [text] }] as const
    const own = await serve([...samples, sampleReply('traditionaln', parts)])
    const pairs = (await own.page('/r/traditionaln'))('article').attr('data-traditional') ?? ''
    await own.close()
    expect(pairs).toContain('關关於于對对')
    expect(simplified(text, pairs)).toBe('关于对市政协第52号提案的答复：加强产业创新。')
    const $ = await server.page('/r/yuhuanyuhuan')
    expect($('article').attr('data-traditional')).toBeUndefined()
  })

  it('says how to cite it, in print too', async () => {
    const $ = await server.page('/r/linyilinyiaa')
    const cited =
      '临沂市科学技术局对《关于引育“专精特新”，加力提速工业经济高质量发展的建议》的答复，临科函字〔2024〕4号，2024年6月18日'
    expect($('article').attr('data-citation')).toBe(cited)
    const printed = texts($, '.print-only')
    expect(printed[0]).toBe(`出处：${cited}`)
    expect(printed[1]).toBe(`引用格式（GB/T 7714）：${$('article').attr('data-reference') ?? ''}`)
    expect(printed[1]).toMatch(/\[EB\/OL\]\. \(2024-06-18\)\[20\d\d-\d\d-\d\d\]\. http/)
  })

  it('marks the query and leads from one place to the next', async () => {
    const $ = await server.page('/r/yuhuanyuhuan?q=双倍增')
    expect(texts($, 'mark')).toEqual(['双倍增', '双倍增'])
    expect(texts($, 'article [role="status"]')).toEqual(['“双倍增”在本文 2 段中出现。'])
    expect(linkTo($, '第一处')).toBe('#p4')
    expect($('#p4 #hit').length).toBe(1)
    expect($('#p4').text()).toContain('第 1 / 2 处')
    expect($('#p4 a[href="#p6"]').attr('aria-label')).toBe('下一处')
    expect($('#p6 a[href="#p4"]').attr('aria-label')).toBe('上一处')
    expect($('header input').attr('value')).toBe('双倍增')
  })

  it('can be searched itself, which leads to the first place and keeps the way back', async () => {
    const $ = await server.page('/r/yuhuanyuhuan?q=双倍增&section=plan')
    const form = $('article form')
    expect(form.attr('action')).toBe('/r/yuhuanyuhuan#hit')
    expect(
      form
        .find('input')
        .toArray()
        .map((field) => [$(field).attr('name'), $(field).attr('value')]),
    ).toEqual([
      ['q', '双倍增'],
      ['section', 'plan'],
    ])
    expect(linkTo($, '返回“双倍增”的检索结果')).toBe(`/search?q=${encodeURIComponent('双倍增')}&section=plan`)
  })

  it('offers replies on the same matter where it knows what was asked', async () => {
    const $ = await server.page('/r/linyilinyiaa')
    expect(linkTo($, '题目相近')).toBe(
      `/search?${new URLSearchParams({ q: '关于引育“专精特新”,加力提速工业经济高质量发展的建议' }).toString()}`,
    )
    expect(linkTo(await server.page('/r/jiandejiande'), '题目相近')).toBeUndefined()
  })

  it('says when the query is not in it, and marks nothing without one', async () => {
    expect(texts(await server.page('/r/yuhuanyuhuan?q=无人机'), 'article [role="status"]')).toEqual([
      '本文中没有“无人机”。',
    ])
    const plain = await server.page('/r/yuhuanyuhuan')
    expect(plain('mark, article [role="status"]').length).toBe(0)
    expect(linkTo(plain, '返回')).toBeUndefined()
  })

  it('has one address for search engines, whatever search led to it', async () => {
    const $ = await server.page('/r/yuhuanyuhuan?q=双倍增&section=plan')
    expect($('link[rel="canonical"]').attr('href')).toBe('/r/yuhuanyuhuan')
    expect((await server.page('/search?q=双倍增'))('meta[name="robots"]').attr('content')).toMatch(/^noindex/)
  })

  it('refuses parameters that no search has', async () => {
    expect((await server.get('/r/yuhuanyuhuan?q=a&q=b')).status).toBe(400)
  })
})

describe('passageViews', () => {
  it.each<[string, Heading[], string[], string]>([
    ['一、总体情况', [[1, '一、', '总体情况']], ['h2 一、总体情况'], ''],
    ['一、总体情况。加大投入。', [[1, '一、', '总体情况']], ['h2 一、总体情况。'], '加大投入。'],
    ['（一）投入\n加大投入。', [[2, '（一）', '投入']], ['h2 （一）投入\n'], '加大投入。'],
    ['1.投入。加大投入。', [[3, '1.', '投入']], ['h2 1.投入。'], '加大投入。'],
    ['一是投入。加大投入。', [[5, '一是', '投入']], ['strong 一是投入。'], '加大投入。'],
    [
      '一、总体情况。一是投入。加大投入。',
      [
        [1, '一、', '总体情况'],
        [5, '一是', '投入'],
      ],
      ['h2 一、总体情况。', 'strong 一是投入。'],
      '加大投入。',
    ],
    ['下一步，一是加大投入。', [[5, '一是', null]], [], '下一步，一是加大投入。'],
    ['总的来说，投入很大。', [[1, '一、', '总体情况']], [], '总的来说，投入很大。'],
    [
      '一、总体情况\n1.投入。加大投入。',
      [
        [1, '一、', '总体情况'],
        [3, '1.', '投入'],
      ],
      ['h2 一、总体情况\n', 'h3 1.投入。'],
      '加大投入。',
    ],
  ])('%j with the headings %j begins with %j', (text, written, shown, after) => {
    const { headings, runIns, sections, rest } = firstView(oneParagraph(text, written))
    const seen = [
      ...headings.map(({ rank, marked }) => `h${rank} ${marked}`),
      ...runIns.map(({ marked }) => `strong ${marked}`),
    ]
    expect(seen).toEqual(shown)
    expect(rest?.marked ?? '').toBe(after)
    const anchors = [
      ...headings.map(({ anchor }) => anchor),
      ...runIns.map(({ anchor }) => anchor),
      ...sections,
    ]
    expect(anchors.sort()).toEqual(written.map((_, at) => `s${at + 1}`))
  })

  it('marks what runs from the heading into the text in both', () => {
    const { runIns, rest } = firstView(oneParagraph('一是投入。加大投入。', [[5, '一是', '投入']]), [[2, 7]])
    expect(runIns.map(({ marked }) => marked)).toEqual(['一是<mark>投入。</mark>'])
    expect(rest?.marked).toBe('<mark>加大</mark>投入。')
  })
})

function firstView(reply: Reply, marks: readonly Offsets[] = []): PassageView {
  const [view] = passageViews(reply, new Map([['p1', marks]]))
  if (!view) throw new Error('no passage')
  return view
}

type Heading = readonly [Section['level'], string, string | null]

/** A reply of one passage with which every section begins, each within the one before. */
function oneParagraph(text: string, headings: readonly Heading[]): Reply {
  const span = { start: 0, end: text.length }
  const sections = headings.reduceRight((children: Section[], [level, marker, heading], at): Section[] => {
    return [{ anchor: `s${at + 1}`, level, marker, heading, role: 'done', span, children }]
  }, [])
  const passage = { anchor: 'p1', section: 's1', role: 'done' as const, headingPath: [], span, text }
  return { ...sampleReply('oneparagraph', []), text, sections, passages: [passage] }
}

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
