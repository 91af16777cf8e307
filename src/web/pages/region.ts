import type { RequestHandler } from 'express'
import { nameReply } from '../../reply/shown-title.ts'
import type { SearchAnswer } from '../../search/answer.ts'
import type { Holdings } from '../../search/holdings/holdings.ts'
import { type ProgrammeEntry, programmeUrl } from '../../search/holdings/programme-list.ts'
import { type RegionReport, regionUrl, reportRegion } from '../../search/holdings/regions.ts'
import { currentCode } from '../../search/query/named-values.ts'
import { plainRequest, type SearchRequest } from '../../search/request.ts'
import type { Searcher } from '../../search/searcher.ts'
import { requestFor, sendFeed } from '../formats/feed.ts'
import { urlIn } from '../formats/formats.ts'
import { regionTable } from '../formats/tables.ts'
import { chineseDate } from '../labels.ts'
import { HttpProblem } from '../problems.ts'
import { searchUrl } from '../search-url.ts'
import { compareUrl, readNothing } from '../table-requests.ts'
import { type CountedLink, type MakeUpView, makeUpViews } from './make-up.ts'
import { serveTable } from './serve-table.ts'
import { type Bar, bars, periodText, rolesText } from './table-parts.ts'

interface RegionView {
  readonly name: string
  readonly above: readonly CountedLink[]
  readonly summary: string
  readonly found: string
  readonly below: readonly CountedLink[]
  readonly programmes: readonly ProgrammeView[]
  /** Programmes that only replies of other regions name. */
  readonly unseen: readonly CountedLink[]
  readonly years: readonly Bar[]
  readonly makeUp: readonly MakeUpView[]
  readonly authorities: readonly CountedLink[]
  readonly moreAuthorities: number
  readonly newest: readonly NewReply[]
  readonly compare: string
}

interface ProgrammeView {
  readonly label: string
  readonly href: string
  readonly found: string
  readonly count: number
  readonly mentions: number
  readonly first: string
  readonly last: string
  readonly roles: string
}

interface NewReply {
  readonly title: string
  readonly href: string
  /** Authority and date, as far as known. */
  readonly facts: readonly string[]
}

const mostNewest = 8
const mostAuthorities = 30

/** `GET /regions/:code`: what is held of one region and all that lies in it. */
export function serveRegion(searcher: Searcher): RequestHandler {
  return serveTable(searcher, async ({ page, name: asked }, given) => {
    readNothing(given, page)
    const code = currentCode(asked)
    const path = regionUrl(code)
    const holdings = await searcher.holdings()
    const report = reportRegion(holdings, code)
    if (report === null) throw noSuchRegion()
    const { name } = report.region
    return {
      url: path,
      answer: report,
      name: `复文-${name}-项目`,
      table: (source) => regionTable(report, source),
      template: 'region',
      title: `${name}：收录情况`,
      view: async () => {
        const newest = { ...requestFor({ region: [code] }), sort: 'date', limit: mostNewest } as const
        return regionView(report, holdings, await searcher.search(newest))
      },
      feed: (response, site) => {
        const place = { title: `复文：${name}`, site, self: urlIn('atom', path), page: path }
        return sendFeed(response, searcher, { request: requestFor({ region: [code] }), place })
      },
    }
  })
}

function noSuchRegion(): HttpProblem {
  return new HttpProblem({
    status: 404,
    title: '没有这个地区',
    details: ['网址里应是县级以上地区的六位行政区划代码，例如 331083。'],
    wayOn: { href: '/regions', label: '各地区一览' },
  })
}

function regionView(report: RegionReport, holdings: Holdings, newest: SearchAnswer): RegionView {
  const { region, above, below, programmes, unseen, years, authorities, held } = report
  const search = (more: Partial<SearchRequest>): string =>
    searchUrl({ ...plainRequest(''), region: [region.code], ...more })
  const most = Math.max(0, ...years.map(({ replies }) => replies))
  return {
    name: region.name,
    above: above.map(({ code, name }) => ({ label: name, href: regionUrl(code), count: 0 })),
    summary: summaryOf(report),
    found: search({}),
    below: below.map(({ label, url, count }) => ({ label, href: url, count })),
    programmes: programmes.map((entry) => programmeView(entry, search({ programme: [entry.value] }))),
    unseen:
      held.replies === 0
        ? []
        : unseen
            .filter(({ value }) => holdings.programmes.has(value))
            .map(({ value, label }) => ({ label, href: programmeUrl(value), count: 0 })),
    years: bars(
      years.map(({ year, replies }) => ({
        label: `${year}年`,
        href: replies === 0 ? null : search({ year: [Number(year)] }),
        held: most,
        replies,
      })),
    ),
    makeUp: makeUpViews(report, { search, withoutKind: 0 }),
    authorities: authorities
      .slice(0, mostAuthorities)
      .map(({ name, replies }) => ({ label: name, href: search({ authority: [name] }), count: replies })),
    moreAuthorities: Math.max(0, authorities.length - mostAuthorities),
    newest: newest.results.map((result) => {
      const { id, authority, signedOn, publishedOn } = result
      const date = signedOn ?? publishedOn
      const facts = [authority, date === null ? null : chineseDate(date)]
      return {
        title: nameReply(result).text,
        href: `/r/${id}`,
        facts: facts.filter((fact): fact is string => fact !== null),
      }
    }),
    compare: compareUrl('/compare', { programmes: [], regions: [region.code] }),
  }
}

function summaryOf({ held, own, region }: RegionReport): string {
  if (held.replies === 0) return '没有收到这个地区的资料：这里查不到，不表示当地没有做。'
  const period = periodText(held)
  const when = period === '' ? '' : `（${period}）`
  const places = held.regions > 1 ? `，来自 ${held.regions} 个地区` : ''
  const itself = own < held.replies && own > 0 ? `，其中${region.name}本级 ${own} 篇` : ''
  return `收录 ${held.replies} 篇、${held.passages} 段${when}${places}${itself}。`
}

function programmeView(entry: ProgrammeEntry, found: string): ProgrammeView {
  const { label, url, count, mentions, first, last, roles } = entry
  return {
    label,
    href: url,
    found,
    count,
    mentions,
    first: first ?? '',
    last: last ?? '',
    roles: rolesText(roles),
  }
}
