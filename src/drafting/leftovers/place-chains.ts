import { findRegions, type RegionMention } from '../../regions/gazetteer.ts'
import type { Span } from '../../text/span.ts'
import type { Words } from './words.ts'

/** Place names that stand together, such as 浙江省台州市玉环市: one place, from the outermost name inwards. Never empty. */
export type PlaceChain = readonly RegionMention[]

/** The places that `text` names, left to right. Names that only seem to stand there (应城 in 适应城市) are left out. */
export function placeChains(text: string, words: Words): PlaceChain[] {
  const found: RegionMention[][] = []
  for (const mention of findRegions(text)) {
    const last = found.at(-1)
    if (last?.at(-1)?.span.end === mention.span.start) last.push(mention)
    else if (words.beginsAt(mention.span.start) || isProvince(mention)) found.push([mention])
  }
  return found
}

/** Where the chain stands. */
export function spanOf(chain: PlaceChain): Span {
  return { start: chain[0]?.span.start ?? 0, end: chain.at(-1)?.span.end ?? 0 }
}

/** 浙江省 in 落实好浙江省的部署, of which jieba makes 好浙江: whole names of provinces stand in no other words. */
function isProvince({ full, candidates }: RegionMention): boolean {
  return full && candidates.every(({ city, county }) => city === null && county === null)
}
