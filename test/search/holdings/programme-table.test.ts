import { describe, expect, it } from 'vitest'
import { factsOf } from '../../../src/reply/reply-facts.ts'
import { gatherHoldings } from '../../../src/search/holdings/holdings.ts'
import {
  type ProgrammeTable,
  programmeTable,
  type TableRequest,
} from '../../../src/search/holdings/programme-table.ts'
import { heldReplies, replyOf } from './replies.ts'

const content = { version: '1-a', updatedAt: null }
const plain: TableRequest = {
  region: null,
  show: 'all',
  group: 'province',
  sort: 'replies',
  page: 1,
  limit: 100,
}
const holdings = await gatherHoldings(heldReplies.map(factsOf), content)

function table(request: Partial<TableRequest> = {}, id = 'shuangbeizeng'): ProgrammeTable {
  return programmeTable(holdings, id, { ...plain, ...request }) ?? expect.fail('no table')
}

const codes = (found: ProgrammeTable) => found.rows.map(({ region }) => region?.code ?? null)

describe('programmeTable', () => {
  it('has a row for every region of which replies are held, also where none names the programme', () => {
    const { rows } = table()
    expect(
      rows.map(({ region, held, replies, mentions }) => [region?.name, held, replies, mentions]),
    ).toEqual([
      ['玉环市', 2, 2, 3],
      ['浙江省', 1, 1, 1],
      ['建德市', 1, 1, 1],
      ['临沂市', 1, 0, 0],
    ])
  })

  it('adds up what it found, and says of how much', () => {
    expect(table().total).toMatchObject({
      replies: 4,
      mentions: 5,
      regions: 3,
      first: '2022-07-01',
      last: '2024-05-20',
      roles: { done: 3, plan: 2 },
      outcomes: { A: 1 },
      held: { replies: 5, regions: 4 },
    })
  })

  it('points at the mention that says most: done, and with a figure', () => {
    expect(table().rows[0]?.telling).toMatchObject({ reply: 'yuhuan-24', anchor: 'p1' })
  })

  it.each<[Partial<TableRequest>, (string | null)[]]>([
    [{ sort: 'region' }, ['330000', '330182', '331083', '371300']],
    [{ sort: 'first' }, ['331083', '330000', '330182', '371300']],
    [{ sort: 'last' }, ['331083', '330182', '330000', '371300']],
    [{ sort: 'held', group: 'none' }, ['331083', '330000', '330182', '371300']],
    [{ show: 'found' }, ['331083', '330000', '330182']],
    [{ region: '331000' }, ['331083']],
    [{ region: '330000', sort: 'region' }, ['330000', '330182', '331083']],
    [{ limit: 1, page: 2 }, ['330000']],
    [{ page: 9 }, []],
  ])('orders, limits and pages as %j asks', (request, expected) => {
    expect(codes(table(request))).toEqual(expected)
  })

  it('has the regions that name it on the first pages, the others behind them, each in its group', async () => {
    const ningbo = replyOf('ningbo', '330200', [['done', '完善梯次培育体系。']])
    const jinan = replyOf('jinan', '370100', [['done', '推进“双倍增”。']])
    const more = await gatherHoldings([...heldReplies, ningbo, jinan].map(factsOf), content)
    const paged = (request: Partial<TableRequest>) => {
      const found = programmeTable(more, 'shuangbeizeng', { ...plain, ...request })
      return found ?? expect.fail('no table')
    }
    expect(codes(paged({}))).toEqual(['331083', '330000', '330182', '330200', '370100', '371300'])
    expect(codes(paged({ limit: 3 }))).toEqual(['331083', '330000', '330182'])
    const second = paged({ limit: 3, page: 2 })
    expect(codes(second)).toEqual(['370100', '371300', '330200'])
    expect(second.groups.map(({ region }) => region?.name)).toEqual(['山东省', '浙江省'])
    expect(second).toMatchObject({ rowCount: 6, seenCount: 4 })
    expect(codes(paged({ limit: 3, sort: 'region' }))).toEqual(['330000', '330182', '330200'])
  })

  it('sums up the rows of each province or prefecture', () => {
    expect(table().groups).toMatchObject([
      { region: { name: '浙江省' }, held: 4, heldRegions: 3, replies: 4, mentions: 5, regions: 3 },
      { region: { name: '山东省' }, held: 1, heldRegions: 1, replies: 0, regions: 0 },
    ])
    const prefectures = table({ group: 'prefecture' })
    expect(prefectures.groups.map(({ region }) => region?.name)).toEqual([
      '台州市',
      '浙江省',
      '杭州市',
      '临沂市',
    ])
    expect(prefectures.rows.map(({ group }) => group)).toEqual(['331000', '330000', '330100', '371300'])
    expect(table({ group: 'none' }).groups).toEqual([])
  })

  it('counts every province with all that lies in it', () => {
    const { provinces } = table()
    expect(provinces).toHaveLength(34)
    expect(provinces.find(({ code }) => code === '330000')).toMatchObject({
      short: '浙江',
      held: 4,
      replies: 4,
    })
    expect(provinces.find(({ code }) => code === '370000')).toMatchObject({ held: 1, replies: 0 })
    expect(provinces.find(({ code }) => code === '110000')).toMatchObject({ held: 0, replies: 0 })
  })

  it('lists each year from the first that is held to the last', () => {
    expect(table().years).toEqual([
      { year: '2022', held: 1, replies: 1 },
      { year: '2023', held: 1, replies: 1 },
      { year: '2024', held: 3, replies: 2 },
    ])
  })

  it('names the programmes that stand in the same replies', () => {
    expect(table().together).toMatchObject([{ value: 'jiebangguashuai', count: 2 }])
  })

  it('tells aliases and look-alikes, and knows a programme that no reply names', () => {
    const found = table({}, '315')
    expect(found.programme.aliases).toContain('315工程')
    expect(found.programme.lookAlikes).toContain('315晚会')
    expect(found.total).toMatchObject({ replies: 0, first: null, held: { replies: 5 } })
    expect(programmeTable(holdings, 'nonsense', plain)).toBeNull()
  })

  it('keeps replies of no known region in a row of their own, the last', async () => {
    const replies = [...heldReplies, replyOf('nowhere', null, [['done', '“双倍增”']])]
    const found = programmeTable(await gatherHoldings(replies.map(factsOf), content), 'shuangbeizeng', plain)
    expect(found?.rows.at(-1)).toMatchObject({ region: null, group: null, held: 1, replies: 1 })
    expect(found?.total).toMatchObject({ replies: 5, regions: 3, held: { replies: 6, regions: 4 } })
  })
})
