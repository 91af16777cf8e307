import type { Region } from '../reply/region.ts'
import { matchesOf, slice } from '../text/span.ts'
import { findRegionsFolded, type RegionMention } from './gazetteer.ts'
import { fitsOwnWord, type OwnWord } from './own-word.ts'

/** The session or organ of a region names the region that answers: 玉环市政协十届三次会议, 金华市第八届人大. */
const sessionBehind = /^(?:(?:市|县|区|省)?第?[0-9一二三四五六七八九十]{1,4}届|政协|人大|人民代表大会)/
/** Its government, its rules, its plans and how things are there are likely its own: 金华市人民政府, 《金华市…办法》,
 *  牟定县城乡…规划, 结合田家庵区实际. */
const organBehind =
  /^(?:人民政府|政府|委|[\u4e00-\u9fff]{2,8}(?:局|厅|委员会)|城乡|境内|全境|辖区|国民经济|国土空间|“?十[一二三四五]五|实际|[\u4e00-\u9fff]{2,12}规划)/

const weights = { session: 6, organ: 3, named: 1 }

/** Others are named so: 赴安吉县考察, 借鉴安吉县的做法. */
const outward =
  /(?:赴|到|往|与|和|如|像|学习|借鉴|考察|参照|邻近|相邻|对标|来自)(?:[\u4e00-\u9fff]{2,3}[省市])?$/

/** The regions that a body may be of: the one most named among those that `word` (我市) fits, when it stands out;
 *  several when its name has several bearers; none otherwise. Without a word only the name of a session counts. */
export function regionsOfBody(body: string, word: OwnWord | null): readonly Region[] {
  const [first, second] = tallyNames(body, word).sort((a, b) => b.weight - a.weight)
  return first && standsOut(first, second?.weight ?? 0) ? first.candidates : []
}

/** Whether a region is named in full twice, and any other hardly at all; or as one's own, and far more than any
 *  other. `next` is the weight of the next, 0 where no other is named. */
function standsOut({ inFull, own, weight }: Tally, next: number): boolean {
  return (inFull >= 2 && weight >= 3 * next) || (own && weight >= leastWeight(next))
}

/** What a region named as one's own must weigh: one organ, where no other is named; else one session, or an organ and
 *  one more mention, and twice the next. */
function leastWeight(next: number): number {
  return next === 0 ? weights.organ : Math.max(weights.organ + weights.named, 2 * next)
}

interface Tally {
  readonly candidates: readonly Region[]
  readonly weight: number
  /** Whether it is named once at least as one's own. */
  readonly own: boolean
  /** How often it is named in full, and not as somebody else. */
  readonly inFull: number
}

/** How much each name weighs; of a chain (绍兴市柯桥区) only the last name. */
function tallyNames(body: string, word: OwnWord | null): Tally[] {
  const tallies = new Map<string, Tally>()
  const signs = word !== null && below.has(word) ? signsIn(body) : noSigns
  const mentions = findRegionsFolded(body)
  for (const [at, mention] of mentions.entries()) {
    if (mentions[at + 1]?.span.start === mention.span.end) continue
    const kind = mentionKind(body, mention, signs)
    const candidates = fitting(body, mention, word, kind)
    if (candidates.length === 0) continue
    const key = candidates.map((region) => region.code).join()
    const { weight, own, inFull } = tallies.get(key) ?? { weight: 0, own: false, inFull: 0 }
    tallies.set(key, {
      candidates,
      weight: weight + weights[kind],
      own: own || kind !== 'named',
      inFull: inFull + (namesItself(body, mention) ? 1 : 0),
    })
  }
  return [...tallies.values()]
}

function fitting(
  body: string,
  mention: RegionMention,
  word: OwnWord | null,
  kind: keyof typeof weights,
): readonly Region[] {
  if (word === null) return kind === 'session' ? mention.candidates : []
  return mention.candidates.filter((region) => fitsOwnWord(region, slice(body, mention.span), word))
}

function namesItself(body: string, { span, full }: RegionMention): boolean {
  return (
    (full || body[span.end - 1] === '县') &&
    !outward.test(body.slice(Math.max(0, span.start - 8), span.start))
  )
}

/** What a county calls itself, and no city that rules it. */
const below: ReadonlySet<OwnWord> = new Set(['县', '区', '旗'])
const noSigns: ReadonlySet<string> = new Set()

/** The first letters of the governments whose documents are cited: 《关于推动霞浦茶产业振兴的意见》(霞政办(2021)108号). */
function signsIn(body: string): ReadonlySet<string> {
  return new Set(matchesOf(body, sign).flatMap(({ 1: first }) => first ?? []))
}

const sign = /[(《]([\u4e00-\u9fff])[\u4e00-\u9fff]?[政府][\u4e00-\u9fff]{0,4}\(\d{4}\)/g

function mentionKind(
  body: string,
  { span, full }: RegionMention,
  signs: ReadonlySet<string>,
): keyof typeof weights {
  if (!full && signs.has(body.charAt(span.start))) return 'organ'
  const behind = body.slice(span.end, span.end + 8)
  if (sessionBehind.test(behind)) return 'session'
  if (full && (organBehind.test(behind) || body[span.start - 1] === '《')) return 'organ'
  return 'named'
}
