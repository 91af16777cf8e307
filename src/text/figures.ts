import { type Span, spansOf } from './span.ts'

const amount = '[0-9０-９]+(?:[,，][0-9]{3})*(?:[.．][0-9０-９]+)?'
const magnitude = '(?:余|多|几)?[十百千万亿]{0,3}(?:余|多)?'
const measure =
  '个百分点|平方公里|[Kk][Mm][2²]?(?![A-Za-z0-9/])|㎡|m[²³]|平方米|立方米|千瓦时|小时|公里|公顷|人次|户次|家次|场次|批次|课时|学时|%|％|‰|元|家|个|项|人|名|位|件|次|套|台|户|亩|米|吨|所|座|处|条|场|期|篇|门|批|种|类|间|张|辆|艘|对|支|起|宗|头只|只|头|株|天|倍|册|笔|单|款|床|届|瓦|棵|份|组|片|部|羽'

/** A number behind a letter, another number or 第, or at a bracket of a document number, is none of these. */
const figure = new RegExp(`(?<![0-9０-９.．A-Za-z第〔[])${amount}${magnitude}[ ]?(?:${measure})`, 'g')

const digit = /[0-9０-９]/

/** The figures of `text`: numbers in digits with what they count (48家, 1.2亿元, 31.9%), left to right and disjoint.
 *  No dates, ordinals, numbers of points or documents, and no names such as “315”. */
export function findFigures(text: string): Span[] {
  return digit.test(text) ? spansOf(text, figure) : []
}
