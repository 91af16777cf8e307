import { foldText } from '../text/fold.ts'

/** A number with what it counts. */
export interface Quantity {
  readonly value: number
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

/** The quantity that a figure of `findFigures` writes, as it writes it, so that it is found again in the text: 2104家,
 *  1.2 万人, 40 项 of 40余项. Null for other text. */
export function readQuantity(figure: string): Quantity | null {
  const [, digits, magnitude = '', unit] = shape.exec(wide.test(figure) ? foldText(figure) : figure) ?? []
  if (digits === undefined || unit === undefined) return null
  const value = Number(digits.replaceAll(',', ''))
  return Number.isFinite(value) ? { value, unit: magnitude + unit } : null
}

const inUnits = /^([十百千万亿]*)(.+)$/

/** What a unit counts, without its 万 or 亿: 人 of 万人. */
export function measureOf(unit: string): string {
  return inUnits.exec(unit)?.[2] ?? unit
}

/** Measures of which several are in use, in one of them. */
const sameMeasures: Readonly<Record<string, readonly [factor: number, unit: string]>> = {
  公里: [1000, '米'],
  km: [1000, '米'],
  平方公里: [1_000_000, '平方米'],
  km2: [1_000_000, '平方米'],
  'km²': [1_000_000, '平方米'],
  公顷: [10_000, '平方米'],
  '㎡': [1, '平方米'],
  'm²': [1, '平方米'],
  'm³': [1, '立方米'],
}

/** `quantity` in the unit in which such quantities are compared: 12,000 人 of 1.2 万人, 5,000,000 元 of 500 万元, 5,000 米 of 5 公里. */
export function comparable({ value, unit }: Quantity): Quantity {
  const [, magnitude = '', measure = unit] = inUnits.exec(unit) ?? []
  const [own, base] = sameMeasures[measure.toLowerCase()] ?? [1, measure]
  const factor = [...magnitude].reduce((product, char) => product * (magnitudes.get(char) ?? 1), own)
  // Rounded where the product of a decimal is not exact: 1.1万 is 11000, not 11000.000000000002.
  return factor === 1
    ? { value, unit: base }
    : { value: Number((value * factor).toPrecision(15)), unit: base }
}
