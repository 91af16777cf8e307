/** A number and its unit as a page shows them. */
export interface ReadableAmount {
  readonly number: string
  readonly unit: string
}

const magnitudes = [
  [100_000_000, '亿'],
  [10_000, '万'],
] as const

/** `value` with `unit`, both empty where there is no value, as official texts write them: 18 亿亩 for 1,800,000,000 亩, as
 *  money already has it (23.6 亿元). Only where two decimals tell the whole value; 59,860 人 stay, and what is counted in
 *  万 or 亿. Data are given as they are. */
export function readableAmount(value: number | null, unit: string | null): ReadableAmount {
  if (value === null || unit === null) return { number: '', unit: '' }
  const magnitude = /^[万亿%‰]/.test(unit) ? undefined : magnitudes.find(([factor]) => value >= factor)
  if (magnitude === undefined) return { number: String(value), unit }
  const [factor, name] = magnitude
  const shorter = Number((value / factor).toFixed(2))
  if (Number((shorter * factor).toPrecision(15)) !== value) return { number: String(value), unit }
  return { number: String(shorter), unit: name + unit }
}
