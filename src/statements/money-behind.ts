import { withoutCircumstances, withoutLead } from './counting-patterns.ts'

/** 900亿元产值, 20万元的补助: what is paid or earned. */
const ofMoney =
  /^的?(\p{sc=Han}{0,6}(?:补[助贴偿]|奖[励补]|资金|经费|产值|收入|收益|投[资入]|贷款|损失|利润|税收))$/u

/** What a sum of money is for, in the words `behind` its figure: 卫生室重建资金 in 45万元作为卫生室重建资金, 卫生室重建的资金 in
 *  6.39万元用于卫生室重建; or of what it is, 补助 in 20万元的补助. Null of other units, and where they do not say. */
export function moneyBehind(behind: string, unit: string): string | null {
  if (!unit.endsWith('元')) return null
  const words = behind.replace(/\s+/g, '')
  const [, verb, purpose] = /^(作为|用于)(\p{sc=Han}[^0-9]{2,27})$/u.exec(words) ?? []
  if (purpose === undefined) return ofMoney.exec(words)?.[1] ?? null
  return verb === '作为' ? withoutLead(purpose) : `${withoutCircumstances(purpose)}的资金`
}
