import { type Fact, firstIn } from './fact.ts'
import type { Letter } from './letter.ts'
import type { Line } from './lines.ts'

/** 005299216/2017-00032 on a line of its own: sites leave the label of a box to a picture. */
const bareIndexNumber = /^•? ?([0-9A-Z][0-9A-Z-]{6,20}\/(?:19|20)\d\d-\d{3,8})$/

/** 11330000/2024-00012 适用范围:公开, 07B010301202000513 信息来源处室 种植业管理司: the number ends where a label begins,
 *  whether it is known or not. */
const unknownLabel = / +[\u4e00-\u9fff]{2,8}(?: ?:| +[\u4e00-\u9fff]).*$/

/** The index number of the page (索引号), from the column or from a line that consists of it. */
export function readIndexNumber({ head, column }: Letter): Fact | null {
  const entry = column.find(({ name, value }) => name === 'indexNumber' && /\d/.test(value))
  if (entry)
    return {
      value: entry.value.replace(unknownLabel, '').replaceAll(' ', ''),
      rule: 'column',
      span: entry.span,
    }
  return firstIn(head, ({ text, start, end }) => {
    const value = text.includes('/') ? bareIndexNumber.exec(text)?.[1] : undefined
    return value === undefined ? null : { value, rule: 'bare-line', span: { start, end } }
  })
}

/** Whether a line of the head consists of an index number: the box around it has no labels. */
export function hasBareIndexNumber(head: readonly Line[]): boolean {
  return head.some(({ text }) => text.includes('/') && bareIndexNumber.test(text))
}
