import type {
  ListedCommitment,
  ListedNumber,
  StatementList,
} from '../../drafting/tables/listed-statements.ts'
import type { CsvTable } from './csv.ts'
import { notes, type TableSource } from './tables.ts'

/** How the rows of one kind of statements stand in a CSV. */
export interface StatementColumns<L> {
  readonly columns: readonly string[]
  readonly cells: (row: L) => CsvTable['rows'][number]
}

export const numberColumns: StatementColumns<ListedNumber> = {
  columns: [
    '编号',
    '文段',
    '指标',
    '数值',
    '单位',
    '年份',
    '原句所写年份',
    '变化',
    '地区代码',
    '地区',
    '出处',
  ],
  cells: ({ id, anchor, indicator, value, unit, year, asOf, change, region, url }) => [
    id,
    anchor,
    indicator,
    value,
    unit,
    year,
    asOf,
    change,
    region?.code ?? null,
    region?.path.join('/') ?? '地区不明',
    url,
  ],
}

export const commitmentColumns: StatementColumns<ListedCommitment> = {
  columns: [
    '编号',
    '文段',
    '原句',
    '目标',
    '数值',
    '单位',
    '期限',
    '责任单位',
    '地区代码',
    '地区',
    '年份',
    '出处',
  ],
  cells: ({ id, anchor, text, target, value, unit, deadline, owner, region, year, url }) => [
    id,
    anchor,
    text,
    target,
    value,
    unit,
    deadline,
    owner,
    region?.code ?? null,
    region?.path.join('/') ?? '地区不明',
    year,
    url,
  ],
}

/** The rows of a page of statements. */
export function statementTable<L>(
  { columns, cells }: StatementColumns<L>,
  { total, rows }: Pick<StatementList<L>, 'total' | 'rows'>,
  source: TableSource,
): CsvTable {
  return { notes: notes([['条数', String(total)]], source), columns, rows: rows.map(cells) }
}
