import type { RequestHandler } from 'express'
import type { Statements } from '../../drafting/tables/gather-statements.ts'
import type { StatementList, StatementRequest } from '../../drafting/tables/list-statements.ts'
import type { StatementChoices } from '../../drafting/tables/statement-choices.ts'
import type { Searcher } from '../../search/searcher.ts'
import type { CsvTable } from '../formats/csv.ts'
import type { TableSource } from '../formats/tables.ts'
import { readStatementRequest, statementsUrl } from '../statement-requests.ts'
import { serveTable } from './serve-table.ts'
import { type Column, type ColumnHead, columnHeads } from './table-parts.ts'

/** What one kind of statements shows; the pages are alike in all else. */
export interface StatementPage<R extends object, S extends string> {
  readonly path: string
  readonly heading: string
  /** What the rows are, and what they are not. */
  readonly note: string
  /** What `q` is looked for in. */
  readonly soughtIn: string
  /** The first is the usual one. */
  readonly sorts: readonly [S, ...S[]]
  readonly columns: readonly Column<S>[]
  list(statements: Statements, request: StatementRequest<S>): StatementList<R>
  choices(statements: Statements): StatementChoices
  readonly row: (row: R) => RowView
  table(list: StatementList<R>, source: TableSource): CsvTable
}

/** A row whose first cell leads to the passage. */
export interface RowView {
  readonly label: string
  readonly href: string
  readonly cells: readonly Cell[]
}

interface Cell {
  readonly text: string
  readonly className: '' | 'number' | 'date'
}

interface StatementsView {
  readonly heading: string
  readonly note: string
  readonly counts: string
  /** Empty where nothing is left out. */
  readonly cut: string
  readonly path: string
  readonly soughtIn: string
  readonly request: StatementRequest<string>
  readonly usualSort: string
  readonly choices: StatementChoices
  readonly heads: readonly ColumnHead[]
  readonly rows: readonly RowView[]
  readonly pages: { readonly previous: string | null; readonly next: string | null }
}

/** A handler for the table that `kind` describes. */
export function serveStatements<R extends object, S extends string>(
  { searcher, statements }: { searcher: Searcher; statements: () => Promise<Statements> },
  kind: StatementPage<R, S>,
): RequestHandler {
  const { path, sorts, heading } = kind
  return serveTable(searcher, async (_form, given) => {
    const request = readStatementRequest(given, sorts, path)
    const kept = await statements()
    const answer = kind.list(kept, request)
    const url = statementsUrl(path, request, sorts[0])
    const pages = pagesAround(answer.total, request, (page) =>
      statementsUrl(path, { ...request, page }, sorts[0]),
    )
    return {
      url,
      answer,
      list: answer,
      ...pages,
      name: `复文-${heading}`,
      table: (source) => kind.table(answer, source),
      template: 'statements',
      title: heading,
      view: () => statementsView(kind, { answer, request, pages, choices: kind.choices(kept) }),
    }
  })
}

interface Shown<R extends object, S extends string> {
  readonly answer: StatementList<R>
  readonly request: StatementRequest<S>
  readonly pages: StatementsView['pages']
  readonly choices: StatementChoices
}

function statementsView<R extends object, S extends string>(
  { path, heading, note, soughtIn, sorts, columns, row }: StatementPage<R, S>,
  { answer, request, pages, choices }: Shown<R, S>,
): StatementsView {
  return {
    heading,
    note,
    counts: countsSentence(answer, request),
    cut: answer.isCut ? '资料太多，这里只收较新的答复里的；更早的请用命令行列出，或检索原文。' : '',
    path,
    soughtIn,
    request,
    usualSort: sorts[0],
    choices,
    heads: columnHeads(columns, request.sort, (sort) =>
      statementsUrl(path, { ...request, sort, page: 1 }, sorts[0]),
    ),
    rows: answer.rows.map(row),
    pages,
  }
}

function countsSentence(
  { total, rows }: StatementList<unknown>,
  { page, limit }: StatementRequest<string>,
): string {
  if (total === 0) return '没有符合条件的；请换个说法，或去掉筛选。'
  if (rows.length === 0) return `共 ${total} 条，这一页没有内容。`
  const first = (page - 1) * limit + 1
  return `第 ${first}–${first + rows.length - 1} 条，共 ${total} 条`
}

function pagesAround(
  total: number,
  { page, limit }: StatementRequest<string>,
  urlOf: (page: number) => string,
): StatementsView['pages'] {
  const last = Math.max(1, Math.ceil(total / limit))
  return {
    previous: page > 1 ? urlOf(Math.min(page - 1, last)) : null,
    next: page < last ? urlOf(page + 1) : null,
  }
}
