import { levelOf } from '../../regions/division-table.ts'
import { areNested } from '../../regions/gazetteer.ts'
import type { Region } from '../../reply/region.ts'

/** What an answer of `region` is worth to a writer in `own`, 1 for one from anywhere: the own region's answers were agreed
 *  there once, those of its province carry out the same policies, those of its level have the same powers. Small enough
 *  that an answer to something else does not win by where it comes from. */
export function nearness(region: Region | null, own: Region | null): number {
  if (region === null || own === null) return 1
  if (region.code === own.code) return 1.3
  const near = areNested(region, own) ? 1.15 : sharesProvince(region, own) ? 1.08 : 1
  return levelOf(region.code) === levelOf(own.code) ? near * 1.05 : near
}

function sharesProvince(region: Region, own: Region): boolean {
  return region.province === own.province
}
