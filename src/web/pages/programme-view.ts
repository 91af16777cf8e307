import type { ProgrammeAnswer } from '../../search/holdings/programme-answer.ts'
import type { TableRequest } from '../../search/holdings/programme-table.ts'
import { ordersAllRegions } from '../../search/holdings/table-rows.ts'
import { plainRequest } from '../../search/request.ts'
import { noRegion } from '../labels.ts'
import { searchUrl } from '../search-url.ts'
import { compareUrl, mostCompared, mostRows, tableUrl } from '../table-requests.ts'
import { type GroupView, groupViews } from './programme-groups.ts'
import { type Bar, bars, type Column, type ColumnHead, columnHeads, periodText } from './table-parts.ts'
import { type TileMap, tileMap } from './tile-map.ts'

/** One programme as its page shows it. */
export interface ProgrammeView {
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
  /** Where the regions begin that do not name it; null where they do not stand together behind this page. */
  readonly notSeen: { readonly count: number; readonly href: string } | null
  /** What stands for the place of rows without one. */
  readonly noRegion: string
  readonly pages: PagesView
  /** The regions with most replies side by side; null for fewer than two. */
  readonly compare: string | null
  /** What the form that compares chosen regions sends along, and how many may be chosen. */
  readonly choosing: { readonly programme: string; readonly most: number }
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

/** The way through the pages of its table. */
export interface PagesView {
  readonly previous: string | null
  readonly next: string | null
  /** All rows on one page; null where they are. */
  readonly all: string | null
}

/** The view of `answer`, whose page stands at `path`. */
export function programmeView(answer: ProgrammeAnswer, request: TableRequest, path: string): ProgrammeView {
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
    notSeen: notSeenBehind(answer, request, path),
    noRegion,
    pages: pagesView(answer, request, path),
    compare: compareLink(answer),
    choosing: { programme: programme.id, most: mostCompared },
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

function rowSentence({ rowCount, rows }: ProgrammeAnswer, { page, limit }: TableRequest): string {
  if (rows.length === 0)
    return rowCount === 0 ? '没有符合条件的地区。' : `一共 ${rowCount} 行，这一页没有内容。`
  if (rows.length === rowCount) return `${rowCount} 行`
  const first = (page - 1) * limit + 1
  return `第 ${first}–${first + rows.length - 1} 行，共 ${rowCount} 行`
}

function notSeenBehind(
  { rows, rowCount, seenCount }: ProgrammeAnswer,
  request: TableRequest,
  path: string,
): ProgrammeView['notSeen'] {
  const { page, limit, sort } = request
  const begin = Math.floor(seenCount / limit) + 1
  const isBehind = begin > page && rows.length > 0 && seenCount < rowCount
  if (!isBehind || ordersAllRegions(sort)) return null
  return { count: rowCount - seenCount, href: tableUrl(path, { ...request, page: begin }) }
}

/** The pages before and behind the one that `request` asks for. */
export function pagesView({ rowCount }: ProgrammeAnswer, request: TableRequest, path: string): PagesView {
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
  const few = regions.slice(0, 3)
  return few.length < 2 ? null : compareUrl('/compare', { programmes: [programme.id], regions: few })
}
