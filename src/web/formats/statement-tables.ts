import type { ListedCommitment, ListedNumber, StatementList } from '../../drafting/tables/list-statements.ts'
import type { CsvTable } from './csv.ts'
import { notes, type TableSource } from './tables.ts'

/** The figures of a page. */
export function numbersTable(list: StatementList<ListedNumber>, source: TableSource): CsvTable {
  return {
    notes: notes([rowCount(list)], source),
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
    rows: list.rows.map(({ id, anchor, indicator, value, unit, year, asOf, change, region, url }) => [
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
    ]),
  }
}

/** The promises of a page. */
export function commitmentsTable(list: StatementList<ListedCommitment>, source: TableSource): CsvTable {
  return {
    notes: notes([rowCount(list)], source),
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
    rows: list.rows.map(({ id, anchor, text, target, value, unit, deadline, owner, region, year, url }) => [
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
    ]),
  }
}

function rowCount({ total, isCut }: StatementList<unknown>): readonly [string, string] {
  return ['条数', `${total}${isCut ? '（只收较新的答复）' : ''}`]
}
