import type { RequestHandler } from 'express'
import { type Coverage, reportCoverage } from '../../search/holdings/coverage.ts'
import type { RegionEntry } from '../../search/holdings/regions.ts'
import { plainRequest, type SearchRequest } from '../../search/request.ts'
import type { Searcher } from '../../search/searcher.ts'
import { coverageTable } from '../formats/tables.ts'
import { maskedLabel, problemLabel } from '../labels.ts'
import { searchUrl } from '../search-url.ts'
import { readNothing } from '../table-requests.ts'
import { type CountedLink, type MakeUpView, makeUpViews } from './make-up.ts'
import { isProvince } from './region-tree.ts'
import { serveTable } from './serve-table.ts'
import { type Bar, bars, periodText } from './table-parts.ts'

interface CoverageView {
  readonly summary: string
  readonly years: readonly string[]
  readonly provinces: readonly ProvinceView[]
  readonly bars: readonly Bar[]
  readonly makeUp: readonly MakeUpView[]
  readonly authorities: readonly AuthorityView[]
  readonly moreAuthorities: number
  readonly gaps: readonly string[]
  readonly problems: readonly CountedLink[]
  readonly masked: readonly CountedLink[]
}

interface ProvinceView {
  readonly label: string
  readonly href: string
  readonly count: number
  /** One number for each year. */
  readonly years: readonly { readonly count: number; readonly href: string }[]
  readonly undated: number
}

interface AuthorityView extends CountedLink {
  readonly period: string
}

const mostAuthorities = 50

/** `GET /about/data`: what is held, what is missing, what is doubtful, what was masked. */
export function serveAboutData(searcher: Searcher): RequestHandler {
  return serveTable(searcher, async ({ page: path }, given) => {
    readNothing(given, path)
    const answer = reportCoverage(await searcher.holdings())
    return {
      url: path,
      answer,
      name: '复文-收录情况',
      table: (source) => coverageTable(answer, source),
      template: 'about-data',
      title: '关于数据',
      view: () => coverageView(answer),
    }
  })
}

function coverageView(coverage: Coverage): CoverageView {
  const { held, years, regions, authorities, problems, masked } = coverage
  const period = periodText(held)
  const most = Math.max(0, ...years.map(({ replies }) => replies))
  return {
    summary: `收录 ${held.replies} 篇、${held.passages} 段，来自 ${held.regions} 个地区${period === '' ? '' : `，日期从 ${period}`}。`,
    years: years.map(({ year }) => year),
    provinces: regions
      .filter(({ value }) => isProvince(value))
      .map((region) => provinceView(region, coverage)),
    bars: bars(
      years.map(({ year, replies }) => ({
        label: `${year}年`,
        href: replies === 0 ? null : search({ year: [Number(year)] }),
        held: most,
        replies,
      })),
    ),
    makeUp: makeUpViews(coverage, { search, withoutKind: coverage.gaps.withoutKind }),
    authorities: authorities.slice(0, mostAuthorities).map((authority) => ({
      label: authority.name,
      href: search({ authority: [authority.name] }),
      count: authority.replies,
      period: periodText(authority),
    })),
    moreAuthorities: Math.max(0, authorities.length - mostAuthorities),
    gaps: gapSentences(coverage),
    problems: problems.map(({ kind, replies }) => ({
      label: problemLabel(kind),
      href: null,
      count: replies,
    })),
    masked: Object.entries(masked).map(([kind, count]) => ({ label: maskedLabel(kind), href: null, count })),
  }
}

function provinceView(region: RegionEntry, { years }: Coverage): ProvinceView {
  const dated = years.map(({ year }) => ({
    count: region.years[year] ?? 0,
    href: search({ region: [region.value], year: [Number(year)] }),
  }))
  return {
    label: region.label,
    href: region.url,
    count: region.count,
    years: dated,
    undated: region.count - dated.reduce((sum, { count }) => sum + count, 0),
  }
}

function gapSentences({ gaps, held }: Coverage): string[] {
  const { provinces, years, withoutRegion, withoutDate, withoutAuthority } = gaps
  if (held.replies === 0) return ['资料库还是空的。']
  return [
    ...(provinces.length === 0
      ? []
      : [
          `没有收到资料的省级地区 ${provinces.length} 个：${provinces.map(({ short }) => short).join('、')}。`,
        ]),
    ...(years.length === 0 ? [] : [`没有收到资料的年份：${years.join('、')}。`]),
    ...(withoutRegion === 0 ? [] : [`${withoutRegion} 篇是全国性机关的，或看不出是哪个地区的。`]),
    ...(withoutDate === 0 ? [] : [`${withoutDate} 篇没有日期。`]),
    ...(withoutAuthority === 0 ? [] : [`${withoutAuthority} 篇没有答复单位。`]),
  ]
}

function search(more: Partial<SearchRequest>): string {
  return searchUrl({ ...plainRequest(''), ...more })
}
