import { foldText } from '../text/fold.ts'

/** A number with what it counts. */
export interface Quantity {
  readonly value: number
  /** As people compare it: 家, %, 万元, 亿元. */
  readonly unit: string
}

const shape = /^([0-9,]+(?:\.[0-9]+)?)(?:余|多|几)?([十百千万亿]*)(?:余|多)? ?(.+)$/

/** What folding changes of a figure. */
const wide = /[０-９，．％]/

const magnitudes = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
  ['亿', 100_000_000],
])

/** The quantity that a figure of `findFigures` writes: 2104家, 1.2万人 (12,000 人), 40余项 (40 项). Money keeps its
 *  万 or 亿, as statistics do. Null for other text. */
export function readQuantity(figure: string): Quantity | null {
  const [, digits, magnitude = '', unit] = shape.exec(wide.test(figure) ? foldText(figure) : figure) ?? []
  if (digits === undefined || unit === undefined) return null
  const value = Number(digits.replaceAll(',', ''))
  if (!Number.isFinite(value)) return null
  if (unit === '元') return { value, unit: magnitude + unit }
  if (magnitude === '') return { value, unit }
  const factor = [...magnitude].reduce((product, char) => product * (magnitudes.get(char) ?? 1), 1)
  // Rounded where the product of a decimal is not exact: 1.1万 is 11000, not 11000.000000000002.
  return { value: Number((value * factor).toPrecision(15)), unit }
}
