import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReplyIndex } from '../../src/indexing/reply-index.ts'
import { plainRequest, type SearchRequest } from '../../src/search/request.ts'
import type { Searcher, Survey } from '../../src/search/searcher.ts'
import { keepHeld } from '../../src/search/subject.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { openSeedIndex } from './seed-index.ts'

const folder = sharedFolder()
let index: ReplyIndex
let searcher: Searcher

beforeAll(async () => {
  ;({ index, searcher } = await openSeedIndex(folder))
})

afterAll(() => index.close())

function survey(q: string, more: Partial<SearchRequest> = {}): Promise<Survey> {
  return searcher.survey({ ...plainRequest(q), ...more })
}

/** What the query names, in short. */
async function named(q: string, more: Partial<SearchRequest> = {}): Promise<string> {
  const { subject } = await survey(q, more)
  switch (subject?.kind) {
    case undefined:
      return 'nothing'
    case 'programme':
      return `programme ${subject.id}`
    case 'region':
      return `region ${subject.path.join('')}`
    case 'authority':
      return subject.name
    case 'reply':
      return `reply ${subject.docNumber}`
  }
}

describe('the subject of a query', () => {
  it.each([
    ['315', 'programme 315'],
    ['“315”', 'programme 315'],
    ['双倍增', 'programme shuangbeizeng'],
    ['项目:315', 'programme 315'],
    ['玉环市', 'region 浙江省台州市玉环市'],
    ['浙江', 'region 浙江省'],
    ['地区:玉环', 'region 浙江省台州市玉环市'],
    ['玉环市科学技术局', '玉环市科学技术局'],
    ['玉环科技局', '玉环市科学技术局'],
    ['玉科〔2024〕25号', 'reply 玉科〔2024〕25号'],
    ['玉科 2024 25', 'reply 玉科〔2024〕25号'],
    ['玉科〔2024〕2号', 'nothing'],
    ['315 双倍增', 'nothing'],
    ['玉环市科技', 'nothing'],
    ['北京市', 'nothing'],
    ['科技局', 'nothing'],
    ['资源', 'nothing'],
    ['', 'nothing'],
  ])('%s is %s', async (q, subject) => {
    expect(await named(q)).toBe(subject)
  })

  it('is that of the only chosen filter, where no words are asked for', async () => {
    expect(await named('', { region: ['331083'] })).toBe('region 浙江省台州市玉环市')
    expect(await named('', { region: ['331083'], programme: ['315'] })).toBe('nothing')
    expect(await named('双倍增', { region: ['331083'] })).toBe('nothing')
  })

  it('says what is held of it', async () => {
    const { subject } = await survey('315')
    expect(subject).toMatchObject({ held: { replies: 3, provinces: 1, years: [2023, 2024] } })
  })
})

describe('typed qualifiers', () => {
  it('stand as filters, and the words remain', async () => {
    const { request } = await survey('双倍增 地区:玉环 章节:下一步 类别:提案 年份:2023..')
    expect(request).toEqual({
      ...plainRequest('双倍增'),
      region: ['331083'],
      section: ['plan'],
      kind: ['proposal'],
      year: [2023, 2024],
    })
  })

  it('take the place of what is chosen on the same field, and of nothing else', async () => {
    const { request } = await survey('地区:玉环', { region: ['330182'], section: ['plan'], sort: 'date' })
    expect(request).toEqual({ ...plainRequest(''), region: ['331083'], section: ['plan'], sort: 'date' })
  })

  it('find the same where they stand as filters', async () => {
    const typed = { ...plainRequest('双倍增 单位:玉环科技局 -章节:背景'), limit: 100 }
    const { request } = await searcher.survey(typed)
    const [one, other] = await Promise.all([searcher.search(typed), searcher.search(request)])
    expect(one.total.replies).toBe(1)
    expect(other.total).toEqual(one.total)
  })

  it('that exclude can be taken back one by one', async () => {
    const { request, excluded } = await survey('双倍增 -地区:玉环 -类别:建议')
    expect(request.q).toBe('双倍增 -地区:玉环市 -类别:建议')
    expect(excluded.map(({ label, without }) => [label, without.q])).toEqual([
      ['地区:玉环市', '双倍增 -类别:建议'],
      ['类别:建议', '双倍增 -地区:玉环市'],
    ])
  })

  it('are all there is to lift: a request without them stays as it was', async () => {
    const request = { ...plainRequest('“双倍增”  '), region: ['331083'] }
    expect((await searcher.survey(request)).request).toBe(request)
  })
})

describe('what is held of a subject', () => {
  it('is counted once as long as the content stays, and again when it has changed', async () => {
    let [asked, version] = [0, 'v1']
    const heldOf = keepHeld({
      state: async () => ({ ...(await index.state()), version }),
      find: (query) => {
        asked += 1
        return index.find(query)
      },
    })
    const first = await heldOf('region', '331083')
    expect(first).toMatchObject({ replies: 1, provinces: 1 })
    expect(await heldOf('region', '331083')).toEqual(first)
    expect(asked).toBe(1)
    version = 'v2'
    expect(await heldOf('region', '331083')).toEqual(first)
    await heldOf('programme', '315')
    expect(asked).toBe(3)
  })
})

describe('completions', () => {
  const queries = async (typed: string) => (await searcher.completions(typed)).map(({ query }) => query)

  it.each([
    ['玉', '地区:玉环市'],
    ['玉环市科', '单位:玉环市科学技术局'],
    ['双倍', '双倍增'],
    ['3', '315'],
    ['shuangb', '双倍增'],
    ['sbz', '双倍增'],
    ['双倍增 柯', '双倍增 地区:柯桥区'],
    ['双倍增 地区:柯', '双倍增 地区:柯桥区'],
    ['双倍增 地区：', '双倍增 地区:浙江省'],
    ['小升', '小升高'],
  ])('%s goes on as %s', async (typed, query) => {
    expect(await queries(typed)).toContain(query)
  })

  it('offer each thing once, the frequent ones first, names of one kind after a qualifier', async () => {
    const found = await searcher.completions('地区:')
    expect(found.map(({ kind }) => kind)).toEqual(found.map(() => 'region'))
    expect(new Set(found.map(({ label }) => label)).size).toBe(found.length)
    const counts = found.map(({ count }) => count ?? 0)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })

  it('end with titles that hold what was typed', async () => {
    const found = await searcher.completions('激发创新')
    expect(found.at(-1)).toMatchObject({ kind: 'title', count: null })
    expect(found.at(-1)?.label).toContain('激发创新')
    expect(await searcher.reply(found.at(-1)?.id ?? '')).not.toBeNull()
  })

  it('offer phrases that several replies use, whole ones', async () => {
    const phrases = async (typed: string) =>
      (await searcher.completions(typed)).filter(({ kind }) => kind === 'phrase')
    const found = await phrases('高新技')
    expect(found[0]).toMatchObject({ label: '高新技术企业', query: '高新技术企业', count: null, id: null })
    expect((await phrases('双倍增 高新技'))[0]?.query).toBe('双倍增 高新技术企业')
    // 高新技术企 is only the beginning of it.
    expect((await phrases('高新')).map(({ label }) => label)).not.toContain('高新技术企')
    expect(await phrases('地区:高新')).toEqual([])
  })

  it.each(['', ' ', '双倍增 ', '鹧鸪天', '地区', 'x'.repeat(3000)])(
    '%j goes on as nothing',
    async (typed) => {
      expect(await queries(typed)).toEqual([])
    },
  )
})
