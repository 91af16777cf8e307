import type { Request, Response } from 'express'
import type { StatementFilter } from '../../drafting/tables/statement-request.ts'
import type { StatementTable } from '../../drafting/tables/statement-tables.ts'
import { moreRows, toCsv } from '../formats/csv.ts'
import { type CsvOptions, nameCsv } from '../formats/formats.ts'
import { sendPieces } from '../formats/send-pieces.ts'
import { type StatementColumns, statementTable } from '../formats/statement-tables.ts'
import type { TableSource } from '../formats/tables.ts'

/** Rows of a file at the most: spreadsheets take 1,048,576. */
export const MOST_EXPORTED = 1_000_000

/** All rows of a filter, to be sent while they are read. */
interface AllStatements<L extends object> {
  readonly exchange: { readonly request: Request; readonly response: Response }
  readonly rows: AsyncIterable<readonly L[]>
}

/** Sends all rows as a JSON array. */
export async function sendAllAsJson<L extends object>({ exchange, rows }: AllStatements<L>): Promise<void> {
  exchange.response.type('json')
  await sendPieces(exchange, jsonPieces(rows))
}

/** The text of a JSON array of all `rows`, of which any number come at a time. */
export async function* jsonPieces(rows: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
  let before = '['
  for await (const some of rows) {
    if (some.length === 0) continue
    yield before + some.map((row) => JSON.stringify(row)).join(',\n')
    before = ',\n'
  }
  yield before === '[' ? '[]\n' : ']\n'
}

/** How a CSV is made. */
interface CsvForm<L> {
  readonly columns: StatementColumns<L>
  readonly name: string
  readonly total: number
  readonly source: TableSource
  readonly options: CsvOptions
}

/** Sends all rows as a CSV. */
export async function sendAllAsCsv<L extends object>(
  { exchange, rows }: AllStatements<L>,
  { columns, name, total, source, options }: CsvForm<L>,
): Promise<void> {
  nameCsv(exchange.response, name)
  const head = toCsv(statementTable(columns, { total, rows: [] }, source), options)
  await sendPieces(
    exchange,
    csvPieces(head, rows, (row) => columns.cells(row, source)),
  )
}

async function* csvPieces<L>(
  head: string,
  rows: AsyncIterable<readonly L[]>,
  cells: (row: L) => ReturnType<StatementColumns<L>['cells']>,
): AsyncGenerator<string> {
  yield head
  for await (const some of rows) yield moreRows(some.map(cells))
}

/** The rows that `filter` wants, `MOST_EXPORTED` at the most. */
export async function* allRows<L, S extends string>(
  table: StatementTable<L, S>,
  filter: StatementFilter,
  most = MOST_EXPORTED,
): AsyncGenerator<readonly L[]> {
  let left = most
  for await (const rows of table.all(filter)) {
    yield rows.slice(0, left)
    left -= rows.length
    if (left <= 0) return
  }
}
