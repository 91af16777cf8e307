import type { RequestHandler } from 'express'
import { reportCoverage } from '../../search/holdings/coverage.ts'
import { listRegions, type RegionEntry } from '../../search/holdings/regions.ts'
import type { Searcher } from '../../search/searcher.ts'
import { regionsTable } from '../formats/tables.ts'
import { readNothing } from '../table-requests.ts'
import { isProvince } from './region-tree.ts'
import { serveTable } from './serve-table.ts'
import { periodText } from './table-parts.ts'

interface RegionsView {
  readonly sentence: string
  readonly provinces: readonly ProvinceView[]
}

/** A province, and the regions in it of which something is held. */
interface ProvinceView extends PlaceView {
  readonly below: readonly PlaceView[]
}

interface PlaceView {
  readonly label: string
  readonly href: string
  readonly count: number
  readonly period: string
  /** 1 for a prefecture, 2 for a county. */
  readonly depth: number
}

/** `GET /regions`: every region of which something is held. */
export function serveRegions(searcher: Searcher): RequestHandler {
  return serveTable(searcher, async ({ page: path }, given) => {
    readNothing(given, path)
    const holdings = await searcher.holdings()
    const regions = listRegions(holdings)
    const { years, held } = reportCoverage(holdings)
    const answer = { indexVersion: holdings.version, updatedAt: holdings.updatedAt, held, regions }
    return {
      url: path,
      answer,
      name: '复文-各地区',
      table: (source) => regionsTable({ regions, years: years.map(({ year }) => year) }, source),
      template: 'regions',
      title: '地区',
      view: (): RegionsView => ({
        sentence: `所收 ${held.replies} 篇资料来自 ${held.regions} 个地区。篇数含下级。${regions.length > mostPlaces ? '县级见各省、各市的页面和导出的表格。' : ''}`,
        provinces: provinceViews(regions),
      }),
    }
  })
}

/** Longer lists leave the counties to the pages of their provinces. */
const mostPlaces = 500

/** The list is ordered by code: each province is followed by what lies in it. */
function provinceViews(regions: readonly RegionEntry[]): ProvinceView[] {
  const provinces: { head: PlaceView; below: PlaceView[] }[] = []
  const isShort = regions.length <= mostPlaces
  for (const region of regions.filter(({ value }) => isShort || value.endsWith('00'))) {
    const last = provinces.at(-1)
    if (isProvince(region.value) || last === undefined) provinces.push({ head: placeView(region), below: [] })
    else last.below.push(placeView(region))
  }
  return provinces.map(({ head, below }) => ({ ...head, below }))
}

function placeView(region: RegionEntry): PlaceView {
  const { label, url, count, path } = region
  return { label, href: url, count, period: periodText(region), depth: path.length - 1 }
}
