import { stringify } from 'csv-stringify/sync'

/** A table to be downloaded. */
export interface CsvTable {
  /** Name and value, above the table: which query, which data, when. */
  readonly notes: readonly (readonly [string, string])[]
  readonly columns: readonly string[]
  /** As many cells as columns; null for what is not known. */
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** `table` as CSV (RFC 4180, line ends CRLF). A cell that a spreadsheet would take for a formula begins with an
 *  apostrophe. `bom`: with a byte order mark, without which Excel misreads Chinese; `notes`: with the notes and an
 *  empty line above the names of the columns. */
export function toCsv(table: CsvTable, { bom, notes }: { bom: boolean; notes: boolean }): string {
  const above = notes ? [...table.notes, []] : []
  return toLines([...above, table.columns, ...table.rows], { bom })
}

/** More rows of a table, to go behind what `toCsv` gave. */
export function moreRows(rows: CsvTable['rows']): string {
  return rows.length === 0 ? '' : toLines(rows, { bom: false })
}

function toLines(rows: CsvTable['rows'], { bom }: { bom: boolean }): string {
  return stringify([...rows], { bom, record_delimiter: 'windows', escape_formulas: true })
}
