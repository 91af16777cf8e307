import { findRegions, type RegionMention } from '../../regions/gazetteer.ts'
import type { TownshipMention } from '../../regions/townships.ts'
import { type Span, slice } from '../../text/span.ts'
import type { Words } from './words.ts'

/** Place names that stand together, such as 浙江省台州市玉环市: one place, from the outermost name inwards. Never empty. */
export type PlaceChain = readonly RegionMention[]

/** The words of a text, and the places and townships that it names. */
export interface Surroundings {
  readonly places: readonly PlaceChain[]
  readonly townships: readonly TownshipMention[]
  readonly words: Words
}

/** The places that `text` names, left to right. Names that only seem to stand there (应城 in 适应城市) are left out. */
export function placeChains(text: string, words: Words): PlaceChain[] {
  const found: RegionMention[][] = []
  for (const mention of findRegions(text)) {
    const last = found.at(-1)
    if (last?.at(-1)?.span.end === mention.span.start) last.push(mention)
    else if ((words.beginsAt(mention.span.start) && !isOfWater(text, mention, words)) || isProvince(mention))
      found.push([mention])
  }
  return found.filter((chain) => !isJoining(text, chain))
}

/** 会同县财政局 is done together with it, seldom the county of 会同, which 湖南省怀化市 stands before. */
function isJoining(text: string, [first, ...more]: PlaceChain): boolean {
  return first !== undefined && more.length === 0 && slice(text, first.span).startsWith('会同')
}

/** Where the chain stands. */
export function spanOf(chain: PlaceChain): Span {
  return { start: chain[0]?.span.start ?? 0, end: chain.at(-1)?.span.end ?? 0 }
}

/** 浙江省 in 落实好浙江省的部署, of which jieba makes 好浙江: whole names of provinces stand in no other words. */
function isProvince({ full, candidates }: RegionMention): boolean {
  return full && candidates.every(({ city, county }) => city === null && county === null)
}

/** 河源 in 蜻蛉河源头: the end of another name and the beginning of a word; 沙河 in 西沙河, a river of its own. */
function isOfWater(text: string, { span, full }: RegionMention, words: Words): boolean {
  const isWater = !full && /[河江湖溪山]$/u.test(slice(text, span))
  if (isWater && /[东西南北大小]/u.test(text.charAt(span.start - 1))) return true
  const isAt = /^[河江湖海溪山]/u.test(slice(text, span)) && !full
  const word = isAt ? words.at(span.start) : undefined
  const isWord = word !== undefined && !word.tag.startsWith('ns')
  return (
    isWord && words.beginningsBefore(span.start, span.start - 2).some((at) => words.kindAt(at) === 'other')
  )
}
