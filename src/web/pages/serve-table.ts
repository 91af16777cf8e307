import type { Request, RequestHandler, Response } from 'express'
import type { Searcher } from '../../search/searcher.ts'
import type { CsvTable } from '../formats/csv.ts'
import {
  type CsvOptions,
  type Form,
  formOf,
  mediaTypes,
  sendCsv,
  takeCsvOptions,
  urlIn,
} from '../formats/formats.ts'
import type { TableSource } from '../formats/tables.ts'
import { HttpProblem } from '../problems.ts'
import { tableReference } from '../reference.ts'
import { pageParameters, sentParameters } from '../sent-parameters.ts'
import { siteOf } from '../site.ts'
import { type FrameLink, pageFrame } from './frame.ts'
import { dataSentence, type ExportLink } from './table-parts.ts'

/** One page of a table in all its forms. */
export interface TablePage {
  /** The page's address with the parameters that make it what it is. */
  readonly url: string
  /** What the JSON is, and the data that a CSV names as its source. */
  readonly answer: { readonly indexVersion: string; readonly updatedAt: string | null }
  /** The rows that the JSON is, where it is not `answer`; what else `answer` says goes into the header of the response. */
  readonly list?: {
    readonly rows: readonly object[]
    /** On all pages. */
    readonly total: number
    /** Whether there are more than can be paged through. */
    readonly isCut: boolean
  }
  /** The addresses of the pages before and behind this one. */
  readonly next?: string | null
  readonly previous?: string | null
  /** All rows on one page, where this one holds a part of them. */
  readonly whole?: { readonly label: string; readonly url: string } | null
  /** Name of the CSV file, without its ending. */
  readonly name: string
  table(source: TableSource): CsvTable
  /** The page as HTML: the name of its template in `views/`, its title, and what the template calls `view`. */
  readonly template: string
  readonly title: string
  view(): object | Promise<object>
  /** Absent for a page that has no feed. */
  feed?(response: Response, site: string): Promise<void>
}

/** How a page is cited, and in which other forms it is to be had: `exports.ejs` finds it beside the page's view. */
interface Citable {
  readonly exports: readonly ExportLink[]
  /** The same of all rows; null where they are on this page. */
  readonly whole: { readonly label: string; readonly exports: readonly ExportLink[] } | null
  /** Which data it is of. */
  readonly data: string
  /** With the name of the site. */
  readonly address: string
  /** After GB/T 7714. */
  readonly reference: string
}

/** A handler for a page that `make` makes of its path and parameters, as HTML, JSON, CSV and where it has one as a
 *  feed. `make` throws HttpProblem for what cannot be shown. */
export function serveTable(
  searcher: Searcher,
  make: (form: Form, given: URLSearchParams) => Promise<TablePage>,
): RequestHandler {
  return async (request, response) => {
    const { form, options, rest } = askedTable(request)
    const page = await make(form, rest)
    response.set('Cache-Control', 'private, max-age=60')
    await sendIn[form.format](page, { response, options, searcher, path: form.page })
  }
}

/** What a request asks of a table: in which form, with which parameters. Throws HttpProblem. */
export function askedTable(request: Request): {
  readonly form: Form
  readonly options: CsvOptions
  readonly rest: URLSearchParams
} {
  const form = formOf(request.path)
  const given = form.format === 'json' ? sentParameters(request) : pageParameters(request)
  return { form, ...takeCsvOptions(given, form.page) }
}

interface Exchange {
  readonly response: Response
  readonly options: CsvOptions
  readonly searcher: Searcher
  /** The page's address without parameters. */
  readonly path: string
}

const sendIn: Readonly<
  Record<Form['format'], (page: TablePage, exchange: Exchange) => Promise<void> | void>
> = {
  html: async (page, { response, searcher, path }) => {
    const [view, overview] = await Promise.all([page.view(), searcher.overview()])
    const forms = page.feed ? formsWithFeed : formsWithoutFeed
    const links = frameLinks(page, forms)
    response.render(page.template, {
      page: pageFrame(page.title, { query: '', canonical: path, overview, links }),
      view,
      citable: citableAs(page, siteOf(response) + page.url, forms),
    })
  },
  json: (page, { response }) => {
    response.links(neighbours(page))
    if (!page.list) return void response.json(page.answer)
    const { rows, total, isCut } = page.list
    response.set({ 'X-Total-Count': String(total), 'X-Index-Version': page.answer.indexVersion })
    if (isCut) response.set('X-Total-Count-Cut', 'true')
    response.json(rows)
  },
  csv: (page, { response, options }) => {
    const { indexVersion, updatedAt } = page.answer
    const source = { address: siteOf(response) + page.url, indexVersion, updatedAt, now: new Date() }
    sendCsv(response, page.table(source), page.name, options)
  },
  atom: async (page, { response }) => {
    if (!page.feed)
      throw new HttpProblem({ status: 404, title: '没有这个订阅', details: ['这一页没有订阅源。'] })
    await page.feed(response, siteOf(response))
  },
}

const formsWithoutFeed = ['csv', 'json'] as const
const formsWithFeed = [...formsWithoutFeed, 'atom'] as const
type OtherForms = readonly (keyof typeof formLabels)[]

function citableAs({ url, name, answer, whole }: TablePage, address: string, forms: OtherForms): Citable {
  const title = name.replace('复文-', '')
  return {
    exports: exportLinks(url, forms),
    whole: whole ? { label: whole.label, exports: exportLinks(whole.url, formsWithoutFeed) } : null,
    data: dataSentence(answer),
    address,
    reference: tableReference(title, { updatedAt: answer.updatedAt, address, now: new Date() }),
  }
}

function exportLinks(url: string, forms: OtherForms): ExportLink[] {
  return forms.map((format) => ({ label: formLabels[format], href: urlIn(format, url) }))
}

function neighbours({ next, previous }: TablePage): Record<string, string> {
  return { ...(next && { next: `/api/v1${next}` }), ...(previous && { prev: `/api/v1${previous}` }) }
}

const formLabels = { csv: 'CSV 表格', json: 'JSON', atom: '订阅（Atom）' } as const

/** The page's other forms for programs, with the pages before and behind. */
function frameLinks({ url, next = null, previous = null }: TablePage, forms: OtherForms): FrameLink[] {
  return [
    ...forms.map(
      (format): FrameLink => ({
        rel: 'alternate',
        type: mediaTypes[format],
        href: urlIn(format, url),
        title: formLabels[format],
      }),
    ),
    ...(next === null ? [] : [{ rel: 'next', href: next } as const]),
    ...(previous === null ? [] : [{ rel: 'prev', href: previous } as const]),
  ]
}
