import { describe, expect, it } from 'vitest'
import { factsOf } from '../../../src/reply/reply-facts.ts'
import { reportCoverage } from '../../../src/search/holdings/coverage.ts'
import { gatherHoldings } from '../../../src/search/holdings/holdings.ts'
import { makeMatrix } from '../../../src/search/holdings/matrix.ts'
import { listProgrammes, type ProgrammeSort } from '../../../src/search/holdings/programme-list.ts'
import { listRegions, reportRegion } from '../../../src/search/holdings/regions.ts'
import { jiande as summary } from '../../web/sample-replies.ts'
import { heldReplies, replyOf } from './replies.ts'

const content = { version: '1-a', updatedAt: null }
const holdings = await gatherHoldings(heldReplies.map(factsOf), content)
const nothing = await gatherHoldings([], content)

describe('listProgrammes', () => {
  it('counts replies, mentions and regions of each programme that is named', () => {
    const { programmes, unseen, held } = listProgrammes(holdings, { region: null, sort: 'count' })
    expect(programmes).toMatchObject([
      { value: 'shuangbeizeng', count: 4, mentions: 5, regions: 3, first: '2022-07-01', last: '2024-05-20' },
      { value: 'jiebangguashuai', count: 2, mentions: 2, regions: 2 },
    ])
    expect(unseen.map(({ value }) => value)).toContain('315')
    expect(held).toMatchObject({ replies: 5, regions: 4 })
  })

  it('is limited to a region and what lies in it', () => {
    const { programmes, held } = listProgrammes(holdings, { region: '331000', sort: 'count' })
    expect(programmes.map(({ value, count }) => [value, count])).toEqual([
      ['shuangbeizeng', 2],
      ['jiebangguashuai', 1],
    ])
    expect(held).toMatchObject({ replies: 2, regions: 1 })
  })

  it.each<[ProgrammeSort, string]>([
    ['mentions', 'shuangbeizeng'],
    ['first', 'shuangbeizeng'],
    ['name', 'jiebangguashuai'],
  ])('is ordered by %s', (sort, first) => {
    expect(listProgrammes(holdings, { region: null, sort }).programmes[0]?.value).toBe(first)
  })
})

describe('listRegions', () => {
  it('has every region of which something is held and all above it, by code', () => {
    expect(listRegions(holdings).map(({ value, count }) => [value, count])).toEqual([
      ['330000', 4],
      ['330100', 1],
      ['330182', 1],
      ['331000', 2],
      ['331083', 2],
      ['370000', 1],
      ['371300', 1],
    ])
  })
})

describe('reportRegion', () => {
  it('tells what is held of a region with all that lies in it, and of just itself', () => {
    expect(reportRegion(holdings, '330000')).toMatchObject({
      region: { name: '浙江省' },
      above: [],
      own: 1,
      held: { replies: 4, regions: 3, first: '2022-07-01', last: '2024-05-20' },
      below: [
        { value: '330100', count: 1 },
        { value: '331000', count: 2 },
      ],
      years: [
        { year: '2022', replies: 1 },
        { year: '2023', replies: 1 },
        { year: '2024', replies: 2 },
      ],
      authorities: [{ name: '玉环市科学技术局', replies: 2 }],
    })
  })

  it('knows the regions around it, and one of which nothing is held', () => {
    expect(reportRegion(holdings, '331083')?.above.map(({ name }) => name)).toEqual(['浙江省', '台州市'])
    expect(reportRegion(holdings, '110000')).toMatchObject({
      held: { replies: 0 },
      programmes: [],
      years: [],
    })
    expect(reportRegion(holdings, '999999')).toBeNull()
  })
})

describe('reportCoverage', () => {
  it('names what is missing', async () => {
    const replies = [...heldReplies, replyOf('nowhere', null, [['done', '。']]), summary]
    const early = replyOf('early', '371300', [], { signedOn: '2020-01-01' })
    const coverage = reportCoverage(await gatherHoldings([...replies, early].map(factsOf), content))
    expect(coverage.gaps).toMatchObject({
      years: ['2021'],
      withoutRegion: 1,
      withoutDate: 1,
      withoutAuthority: 5,
      withoutKind: 7,
    })
    expect(coverage.gaps.provinces.map(({ short }) => short)).not.toContain('浙江')
    expect(coverage.gaps.provinces).toHaveLength(32)
    expect(coverage.masked).toEqual({ phone: 1 })
    expect(coverage.docTypes).toEqual({ reply: 7, 'work-summary': 1 })
  })

  it('is empty for an empty index', () => {
    expect(reportCoverage(nothing)).toMatchObject({
      held: { replies: 0, first: null },
      years: [],
      regions: [],
    })
  })
})

describe('makeMatrix', () => {
  it('has the most frequent programmes and the provinces of which something is held', () => {
    const { regions, programmes } = makeMatrix(holdings, { programmes: [], regions: [] })
    expect(regions.map(({ name, held }) => [name, held])).toEqual([
      ['浙江省', 4],
      ['山东省', 1],
    ])
    expect(programmes.map(({ value, replies }) => [value, replies])).toEqual([
      ['shuangbeizeng', [4, 0]],
      ['jiebangguashuai', [2, 0]],
    ])
  })

  it('keeps to what was chosen', () => {
    const { regions, programmes } = makeMatrix(holdings, {
      programmes: ['315'],
      regions: ['331083', '110000'],
    })
    expect(regions.map(({ held }) => held)).toEqual([2, 0])
    expect(programmes).toMatchObject([{ value: '315', replies: [0, 0] }])
  })
})
