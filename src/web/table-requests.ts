import { z } from 'zod'
import { type ProgrammeSort, programmeSorts } from '../search/holdings/programme-list.ts'
import type { TableRequest } from '../search/holdings/programme-table.ts'
import { tableGroups, tableShows, tableSorts } from '../search/holdings/table-rows.ts'
import { urlOfChanges, withQuery } from './addresses.ts'
import { namedRegion, regionCode } from './named-region.ts'
import {
  badParameter,
  pagingParameters,
  readParameters,
  several,
  single,
  withDefaults,
} from './parameters.ts'

/** More rows than there are divisions: a table fits on one page when asked to. */
export const mostRows = 4_000
/** Columns that can be read side by side, and programmes worth it. */
export const mostCompared = 6

/** As the registry writes ids. */
export const programmeId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

const paging = pagingParameters(mostRows)

/** The parameters of a programme's page. */
export const programmeParameters = {
  shape: {
    region: single(regionCode),
    show: single(z.enum(tableShows)),
    group: single(z.enum(tableGroups)),
    sort: single(z.enum(tableSorts)),
    ...paging.shape,
  },
  takes: {
    region: '应是一个六位行政区划代码',
    show: '应是 all（全部地区）或 found（只看提到的地区）',
    group: '应是 province（按省）、prefecture（按市）或 none（不分组）',
    sort: `应是 ${tableSorts.join('、')} 之一`,
    ...paging.takes,
  },
} as const

/** The request that asks for the table as it is first shown. */
export const plainTable: TableRequest = {
  region: null,
  show: 'all',
  group: 'province',
  sort: 'replies',
  page: 1,
  limit: 30,
}

/** The table that `given` asks for. Throws HttpProblem. */
export function readTableRequest(given: URLSearchParams, path: string): TableRequest {
  return withDefaults(plainTable, readParameters(given, programmeParameters, path))
}

/** The address `path` with what of `request` differs from the plain table. */
export function tableUrl(path: string, request: TableRequest): string {
  const names = ['region', 'show', 'group', 'sort', 'limit', 'page'] as const
  return urlOfChanges(path, { request, plain: plainTable, names })
}

/** The parameters of the list of programmes. */
export const programmeListParameters = {
  shape: { region: single(regionCode), sort: single(z.enum(programmeSorts)) },
  takes: {
    region: '应是一个六位行政区划代码',
    sort: `应是 ${programmeSorts.join('、')} 之一`,
  },
} as const

export interface ProgrammeListRequest {
  readonly region: string | null
  readonly sort: ProgrammeSort
}

const plainList: ProgrammeListRequest = { region: null, sort: 'count' }

/** The list that `given` asks for. Throws HttpProblem. */
export function readProgrammeListRequest(given: URLSearchParams): ProgrammeListRequest {
  return withDefaults(plainList, readParameters(given, programmeListParameters, '/programmes'))
}

/** The address of the list at `path`. */
export function programmeListUrl(path: string, request: ProgrammeListRequest): string {
  return urlOfChanges(path, { request, plain: plainList, names: ['region', 'sort'] })
}

/** The parameters of the comparison. */
export const compareParameters = {
  // The page has as many boxes to tick, and one to type in.
  shape: { p: several(programmeId, mostCompared), r: several(z.string().max(100), mostCompared + 1) },
  takes: {
    p: `应是工程（行动、计划）的标识，最多 ${mostCompared} 个`,
    r: `应是地区的六位代码或名称，最多 ${mostCompared} 个`,
  },
} as const

export interface CompareRequest {
  readonly programmes: readonly string[]
  readonly regions: readonly string[]
}

/** The comparison that `given` asks for; several names may stand in one `r`. Throws HttpProblem. */
export function readCompareRequest(given: URLSearchParams): CompareRequest {
  const { p = [], r = [] } = readParameters(given, compareParameters, '/compare')
  const names = r.flatMap((value) => value.split(/[\s、，,]+/))
  const regions = [...new Set(names.flatMap((name) => codeOf(name) ?? []))]
  if (regions.length > mostCompared) throw badParameter('r', compareParameters, '/compare')
  return { programmes: p, regions }
}

/** Null for an empty name. Throws HttpProblem. */
function codeOf(name: string): string | null {
  return regionCode.safeParse(name).data ?? namedRegion(name, 'r')?.code ?? null
}

/** The address of the comparison at `path`. */
export function compareUrl(path: string, { programmes, regions }: CompareRequest): string {
  const parameters = new URLSearchParams()
  for (const id of programmes) parameters.append('p', id)
  for (const code of regions) parameters.append('r', code)
  return withQuery(path, parameters)
}

/** Refuses every parameter of a page that takes none. Throws HttpProblem. */
export function readNothing(given: URLSearchParams, path: string): void {
  readParameters(given, { shape: {}, takes: {} }, path)
}
