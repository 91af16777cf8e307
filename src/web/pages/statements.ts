import type { RequestHandler } from 'express'
import type { Drafter } from '../../drafting/drafter.ts'
import { MOST_LISTED } from '../../drafting/tables/keep-found-rows.ts'
import type { StatementList } from '../../drafting/tables/listed-statements.ts'
import type { StatementRequest } from '../../drafting/tables/statement-request.ts'
import type { Searcher } from '../../search/searcher.ts'
import { statementTable } from '../formats/statement-tables.ts'
import { siteOf } from '../site.ts'
import { readStatementRequest, statementsUrl } from '../statement-requests.ts'
import { allRows, sendAllAsCsv, sendAllAsJson } from './all-statements.ts'
import { askedTable, serveTable, type TablePage } from './serve-table.ts'
import type { StatementPage } from './statement-page.ts'
import { statementsView } from './statements-view.ts'

interface Services {
  readonly searcher: Searcher
  readonly drafter: Drafter
}

/** A handler for the table that `kind` describes: a page of it in each form or, as CSV and JSON, with `all=1` all of it. */
export function serveStatements<L extends object, S extends string>(
  { searcher, drafter }: Services,
  kind: StatementPage<L, S>,
): RequestHandler {
  const { path, sorts } = kind
  const servePage = serveTable(searcher, async (_form, given) => {
    const { request } = readStatementRequest(given, sorts, path)
    return statementsPage(kind, request, drafter)
  })
  return async (request, response, next) => {
    const { form, rest, options } = askedTable(request)
    const asked = readStatementRequest(rest, sorts, path)
    if (!asked.all || form.format === 'html') return servePage(request, response, next)
    const table = kind.tableOf(drafter)
    const { total, indexVersion, updatedAt } = await table.list({ ...asked.request, page: 1, limit: 1 })
    response.set({ 'X-Total-Count': String(total), 'X-Index-Version': indexVersion })
    const all = { exchange: { request, response }, rows: allRows(table, asked.request) }
    if (form.format === 'json') return sendAllAsJson(all)
    const address = siteOf(response) + allUrl(kind, asked.request, 'csv')
    const source = { address, indexVersion, updatedAt, now: new Date() }
    return sendAllAsCsv(all, { columns: kind.csv, name: nameOf(kind), total, source, options })
  }
}

async function statementsPage<L extends object, S extends string>(
  kind: StatementPage<L, S>,
  request: StatementRequest<S>,
  drafter: Drafter,
): Promise<TablePage> {
  const answer = await kind.tableOf(drafter).list(request)
  const pages = pagesAround(answer, request, (page) => urlOf(kind, { ...request, page }))
  return {
    url: urlOf(kind, request),
    answer,
    list: answer,
    ...pages,
    name: nameOf(kind),
    table: (source) => statementTable(kind.csv, answer, source),
    template: 'statements',
    title: kind.heading,
    view: async () => {
      const choices = await drafter.statementChoices()
      const all = { csv: allUrl(kind, request, 'csv'), json: allUrl(kind, request, 'json') }
      const hrefOf = (sort: S): string => urlOf(kind, { ...request, sort, page: 1 })
      return statementsView(kind, { answer, request, pages, choices, all, hrefOf })
    },
  }
}

function nameOf({ heading }: { readonly heading: string }): string {
  return `复文-${heading}`
}

function urlOf<L extends object, S extends string>(
  { path, sorts }: StatementPage<L, S>,
  request: StatementRequest<S>,
): string {
  return statementsUrl(path, request, sorts[0])
}

/** The address of all rows that `request` filters. */
function allUrl<L extends object, S extends string>(
  kind: StatementPage<L, S>,
  request: StatementRequest<S>,
  form: 'csv' | 'json',
): string {
  const { path, sorts } = kind
  const url = statementsUrl(`${path}.${form}`, { ...request, sort: sorts[0], page: 1 }, sorts[0])
  return `${url}${url.includes('?') ? '&' : '?'}all=1`
}

function pagesAround(
  { total }: StatementList<unknown>,
  { page, limit }: StatementRequest<string>,
  urlOfPage: (page: number) => string,
): { readonly previous: string | null; readonly next: string | null } {
  const last = Math.max(1, Math.ceil(Math.min(total, MOST_LISTED) / limit))
  return {
    previous: page > 1 ? urlOfPage(Math.min(page - 1, last)) : null,
    next: page < last ? urlOfPage(page + 1) : null,
  }
}
