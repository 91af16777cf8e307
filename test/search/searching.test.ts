import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layFoundation } from '../../src/cli/foundation.ts'
import type { ReplyIndex } from '../../src/indexing/reply-index.ts'
import type { Reply } from '../../src/reply/reply.ts'
import type { SearchAnswer } from '../../src/search/answer.ts'
import { plainRequest, type SearchRequest } from '../../src/search/request.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { silentIo } from '../cli/run-fuwen.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { openSeedIndex } from './seed-index.ts'

const folder = sharedFolder()
let index: ReplyIndex
let searcher: Searcher

beforeAll(async () => {
  ;({ index, searcher } = await openSeedIndex(folder))
})

afterAll(() => index.close())

function search(q: string, more: Partial<SearchRequest> = {}): Promise<SearchAnswer> {
  return searcher.search({ ...plainRequest(q), limit: 100, ...more })
}

async function replyOf(region: string): Promise<Reply> {
  const { results } = await search('', { region: [region] })
  return (await searcher.reply(results[0]?.id ?? '')) ?? expect.fail(`no reply of ${region}`)
}

/** The places of the replies, the best first. */
function places({ results }: SearchAnswer): string {
  return results.map((result) => result.region?.name ?? '无').join(' ')
}

/** The places in the order of their names, for queries whose order is not the point. */
function sortedPlaces(answer: SearchAnswer): string {
  return places(answer).split(' ').toSorted().join(' ')
}

const sorted = (names: string): string => names.split(' ').toSorted().join(' ')

describe('the passages of a result', () => {
  it.each(['促进文旅融合发展加快转化', '建议加快完善公共交通优化营商环境', '科技企业梯次培育工作不够健全'])(
    'all show something of what is looked for, where one does: %s',
    async (q) => {
      const { results } = await search(q)
      expect(results.length).toBeGreaterThan(0)
      for (const { passages } of results) {
        const marked = passages.filter(({ highlights }) => highlights.length > 0)
        expect([0, passages.length]).toContain(marked.length)
      }
    },
  )
})

describe('the query language, on the seeds', () => {
  it.each([
    ['翅膀工程 OR 一链五端', '临沂市 金华市'],
    ['翅膀工程 或 一链五端', '临沂市 金华市'],
    ['翅膀工程|一链五端', '临沂市 金华市'],
    ['揭榜挂帅 （翅膀工程 或 双清零）', '临沂市 柯桥区'],
    ['315 -(双清零 OR 领雁)', ''],
    ['315 NOT 专精特新', '建德市 柯桥区'],
    ['双倍增 地区:浙江', '玉环市 建德市 金华市 柯桥区'],
    ['双倍增 地区：柯桥', '柯桥区'],
    ['双倍增 (地区:玉环 OR 地区:建德)', '玉环市 建德市'],
    ['揭榜挂帅 章节:下一步', '建德市 临沂市 柯桥区'],
    ['揭榜挂帅 -章节:下一步打算', '玉环市 建德市'],
    ['揭榜挂帅 项目:315', '玉环市 建德市 柯桥区'],
    ['揭榜挂帅 年份:2024 地区:浙江', '玉环市 建德市'],
    ['揭榜挂帅 年份:..2023', '柯桥区'],
    ['类别:建议 科技', '金华市'],
    ['单位:玉环科技局', '玉环市'],
    ['单位:科技局 双倍增', '玉环市 建德市 柯桥区'],
    ['单位:临沂市科学技术局', '临沂市'],
    ['地区:临沂', '临沂市'],
    ['双倍增 -地区:玉环', '建德市 金华市 柯桥区'],
    ['双倍增 地区:浙江 -地区:台州', '建德市 金华市 柯桥区'],
    ['双倍增 NOT 年份:2023', '玉环市 建德市 金华市'],
    ['双倍增 -项目:115', '玉环市 金华市 柯桥区'],
    ['双倍增 -类别:提案', '建德市 金华市'],
    ['-单位:科技局', '金华市'],
  ])('%s finds %s', async (q, found) => {
    expect(sortedPlaces(await search(q))).toBe(sorted(found))
  })

  it.each([
    '玉科〔2024〕25号',
    '玉科[2024]25号',
    '玉科（2024）25',
    '玉科 2024 25',
    '玉科 2024 25号',
    '玉科2024年25号',
    '玉科2024-25',
    '玉科 〔2024〕 第 25 号',
    '2024 25号',
    '〔2024〕25号',
    '文号:玉科[2024]25',
    '“玉科〔2024〕25号”',
  ])('finds the reply whose document number is typed as %s', async (q) => {
    expect(places(await search(q))).toBe('玉环市')
  })

  it('does not take another number for the one typed', async () => {
    const { results, total } = await search('临科函字〔2024〕5号')
    expect(total.exact).toBe(0)
    expect(results.every((result) => result.passages.every(({ match }) => match === 'terms'))).toBe(true)
  })

  it.each([
    ['玉科〔2024〕26号', '没有文号为“玉科〔2024〕26号”的答复，下面列出同一字号同一年的。', '玉环市'],
    ['玉科 2024 26', '没有文号为“玉科〔2024〕26号”的答复，下面列出同一字号同一年的。', '玉环市'],
    ['玉科〔2023〕25号', '没有文号为“玉科〔2023〕25号”的答复。', ''],
    ['〔2024〕26号', '没有文号为“〔2024〕26号”的答复。', ''],
    ['文号:玉科〔2024〕26号', '没有文号为“玉科〔2024〕26号”的答复。', ''],
  ])('does not search %s, which no reply has, in pieces', async (q, notice, found) => {
    const answer = await search(q)
    expect(answer.query.notices).toEqual([notice])
    expect(places(answer)).toBe(found)
  })

  it('searches the rest where a number is one of several things', async () => {
    const { notices } = (await search('玉科〔2024〕26号 OR 翅膀行动计划')).query
    expect(notices.join()).not.toContain('没有文号')
  })

  it('lets a typed qualifier take the place of the chosen filter, and says so', async () => {
    const answer = await search('双倍增 地区:柯桥', { region: ['331083'] })
    expect(places(answer)).toBe('柯桥区')
    expect(answer.query.notices.join()).toContain('“地区:柯桥区”代替了所选的“地区:玉环市”')
  })

  it('shows a typed qualifier as selected among the values of its field', async () => {
    const { facets } = await search('双倍增 地区:柯桥 年份:2020..')
    expect(facets.region.filter(({ selected }) => selected).map(({ label }) => label)).toEqual(['柯桥区'])
    expect(facets.year.every(({ count, selected }) => count > 0 && selected)).toBe(true)
  })

  it('keeps the chosen section when the query excludes it, and says so', async () => {
    const answer = await search('揭榜挂帅 章节:下一步 -章节:下一步')
    expect(sortedPlaces(answer)).toBe(sorted('建德市 临沂市 柯桥区'))
    expect(answer.query.notices.join()).toContain('互相矛盾')
  })

  it('asks the index to leave out the replies of an excluded qualifier', async () => {
    const { excluded } = await askedOf('315 -地区:玉环 -年份:2023')
    expect(excluded).toMatchObject({ region: ['331083'], year: ['2023'] })
  })
})

/** What the index is asked for `q`. */
async function askedOf(q: string) {
  const { createSearcher } = await import('../../src/search/create-searcher.ts')
  const asked: Parameters<ReplyIndex['find']>[0][] = []
  const listening: ReplyIndex = {
    find: (query) => {
      asked.push(query)
      return index.find(query)
    },
    reply: (id) => index.reply(id),
    outlines: (ids) => index.outlines(ids),
    all: () => index.all(),
    facts: () => index.facts(),
    statements: (filters, letters) => index.statements(filters, letters),
    passagesLike: (text, options) => index.passagesLike(text, options),
    passagesAbout: (texts, options) => index.passagesAbout(texts, options),
    heldRuns: (folded, options) => index.heldRuns(folded, options),
    textHolders: (texts, most) => index.textHolders(texts, most),
    termCounts: (terms) => index.termCounts(terms),
    state: () => index.state(),
    close: () => index.close(),
  }
  await createSearcher(listening, layFoundation(silentIo).segmenter).search(plainRequest(q))
  return asked[0] ?? expect.fail('the index was not asked')
}

describe('a query that finds nothing', () => {
  it('is relaxed to some of its words, marked as such', async () => {
    const answer = await search('海绵城市 翅膀工程 揭榜挂帅')
    expect(places(answer).split(' ')[0]).toBe('临沂市')
    expect(answer.total).toMatchObject({ replies: 4, exact: 0 })
    expect(answer.results.flatMap(({ passages }) => passages).every(({ match }) => match === 'terms')).toBe(
      true,
    )
    expect(answer.query.notices.join()).toMatch(/没有答复同时含有全部检索词/)
  })

  it('is relaxed to some of its letters where few replies hold a part of it, and none as it was typed', async () => {
    const answer = await search('园区孵化 招租难')
    expect(places(answer).split(' ')[0]).toBe('玉环市')
    expect(answer.total).toMatchObject({ replies: 5, exact: 0 })
    expect(answer.query.notices.join()).toMatch(/列出含有其中部分文字的/)
  })

  it('is relaxed from a phrase to its words', async () => {
    const answer = await search('“揭榜挂帅组织实施攻关”')
    expect(places(answer)).toBe('柯桥区')
    expect(answer.query.notices.join()).toMatch(/没有逐字含有“揭榜挂帅组织实施攻关”的答复/)
    expect(answer.total.exact).toBe(0)
  })

  it('keeps what it excludes when it is relaxed', async () => {
    expect(sortedPlaces(await search('海绵城市 揭榜挂帅 -双清零'))).toBe(sorted('玉环市 建德市 临沂市'))
  })

  it.each([
    ['揭榜挂帅', { region: ['330700'] }, '去掉“地区:金华市”有 4 篇'],
    ['揭榜挂帅 地区:金华', {}, '去掉“地区:金华市”有 4 篇'],
    ['翅膀工程 年份:2020', {}, '去掉“年份:2020”有 1 篇'],
    ['翅膀工程 类别:建议 年份:2024', {}, '去掉“类别:建议”有 1 篇'],
    ['翅膀工程 类别:C', {}, '去掉“办理类型C”有 1 篇'],
    ['翅膀工程 文号:玉科〔2024〕25号', {}, '去掉“玉科(2024)25号”有 1 篇'],
  ])('%s with %j is told which filter to take back', async (q, filter, notice) => {
    expect((await search(q, filter)).query.notices.join()).toContain(notice)
  })

  it.each([
    ['海绵城市 揭榜挂帅 类别:A', '临沂市 玉环市'],
    ['海绵城市 揭榜挂帅 文号:临科函字', '临沂市'],
    ['海绵城市 揭榜挂帅 文号:临科函字〔2024〕4号', '临沂市'],
    ['翅膀工程 类别:C', ''],
    [
      '海绵城市 揭榜挂帅 科创贷 双清零 飞地 翅膀工程 赛马制 悬赏制 概念验证 孵化器 众创空间 研发机构 高企 类别:A',
      '玉环市 临沂市',
    ],
  ])('keeps what a qualifier asks for when it is relaxed: %s', async (q, found) => {
    expect(sortedPlaces(await search(q))).toBe(sorted(found))
  })

  it.each(['河长制', '“1315”', '13800000000', 'qwertyuiop', 'jiazhuangdianti', '6:31', '98.7%'])(
    'finds nothing for %s',
    async (q) => {
      const answer = await search(q)
      expect(answer.results).toEqual([])
      expect(answer.total).toEqual({ replies: 0, passages: 0, exact: 0 })
      expect(answer.query.suggestions).toEqual([])
    },
  )
})

describe('a pasted text', () => {
  it.each(['331083', '330182', '371300', '330700', '330603'])(
    'of 2,000 characters finds the reply of %s it was taken from first',
    async (region) => {
      const { text } = await replyOf(region)
      const pasted = text.replace(/\s+/g, ' ').slice(700, 2_700)
      const answer = await search(pasted)
      expect(answer.results[0]?.region?.code).toBe(region)
      expect(answer.results[0]?.passages[0]?.match).toBe('exact')
      expect(answer.total.exact).toBeGreaterThan(0)
      expect(answer.total.exact).toBeLessThan(answer.total.passages)
      expect(answer.query.notices.join()).toContain('检索词较长，按相关程度列出')
    },
  )

  it('without any blank and without its punctuation finds it, too', async () => {
    const { text } = await replyOf('330603')
    const pasted = text.slice(1_000, 2_400).replace(/[^\p{L}\p{N}]/gu, '')
    expect((await search(pasted)).results[0]?.region?.code).toBe('330603')
  })

  it('in other words finds the reply that speaks of it', async () => {
    const proposal =
      '近年来，不少中小企业反映贷款难、担保费用高。建议设立面向科技型企业的科创贷产品，扩大合作银行的范围，减免担保费，' +
      '让小微企业的研发投入得到融资支持；同时组织推介和培训，让更多企业知道这项政策。'
    expect((await search(proposal)).results[0]?.region?.name).toBe('玉环市')
  })

  it('is marked by its sentences and telling words, not by every syllable', async () => {
    const reply = await replyOf('330603')
    const sentence =
      '积极培育有发展潜力的企业，动态跟踪、因企施策，推动企业成长壮大，推动传统企业向高新技术企业转变'
    const marks = searcher.marks(reply, `${sentence}。关于此事的经过和结果，请予说明并答复为盼。`)
    const marked = [...marks].flatMap(([anchor, spans]) => {
      const text = reply.passages.find((passage) => passage.anchor === anchor)?.text ?? ''
      return spans.map(([start, end]) => text.slice(start, end))
    })
    expect(marked).not.toContain('的')
    expect(marked.some((text) => text.includes('潜力的企业'))).toBe(true)
  })

  it('of a few dozen characters fills few full matches up with partial ones', async () => {
    const answer = await search('关于激发创新潜力赋能产业升级的建议')
    expect(answer.results[0]?.region?.name).toBe('玉环市')
    expect(answer.total.replies).toBeGreaterThan(1)
    expect(answer.query.notices.join()).toContain('只有 1 篇含有检索词的全部内容')
  })

  it('that stands in a reply letter by letter is not filled up', async () => {
    const answer = await search('《玉环市“十四·五”科技发展规划》')
    expect(answer.total).toMatchObject({ replies: 1, exact: 2 })
    expect(answer.query.notices).toEqual([])
  })
})

describe('suggestions', () => {
  it.each([
    ['shuangbeizeng', '双倍增'],
    ['shuang bei zeng', '双倍增'],
    ['jiebangguashuai', '揭榜挂帅'],
    ['jiē bǎng guà shuài', '揭榜挂帅'],
    ['jbgs', '揭榜挂帅'],
    ['yuhuan', '玉环'],
    ['yuhuan 双倍增', '玉环 双倍增'],
    ['揭榜挂师', '揭榜挂帅'],
    ['揭挂榜帅', '揭榜挂帅'],
    ['双倍曾', '双倍增'],
    ['余环 -人才', '玉环 -人才'],
    ['玉环市科学记数局', '玉环市科学技术局'],
    ['雙倍曾 年份:2024', '双倍增 年份:2024'],
    ['kejichuangxin', '科技创新'],
    ['ke ji chuang xin', '科技创新'],
    ['研发费用加记扣除', '研发费用加计扣除'],
    ['产学言合作 315', '产学研合作 315'],
  ])('for %s offer %s', async (q, suggestion) => {
    expect((await search(q)).query.suggestions[0]).toBe(suggestion)
  })

  it.each(['双倍增', '企业', '玉环', '新服务', ''])('offer nothing for %s, which is no slip', async (q) => {
    expect((await search(q)).query.suggestions).toEqual([])
  })

  it('are the meanings of an ambiguous value that the replies know', async () => {
    const { suggestions } = (await search('项目:行动')).query
    expect(suggestions.length).toBeGreaterThan(1)
    for (const suggestion of suggestions) {
      expect(suggestion).toMatch(/^项目:/)
      expect((await search(suggestion)).total.replies).toBeGreaterThan(0)
    }
  })

  it('are queries that find something', async () => {
    for (const q of ['shuangbeizeng', 'jbgs', '余环', '玉环市科学记数局']) {
      const { query } = await search(q)
      expect((await search(query.suggestions[0] ?? '')).total.replies).toBeGreaterThan(0)
    }
  })
})
