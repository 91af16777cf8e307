import type { Drafter } from '../../drafting/drafter.ts'
import type { StatementTable } from '../../drafting/tables/statement-tables.ts'
import type { StatementColumns } from '../formats/statement-tables.ts'
import type { Column } from './table-parts.ts'

/** What one kind of statements shows; the pages are alike in all else. */
export interface StatementPage<L extends object, S extends string> {
  readonly path: string
  tableOf(drafter: Drafter): StatementTable<L, S>
  readonly heading: string
  /** What the rows are, and what they are not. */
  readonly note: string
  /** What `q` is looked for in. */
  readonly soughtIn: string
  /** The first is the usual one. */
  readonly sorts: readonly [S, ...S[]]
  readonly columns: readonly Column<S>[]
  readonly row: (row: L) => RowView
  readonly csv: StatementColumns<L>
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
