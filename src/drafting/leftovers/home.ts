import type { TextHolders } from '../../indexing/reply-index.ts'
import { isWithin, regionByCode } from '../../regions/gazetteer.ts'
import type { Region } from '../../reply/region.ts'

/** The innermost county, prefecture or municipality that all replies which hold a text are of; null where there is none. */
export function homeOf({ replies, regions }: TextHolders): Region | null {
  const places = [...regions]
    .filter(([, count]) => count === replies)
    .flatMap(([code]) => regionByCode(code) ?? [])
    .filter(isLocal)
  return places.reduce<Region | null>(
    (inmost, region) => (inmost === null || isWithin(region, inmost) ? region : inmost),
    null,
  )
}

/** All but provinces; districts of 重庆市 and 仙桃市 have no prefecture above them, and 重庆市 itself is as local as one. */
function isLocal({ city, county, name }: Region): boolean {
  return city !== null || county !== null || name.endsWith('市')
}
