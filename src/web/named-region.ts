import { z } from 'zod'
import type { Region } from '../reply/region.ts'
import { currentCode, regionsNamed } from '../search/query/named-values.ts'
import { HttpProblem } from './problems.ts'

/** A division code in an address. Links written before a reform go on leading to the region, as it is today. */
export const regionCode = z
  .string()
  .regex(/^[0-9]{6}$/)
  .transform(currentCode)

/** So many regions of one name are listed. */
const MOST_LISTED = 12

/** The region of that name or code, which stands in `parameter`; null for an empty name. Throws HttpProblem 400 for an unknown
 *  or ambiguous one. */
export function namedRegion(name: string, parameter: string): Region | null {
  if (name.trim() === '') return null
  const found = regionsNamed(name.trim())
  const [region, ...others] = found
  if (region && others.length === 0) return region
  const named = found.slice(0, MOST_LISTED).map((one) => `${one.province}${one.name} ${one.code}`)
  const why = region ? `不止一个，请改用代码：${named.join('、')}` : '不认识，请写全称或六位代码'
  throw new HttpProblem({
    status: 400,
    title: '地区有误',
    details: [`地区“${name}”${why}。`],
    parameters: [parameter],
  })
}
