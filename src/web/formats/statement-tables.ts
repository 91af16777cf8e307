import type {
  ComparableValue,
  ListedCommitment,
  ListedNumber,
  ListedPlace,
  StatementList,
} from '../../drafting/tables/listed-statements.ts'
import { programmeName, regionName } from '../../search/query/named-values.ts'
import { noRegion } from '../labels.ts'
import type { CsvTable } from './csv.ts'
import { linkIn, notes, type TableSource } from './tables.ts'

/** How the rows of one kind of statements stand in a CSV. */
export interface StatementColumns<L> {
  readonly columns: readonly string[]
  readonly cells: (row: L, source: TableSource) => CsvTable['rows'][number]
}

/** Added behind all others, where programs that read the file by place do not notice. */
const sourceColumns = ['答复单位', '标题', '换算数值', '换算单位']

type Sourced = Pick<ListedPlace, 'authority' | 'title'> & ComparableValue<number | null, string | null>

function sourceCells({ authority, title, baseValue, baseUnit }: Sourced): CsvTable['rows'][number] {
  return [authority, title, baseValue, baseUnit]
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
    ...sourceColumns,
  ],
  cells: ({ id, anchor, indicator, value, unit, year, asOf, change, region, url, ...more }, source) => [
    id,
    anchor,
    indicator,
    value,
    unit,
    year,
    asOf,
    change,
    region?.code ?? null,
    region?.path.join('/') ?? noRegion,
    linkIn(source, url),
    ...sourceCells(more),
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
    ...sourceColumns,
  ],
  cells: ({ id, anchor, text, target, value, unit, deadline, owner, region, year, url, ...more }, source) => [
    id,
    anchor,
    text,
    target,
    value,
    unit,
    deadline,
    owner,
    region?.code ?? null,
    region?.path.join('/') ?? noRegion,
    year,
    linkIn(source, url),
    ...sourceCells(more),
  ],
}

/** The rows of a page of statements. */
export function statementTable<L>(
  { columns, cells }: StatementColumns<L>,
  { total, rows }: Pick<StatementList<L>, 'total' | 'rows'>,
  source: TableSource,
): CsvTable {
  return {
    notes: notes([['条数', String(total)], ...filtersIn(source.address)], source),
    columns,
    rows: rows.map((row) => cells(row, source)),
  }
}

const filterLabels = [
  ['q', '含有'],
  ['region', '地区'],
  ['authority', '答复单位含'],
  ['programme', '项目'],
  ['year', '年份'],
] as const

/** The filters in the address of a table, in words: who reads the file does not decode addresses. */
function filtersIn(address: string): [string, string][] {
  const { searchParams } = new URL(address)
  return filterLabels.flatMap(([name, label]): [string, string][] => {
    const values = searchParams.getAll(name).filter((value) => value !== '')
    return values.length === 0 ? [] : [[label, values.map((value) => inWords(name, value)).join('、')]]
  })
}

function inWords(name: (typeof filterLabels)[number][0], value: string): string {
  if (name === 'programme') return programmeName(value)
  return name === 'region' ? regionName(value) : value
}
