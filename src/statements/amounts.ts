import { findFigures } from '../text/figures.ts'
import { type Span, slice } from '../text/span.ts'
import { type Quantity, readQuantity } from './quantity.ts'

/** A figure that stands for an amount of its own. */
export interface Amount {
  readonly span: Span
  readonly quantity: Quantity
}

/** The amounts of `text`, left to right: no beginnings of ranges and courses (从8%提升至15%), no conditions (5亿元以上企业). */
export function findAmounts(text: string): Amount[] {
  const amounts: Amount[] = []
  for (const span of findFigures(text)) {
    const quantity = readQuantity(slice(text, span))
    if (quantity && !isStart(text, span) && !isCondition(text, span)) amounts.push({ span, quantity })
  }
  return amounts
}

/** Whether the figure is where something began: 从8%提升至15%, 30至1000万元. */
function isStart(text: string, { start, end }: Span): boolean {
  if (/^[0-9][-—~至到]$/.test(text.slice(start - 2, start))) return true
  if (!/[从由]/.test(text.slice(Math.max(0, start - 20), start))) return false
  return rises.test(text.slice(end, end + 12))
}

const rises =
  /^(?:[^,，。；;]{0,4})?(?:提[高升]|增[加长]|上升|扩[容大]|下降|降低|减少|压[缩减]|缩[短减])?[到至]/

/** Whether the figure only says which ones are meant: 5亿元以上企业. */
function isCondition(text: string, { end }: Span): boolean {
  return (
    text.startsWith('以', end) &&
    /^以[上下内外]的?(?!的?[,，。；;、)）])\p{sc=Han}/u.test(text.slice(end, end + 4))
  )
}
