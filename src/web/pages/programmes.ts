import type { RequestHandler } from 'express'
import {
  listProgrammes,
  type ProgrammeEntry,
  type ProgrammeList,
  type ProgrammeSort,
} from '../../search/holdings/programme-list.ts'
import { plainRequest } from '../../search/request.ts'
import type { Searcher } from '../../search/searcher.ts'
import { programmesTable } from '../formats/tables.ts'
import { searchUrl } from '../search-url.ts'
import { type ProgrammeListRequest, programmeListUrl, readProgrammeListRequest } from '../table-requests.ts'
import { serveTable } from './serve-table.ts'
import { type Column, type ColumnHead, columnHeads, rolesText } from './table-parts.ts'

interface ProgrammesView {
  readonly heading: string
  readonly sentence: string
  readonly heads: readonly ColumnHead[]
  readonly rows: readonly RowView[]
  /** Of the registry, named by no reply: how many, and the first of them. */
  readonly unseen: { readonly count: number; readonly names: readonly string[] }
}

interface RowView {
  readonly label: string
  readonly href: string
  readonly count: number
  /** The replies that are counted. */
  readonly found: string
  readonly mentions: number
  readonly regions: number
  /** Dates; empty where no reply has one. */
  readonly first: string
  readonly last: string
  readonly roles: string
}

/** `GET /programmes`: all programmes with what is held of each. */
export function serveProgrammes(searcher: Searcher): RequestHandler {
  return serveTable(searcher, async ({ page: path }, given) => {
    const request = readProgrammeListRequest(given)
    const answer = listProgrammes(await searcher.holdings(), request)
    const url = programmeListUrl(path, request)
    const view = programmesView(answer, request)
    return {
      url,
      answer,
      name: `复文-${view.heading}`,
      table: (source) => programmesTable(answer, source),
      template: 'programmes',
      title: view.heading,
      view: () => view,
    }
  })
}

/** The registry has many more; the data of the page has them all. */
const MOST_UNSEEN = 40

function programmesView(answer: ProgrammeList, request: ProgrammeListRequest): ProgrammesView {
  const { region, programmes, unseen, held } = answer
  const where = region === null ? '' : `（${region.name}）`
  return {
    heading: `工程与行动${where}`,
    sentence: `所收 ${held.replies} 篇资料提到名录中的 ${programmes.length} 项${unseen.length > 0 ? `，其余 ${unseen.length} 项资料中未见` : ''}。`,
    heads: columnHeads(columns, request.sort, (sort) =>
      programmeListUrl('/programmes', { ...request, sort }),
    ),
    rows: programmes.map((entry) => rowView(entry, request)),
    unseen: { count: unseen.length, names: unseen.slice(0, MOST_UNSEEN).map(({ label }) => label) },
  }
}

const columns: readonly Column<ProgrammeSort>[] = [
  { label: '名称', sort: 'name', order: 'ascending' },
  { label: '篇数', sort: 'count', order: 'descending', isNumber: true },
  { label: '次数', sort: 'mentions', order: 'descending', isNumber: true },
  { label: '地区数', sort: 'regions', order: 'descending', isNumber: true },
  { label: '最早', sort: 'first', order: 'ascending' },
  { label: '最近', sort: 'last', order: 'descending' },
  { label: '章节（次数）' },
]

function rowView(entry: ProgrammeEntry, { region }: ProgrammeListRequest): RowView {
  const { value, label, count, mentions, regions, first, last, roles } = entry
  return {
    label,
    href: entry.url,
    count,
    found: searchUrl({ ...plainRequest(''), programme: [value], region: region === null ? [] : [region] }),
    mentions,
    regions,
    first: first ?? '',
    last: last ?? '',
    roles: rolesText(roles),
  }
}
