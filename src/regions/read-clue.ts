import type { Region } from '../reply/region.ts'
import { foldText } from '../text/fold.ts'
import { type Span, slice } from '../text/span.ts'
import { regionsOfBody } from './body-region.ts'
import type { RegionClue } from './clue.ts'
import { findRegions, isWithin, type RegionMention, regionByCode, regionByFormerCode } from './gazetteer.ts'
import { divisionOfIndexNumber } from './index-number.ts'
import {
  fitsOwnWord,
  isNational,
  type OwnWord,
  ownWordOfAuthority,
  ownWordOfBody,
  ownWordOfSession,
} from './own-word.ts'
import { provinceOfSign } from './province-signs.ts'
import { countiesWithTownship, findTownships } from './townships.ts'

/** What one clue says: the candidates (none when it says nothing), or that no region's authority answers. */
export type Finding = readonly Region[] | 'national'

/** What `clue` says of the region; `all` tells by which word the reply calls it. */
export function readClue(clue: RegionClue, all: readonly RegionClue[]): Finding {
  switch (clue.kind) {
    case 'authority':
    case 'signature':
      return readAuthority(clue.text)
    case 'document-number':
      return readDocumentNumber(clue.text, all)
    case 'index-number':
      return readFittingIndexNumber(clue.text, all)
    case 'title':
      return readTitle(clue.text)
    case 'body':
      return regionsOfBody(foldText(clue.text), ownWord(all))
    case 'site':
      return readSite(foldText(clue.text), all)
    case 'asked':
      return readAsked(foldText(clue.text), all)
  }
}

/** The first chain of names in the name of an authority: 绍兴市柯桥区科学技术局; of a branch the place it is for:
 *  昆明市生态环境局寻甸分局. */
export function readAuthority(text: string): Finding {
  const mentions = findRegions(text).filter((mention, at, all) => !isWithinWord(text, mention, all[at - 1]))
  const chain = lastOfChain(text, mentions)
  if (chain.length === 0) return isNational(text) ? 'national' : []
  const branch = mentions.find(({ span }) =>
    /^(?:分局|分公司|分中心|供电公司|[支分]行|大队$)/.test(text.slice(span.end)),
  )
  const within = (regions: readonly Region[]) =>
    regions.filter((region) => chain.some((outer) => region !== outer && isWithin(region, outer)))
  const named = within(branch?.candidates ?? [])
  const inner = named.length > 0 ? named : within(regionsOfBranch(text))
  return inner.length > 0 ? inner : chain
}

/** The counties that have a township of the name of the one that answers: 戌街乡人民政府. */
export function countiesOfTownship(text: string): readonly Region[] {
  const { stem, ending } = townshipOffice.exec(text)?.groups ?? {}
  return stem === undefined || ending === undefined ? [] : countiesWithTownship(stem, ending)
}

/** The counties that have every township which the body names, where it calls itself a county or district. */
export function countiesOfNamedTownships(clues: readonly RegionClue[]): readonly Region[] {
  const word = ownWord(clues)
  const body = clues.find(({ kind }) => kind === 'body')
  if (!body || (word !== '县' && word !== '区' && word !== '旗')) return []
  const [first, ...others] = findTownships(foldText(body.text)).map(({ counties }) => counties)
  const common = first?.filter((region) => others.every((counties) => counties.includes(region)))
  return common?.filter((region) => fitsOwnWord(region, '', word)) ?? []
}

const townshipOffice = /^(?<stem>[\u4e00-\u9fff]{2,9})(?<ending>镇|乡|街道)(?=(?:人民)?政府|办事处|党工?委|$)/

/** Behind one of these a place may begin within the name of a body: 国家统计局绍兴调查队, 中国电信弥勒分公司. */
const mayEndBefore = new Set('局司行队院会社团部办国网信通动联共协警省市县区州盟旗师')

/** 云台山风景名胜区 is not 台山's. */
function isWithinWord(
  text: string,
  { span, full }: RegionMention,
  before: RegionMention | undefined,
): boolean {
  if (full || span.start === 0 || before?.span.end === span.start) return false
  return !mayEndBefore.has(text.charAt(span.start - 1))
}

/** 吕梁市生态环境局交城分局 is for 交城县, though 交城 alone is no name: before 分局 it is one; 黄山市公路管理局黄山分局 is for
 *  黄山区. */
function regionsOfBranch(text: string): readonly Region[] {
  const short = /局(?<short>[\u4e00-\u9fff]{2,3})分局/.exec(text)?.groups?.['short']
  if (short === undefined) return []
  return ['县', '区', '市'].flatMap((word) => {
    const name = short + word
    const whole = findRegions(name).find(({ span }) => span.start === 0 && span.end === name.length)
    return whole?.candidates ?? []
  })
}

/** 浙科函〔2024〕3号 is a province's, unless the reply calls its region otherwise; 玉科〔2024〕25号 says nothing. 连城管函 of
 *  市城管局 is not 连城县's. */
function readDocumentNumber(text: string, all: readonly RegionClue[]): readonly Region[] {
  const number = foldText(text)
  const named = lastOfChain(number, findRegions(number))
  const word = ownWord(all)
  if (named.length > 0) return word === null ? named : named.filter((region) => fitsOwnWord(region, '', word))
  const ofProvince = all.some((clue) => clue.kind === 'authority' && /^[^省区市]+厅$/.test(clue.text))
  const province = regionByCode(provinceOfSign(number.charAt(0), ofProvince) ?? '')
  return province && (word === null || fitsOwnWord(province, '', word)) ? [province] : []
}

/** The region whose code the index number holds. */
export function readIndexNumber(text: string): Finding {
  const code = divisionOfIndexNumber(text)
  if (code === '100000') return 'national'
  const region = code === null ? null : (regionByCode(code) ?? regionByFormerCode(code))
  return region ? [region] : []
}

/** The same, unless the reply calls its region otherwise: the number of a county on the page of 市水利局 is a wrong one. */
function readFittingIndexNumber(text: string, all: readonly RegionClue[]): Finding {
  const finding = readIndexNumber(text)
  const word = ownWord(all)
  if (finding === 'national' || word === null) return finding
  return finding.filter((region) => fitsOwnWord(region, '', word))
}

/** In characters; no title is as long. */
const longestTitle = 400

/** The title names the authority (玉环市科学技术局关于…的答复) or the session (对金华市八届人大二次会议…的答复).
 *  Places in the subject of the proposal say nothing. */
function readTitle(text: string): readonly Region[] {
  const title = foldText(
    text.slice(0, longestTitle).replace(/《[^《》]*》|“[^“”]*”/g, (quoted) => '、'.repeat(quoted.length)),
  )
  const mentions = findRegions(title)
  const opening = title.search(/关于|对|答复/)
  const closing = title.search(/答复|复函/)
  for (const [at, { span }] of mentions.entries()) {
    const chain = chainOf(title, mentions.slice(at))
    const behind = title.slice(chain.at(-1)?.span.end ?? span.end)
    const isAuthority = span.end <= opening || (span.start > closing && closing !== -1)
    if (
      (isAuthority && organBehind.test(behind)) ||
      sessionBehind.test(behind) ||
      isBetweenSession(title, span)
    ) {
      return chain.at(-1)?.candidates ?? []
    }
  }
  return []
}

/** Whose site it is, from what a page says of itself beside the letter: 主办：息烽县人民政府办公室. It counts where the
 *  letter calls its region by the same word (我县), or names a body without a place (水利局) on the site of a county, and
 *  where the page names one such region only. */
function readSite(text: string, all: readonly RegionClue[]): readonly Region[] {
  const word = ownWord(all)
  if (word === null && !all.some(({ kind }) => kind === 'authority')) return []
  const named = findRegions(text).flatMap(({ span, candidates, full }) => {
    const behind = text.slice(span.end)
    if (!full || !(organBehind.test(behind) || sessionBehind.test(behind))) return []
    return candidates.filter((region) =>
      word === null ? region.county !== null : fitsOwnWord(region, text.slice(span.start, span.end), word),
    )
  })
  const [first, ...others] = new Set(named)
  return first && others.length === 0 ? [first] : []
}

/** The region that the title of what was asked names in full, where the answer calls its own by the same word: 关于修复盐池县
 *  古桥的建议 and 我县. A city may answer for the smaller cities in it. */
function readAsked(text: string, all: readonly RegionClue[]): readonly Region[] {
  const word = ownWord(all)
  if (word === null) return []
  const named = findRegions(text).flatMap(({ span, candidates, full }) => {
    const isOwn = full && (word !== '市' || candidates.every(({ county }) => county === null))
    return isOwn ? candidates.filter((region) => fitsOwnWord(region, slice(text, span), word)) : []
  })
  const [first, ...others] = new Set(named)
  return first && others.length === 0 ? [first] : []
}

const organBehind = /^[^关对]{0,24}?(?:[局厅委办院]|政府|管委会|公司|支队|大队|中心|银行|联合?会)/
const sessionBehind = /^(?:第?[0-9一二三四五六七八九十]{1,4}届|政协|人大|人民代表大会)/

/** 政协盐池县第十届委员会, 政协第十届玉环市委员会. */
function isBetweenSession(title: string, span: Span): boolean {
  return /(?:政协|届)$/.test(title.slice(Math.max(0, span.start - 2), span.start))
}

/** The candidates of the innermost name of the chain that `mentions` begins with; empty without one. */
function lastOfChain(text: string, mentions: readonly RegionMention[]): readonly Region[] {
  return chainOf(text, mentions).at(-1)?.candidates ?? []
}

/** The leading mentions that follow each other without a gap, each within the one before. Between the
 *  兵团 and its cities stands the number of a division of troops. */
function chainOf(text: string, mentions: readonly RegionMention[]): RegionMention[] {
  const chain: RegionMention[] = []
  for (const mention of mentions) {
    const before = chain.at(-1)
    if (before) {
      const gap = text.slice(before.span.end, mention.span.start)
      const touches = mention.span.start === before.span.end || /^第?[一二三四五六七八九十]{1,3}师$/.test(gap)
      const within = mention.candidates.some((inner) =>
        before.candidates.some((outer) => inner !== outer && isWithin(inner, outer)),
      )
      if (!touches || !within) break
    }
    chain.push(mention)
  }
  return chain
}

/** The word by which the reply calls its own region: from its authority, else its body, else its session. */
export function ownWord(clues: readonly RegionClue[]): OwnWord | null {
  for (const [kind, read] of ownWordReaders) {
    for (const clue of clues) {
      const word = clue.kind === kind ? read(clue.text) : null
      if (word !== null) return word
    }
  }
  return null
}

const ownWordReaders: readonly (readonly [RegionClue['kind'], (text: string) => OwnWord | null])[] = [
  ['authority', ownWordOfAuthority],
  ['signature', ownWordOfAuthority],
  ['body', ownWordOfBody],
  ['title', ownWordOfSession],
]
