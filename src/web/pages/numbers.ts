import type { ListedNumber } from '../../drafting/tables/listed-statements.ts'
import { type NumberSort, numberSorts } from '../../drafting/tables/statement-orders.ts'
import { numberColumns } from '../formats/statement-tables.ts'
import { noRegion } from '../labels.ts'
import type { StatementPage } from './statement-page.ts'

/** `/numbers`: the figures that replies state. */
export const numbersPage: StatementPage<ListedNumber, NumberSort> = {
  path: '/numbers',
  tableOf: ({ numbers }) => numbers,
  heading: '指标数据',
  note: '答复里写明已经达到的数字，按原文的指标名称列出；年份是原句所写的，没有写的取答复的年份。数值、单位照原文，排序按换算后的大小；同文转载的只列一次。各地口径可能不同，引用前请看原文。',
  soughtIn: '指标',
  sorts: numberSorts,
  columns: [
    { label: '指标', sort: 'indicator', order: 'ascending' },
    { label: '数值', sort: 'value', order: 'descending', isNumber: true },
    { label: '单位' },
    { label: '年份', sort: 'year', order: 'descending' },
    { label: '变化' },
    { label: '地区', sort: 'region', order: 'ascending', isWide: true },
  ],
  row: ({ url, indicator, value, unit, year, change, region }) => {
    return {
      label: indicator,
      href: url,
      cells: [
        { text: String(value), className: 'number' },
        { text: unit, className: '' },
        { text: year ?? '', className: 'date' },
        { text: change ?? '', className: '' },
        { text: region?.path.join(' › ') ?? noRegion, className: '' },
      ],
    }
  },
  csv: numberColumns,
}
