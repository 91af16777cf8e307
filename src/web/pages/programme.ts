import type { RequestHandler } from 'express'
import { type ProgrammeAnswer, quoteTable } from '../../search/holdings/programme-answer.ts'
import { programmeTable, type TableRequest } from '../../search/holdings/programme-table.ts'
import type { GroupRow } from '../../search/holdings/table-rows.ts'
import { plainRequest } from '../../search/request.ts'
import type { Overview, Searcher } from '../../search/searcher.ts'
import { requestFor, sendFeed } from '../formats/feed.ts'
import { urlIn } from '../formats/formats.ts'
import { programmeTable as csvTable } from '../formats/tables.ts'
import { HttpProblem } from '../problems.ts'
import { searchUrl } from '../search-url.ts'
import { compareUrl, mostCompared, mostRows, readTableRequest, tableUrl } from '../table-requests.ts'
import { pageFrame } from './frame.ts'
import { type RegionRowView, regionRowView } from './region-row.ts'
import { exportLinks, frameLinks, serveTable } from './serve-table.ts'
import {
  type Bar,
  bars,
  type Column,
  type ColumnHead,
  columnHeads,
  dataSentence,
  type ExportLink,
  periodText,
} from './table-parts.ts'
import { provinceSentence, type TileMap, tileMap } from './tile-map.ts'

interface ProgrammeView {
  readonly name: string
  readonly aliases: readonly string[]
  readonly lookAlikes: readonly string[]
  readonly note: string
  /** `3 篇、13 次，3 个地区，2023-06-20 至 2024-05-20` */
  readonly summary: string
  readonly found: string
  /** The region that the page is limited to. */
  readonly region: { readonly name: string; readonly without: string } | null
  readonly map: TileMap
  readonly provinces: readonly ProvinceView[]
  readonly withoutAny: readonly string[]
  readonly years: readonly Bar[]
  readonly together: readonly { readonly label: string; readonly href: string; readonly count: number }[]
  readonly switches: readonly Switch[]
  readonly heads: readonly ColumnHead[]
  readonly groups: readonly GroupView[]
  readonly rowCount: string
  readonly pages: PagesView
  /** The regions with most replies side by side; null for fewer than two. */
  readonly compare: string | null
  readonly exports: readonly ExportLink[]
  readonly data: string
  readonly address: string
}

interface ProvinceView {
  readonly name: string
  readonly href: string
  readonly held: number
  readonly replies: number
  readonly regions: number
}

/** A choice of how the table is shown. */
interface Switch {
  readonly label: string
  readonly choices: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[]
}

interface GroupView {
  /** Null where the table is not grouped. */
  readonly heading: { readonly label: string; readonly sentence: string } | null
  readonly rows: readonly RegionRowView[]
  /** Regions that do not name it, where they are gathered in one row instead of a row each. */
  readonly notSeen: readonly RegionRowView[]
}

interface PagesView {
  readonly previous: string | null
  readonly next: string | null
  /** All rows on one page; null where they are. */
  readonly all: string | null
}

const forms = ['csv', 'json', 'atom'] as const

/** `GET /programmes/:id`: one programme, region by region. */
export function serveProgramme(searcher: Searcher): RequestHandler {
  return serveTable(async ({ page: path, name: id }, given) => {
    const request = readTableRequest(given, path)
    const table = programmeTable(await searcher.holdings(), id, request)
    if (table === null) throw noSuchProgramme()
    const answer = await quoteTable(table, (reply) => searcher.reply(reply))
    const url = tableUrl(path, request)
    const pages = pagesView(answer, request, path)
    return {
      url,
      answer: { ...answer, next: pages.next === null ? null : `/api/v1${pages.next}` },
      next: pages.next,
      previous: pages.previous,
      name: `复文-${answer.programme.name}-各地区`,
      table: (source) => csvTable(answer, source),
      html: async (response) => {
        const overview = await searcher.overview()
        response.render('programme', {
          page: frame(answer, { url, path, overview, pages }),
          view: programmeView(answer, request, path),
        })
      },
      feed: (response, site) => {
        const region = request.region === null ? [] : [request.region]
        const place = { title: `复文：${answer.programme.name}`, site, self: urlIn('atom', url), page: url }
        return sendFeed(response, searcher, { request: requestFor({ programme: [id], region }), place })
      },
    }
  })
}

function noSuchProgramme(): HttpProblem {
  return new HttpProblem({
    status: 404,
    title: '没有这个项目',
    details: ['名录里没有这个标识，资料里也没有。请从项目一览中选择。'],
    wayOn: { href: '/programmes', label: '工程与行动一览' },
  })
}

function frame(
  { programme, region }: ProgrammeAnswer,
  { url, path, overview, pages }: { url: string; path: string; overview: Overview; pages: PagesView },
) {
  const where = region === null ? '' : `（${region.name}）`
  return pageFrame(`${programme.name}：各地区情况${where}`, {
    query: '',
    canonical: path,
    overview,
    links: frameLinks(url, forms, pages),
  })
}

function programmeView(answer: ProgrammeAnswer, request: TableRequest, path: string): ProgrammeView {
  const { programme, region } = answer
  const found = (code: string | null): string =>
    searchUrl({ ...plainRequest(''), programme: [programme.id], region: code === null ? [] : [code] })
  const urlWith = (change: Partial<TableRequest>): string =>
    tableUrl(path, { ...request, page: 1, ...change })
  const provinces = answer.provinces.filter(({ held }) => held > 0)
  return {
    name: programme.name,
    aliases: programme.aliases,
    lookAlikes: programme.lookAlikes,
    note: programme.note,
    summary: summaryOf(answer),
    found: found(request.region),
    region: region === null ? null : { name: region.path.join(' › '), without: urlWith({ region: null }) },
    map: tileMap(answer.provinces, (code) => urlWith({ region: code })),
    provinces: provinces
      .toSorted((a, b) => b.replies - a.replies || b.held - a.held)
      .map(({ code, name, held, replies, regions }) => ({
        name,
        href: urlWith({ region: code }),
        held,
        replies,
        regions,
      })),
    withoutAny: answer.provinces.filter(({ held }) => held === 0).map(({ short }) => short),
    years: bars(
      answer.years.map(({ year, held, replies }) => ({
        label: `${year}年`,
        href: yearUrl(answer, year),
        held,
        replies,
      })),
    ),
    together: answer.together
      .slice(0, mostTogether)
      .map(({ label, url, count }) => ({ label, href: url, count })),
    switches: switches(request, urlWith),
    heads: columnHeads(columns, request.sort, (sort) => urlWith({ sort })),
    groups: groupViews(answer, request),
    rowCount: rowSentence(answer, request),
    pages: pagesView(answer, request, path),
    compare: compareLink(answer),
    exports: exportLinks(tableUrl(path, request), forms),
    data: dataSentence(answer),
    address: tableUrl(path, request),
  }
}

/** More of them say little. */
const mostTogether = 12

function summaryOf({ total }: ProgrammeAnswer): string {
  const held = `所收 ${total.held.regions} 个地区 ${total.held.replies} 篇资料`
  if (total.replies === 0) return `${held}中没有见到这个项目。`
  const period = periodText(total)
  return `${held}中，${total.regions} 个地区的 ${total.replies} 篇提到，共 ${total.mentions} 次${period === '' ? '' : `（${period}）`}。`
}

function yearUrl({ programme, region }: ProgrammeAnswer, year: string): string {
  const codes = region === null ? [] : [region.code]
  return searchUrl({ ...plainRequest(''), programme: [programme.id], region: codes, year: [Number(year)] })
}

const columns: readonly Column<TableRequest['sort']>[] = [
  { label: '地区', sort: 'region', order: 'ascending' },
  { label: '所收', sort: 'held', order: 'descending', isNumber: true },
  { label: '提到', sort: 'replies', order: 'descending', isNumber: true },
  { label: '次数', sort: 'mentions', order: 'descending', isNumber: true },
  { label: '最早', sort: 'first', order: 'ascending' },
  { label: '最近', sort: 'last', order: 'descending' },
  { label: '代表性原句' },
  { label: '章节（次数）' },
  { label: '办理类型' },
]

function switches(request: TableRequest, urlWith: (change: Partial<TableRequest>) => string): Switch[] {
  return [
    {
      label: '显示',
      choices: [
        { label: '全部地区', href: urlWith({ show: 'all' }), isCurrent: request.show === 'all' },
        { label: '只看提到的', href: urlWith({ show: 'found' }), isCurrent: request.show === 'found' },
      ],
    },
    {
      label: '分组',
      choices: [
        { label: '按省', href: urlWith({ group: 'province' }), isCurrent: request.group === 'province' },
        { label: '按市', href: urlWith({ group: 'prefecture' }), isCurrent: request.group === 'prefecture' },
        { label: '不分组', href: urlWith({ group: 'none' }), isCurrent: request.group === 'none' },
      ],
    },
  ]
}

function groupViews({ programme, groups, rows }: ProgrammeAnswer, request: TableRequest): GroupView[] {
  const views = rows.map((row) => ({ group: row.group, view: regionRowView(row, programme.id) }))
  if (request.group === 'none')
    return [
      {
        heading: null,
        ...gathered(
          views.map(({ view }) => view),
          request,
        ),
      },
    ]
  return groups.map((group) => {
    const members = views.filter((row) => row.group === (group.region?.code ?? null)).map(({ view }) => view)
    return {
      heading: { label: groupLabel(group), sentence: groupSentence(group) },
      ...gathered(members, request),
    }
  })
}

/** A few rows in which nothing was seen can be read; many hide the others. Where the reader ordered the regions
 *  themselves, each keeps its place. */
const fewNotSeen = 3

function gathered(
  rows: readonly RegionRowView[],
  { sort }: TableRequest,
): Pick<GroupView, 'rows' | 'notSeen'> {
  const notSeen = rows.filter(({ replies }) => replies === 0)
  if (notSeen.length <= fewNotSeen || sort === 'region' || sort === 'held') return { rows, notSeen: [] }
  return { rows: rows.filter(({ replies }) => replies > 0), notSeen }
}

function groupLabel({ region }: GroupRow): string {
  return region === null ? '地区不明' : region.path.join(' › ')
}

function groupSentence({ held, heldRegions, replies, regions }: GroupRow): string {
  const places = replies === 0 ? `${heldRegions} 个地区` : `${heldRegions} 个地区中 ${regions} 个提到`
  return `${places}；${provinceSentence({ held, replies })}`
}

function rowSentence({ rowCount, rows }: ProgrammeAnswer, { page, limit }: TableRequest): string {
  if (rows.length === 0)
    return rowCount === 0 ? '没有符合条件的地区。' : `一共 ${rowCount} 行，这一页没有内容。`
  if (rows.length === rowCount) return `${rowCount} 行`
  const first = (page - 1) * limit + 1
  return `第 ${first}–${first + rows.length - 1} 行，共 ${rowCount} 行`
}

function pagesView({ rowCount }: ProgrammeAnswer, request: TableRequest, path: string): PagesView {
  const { page, limit } = request
  const last = Math.max(1, Math.ceil(rowCount / limit))
  return {
    previous: page > 1 ? tableUrl(path, { ...request, page: Math.min(page - 1, last) }) : null,
    next: page < last ? tableUrl(path, { ...request, page: page + 1 }) : null,
    all: last > 1 && rowCount <= mostRows ? tableUrl(path, { ...request, page: 1, limit: mostRows }) : null,
  }
}

/** The first rows are those with most replies, unless the reader ordered them otherwise. */
function compareLink({ programme, rows }: ProgrammeAnswer): string | null {
  const regions = rows.flatMap(({ region, replies }) =>
    region === null || replies === 0 ? [] : [region.code],
  )
  const few = regions.slice(0, Math.min(3, mostCompared))
  return few.length < 2 ? null : compareUrl('/compare', { programmes: [programme.id], regions: few })
}
