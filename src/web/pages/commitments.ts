import type { ListedCommitment } from '../../drafting/tables/listed-statements.ts'
import { type CommitmentSort, commitmentSorts } from '../../drafting/tables/statement-orders.ts'
import { commitmentColumns } from '../formats/statement-tables.ts'
import { noRegion } from '../labels.ts'
import type { StatementPage } from './statement-page.ts'

/** `/commitments`: what replies promise. */
export const commitmentsPage: StatementPage<ListedCommitment, CommitmentSort> = {
  path: '/commitments',
  tableOf: ({ commitments }) => commitments,
  heading: '承诺事项',
  note: '答复里写明要做到的：目标、数值、期限、责任单位。是否做到，这里不作判断。年份是答复的年份。同文转载的只列一次。',
  soughtIn: '原句',
  sorts: commitmentSorts,
  columns: [
    { label: '原句' },
    { label: '目标', isWide: true },
    { label: '数值', isNumber: true },
    { label: '单位' },
    { label: '期限', sort: 'deadline', order: 'descending' },
    { label: '责任单位' },
    { label: '地区', sort: 'region', order: 'ascending', isWide: true },
    { label: '年份', sort: 'year', order: 'descending' },
  ],
  row: ({ url, text, target, value, unit, deadline, owner, region, year }) => {
    return {
      label: text,
      href: url,
      cells: [
        { text: target ?? '', className: '' },
        { text: value === null ? '' : String(value), className: 'number' },
        { text: unit ?? '', className: '' },
        { text: deadline ?? '', className: 'date' },
        { text: owner ?? '', className: '' },
        { text: region?.path.join(' › ') ?? noRegion, className: '' },
        { text: year ?? '', className: 'date' },
      ],
    }
  },
  csv: commitmentColumns,
}
