import type { Problem } from '../reply/problem.ts'
import type { Region } from '../reply/region.ts'
import { foldText } from '../text/fold.ts'
import { regionsOfBody } from './body-region.ts'
import { divisionOfCreditCode } from './credit-code.ts'
import { findRegions, isWithin, type RegionMention, regionByCode, regionByFormerCode } from './gazetteer.ts'
import { isNational, type OwnWord, ownWordOfAuthority, ownWordOfBody } from './own-word.ts'

/** The places where a reply may say whose it is, most trusted first. */
export const clueKinds = [
  'authority',
  'signature',
  'document-number',
  'index-number',
  'title',
  'body',
] as const

/** A piece of the reply that may tell its region. */
export interface RegionClue {
  readonly kind: (typeof clueKinds)[number]
  readonly text: string
}

/** The region of a reply and the clue that told it. `region` is null when nothing tells it, and when the reply is a
 *  ministry's (`clue` then says where that stands). */
export interface RegionResolution {
  readonly region: Region | null
  readonly clue: RegionClue['kind'] | null
  readonly problems: readonly Problem[]
}

/** What one clue says: the candidates (none when it says nothing), or that no region's authority answers. */
type Finding = readonly Region[] | 'national'

/** The region of a reply from `clues` in their order of trust, whatever order they are given in. A clue without a
 *  place (区科技局) says nothing; one that leaves several regions open (朝阳区教育局) is settled by the later clues
 *  or left open with the problem `ambiguous-region`. Never a guess: thin evidence gives null. */
export function resolveRegion(clues: readonly RegionClue[]): RegionResolution {
  const ordered = clueKinds.flatMap((kind) => clues.filter((clue) => clue.kind === kind))
  for (const [at, clue] of ordered.entries()) {
    const finding = readClue(clue, ordered)
    if (finding === 'national') return { region: null, clue: clue.kind, problems: [] }
    const region = only(finding)
    if (region) return refine(region, clue, ordered.slice(at + 1))
    // A body that names its region by a name of several bearers may name the place that holds it, too.
    if (finding.length > 1) return settle(finding, clue, ordered.slice(clue.kind === 'body' ? at : at + 1))
  }
  return { region: null, clue: null, problems: [] }
}

function readClue(clue: RegionClue, all: readonly RegionClue[]): Finding {
  switch (clue.kind) {
    case 'authority':
    case 'signature':
      return readAuthority(clue.text)
    case 'document-number':
      return readDocumentNumber(clue.text, all)
    case 'index-number':
      return readIndexNumber(clue.text)
    case 'title':
      return readTitle(clue.text)
    case 'body':
      return regionsOfBody(clue.text, ownWord(all))
  }
}

/** The first chain of names in the name of an authority: 绍兴市柯桥区科学技术局. */
function readAuthority(text: string): Finding {
  const chain = lastOfChain(text, findRegions(text))
  return chain.length === 0 && isNational(text) ? 'national' : chain
}

/** Provinces whose sign begins no county's or prefecture's document numbers. */
const provinceSigns = new Map([
  ['沪', '310000'],
  ['浙', '330000'],
  ['皖', '340000'],
  ['豫', '410000'],
  ['粤', '440000'],
  ['滇', '530000'],
])

/** 浙科函〔2024〕3号 is a province's; 玉科〔2024〕25号 says nothing. */
function readDocumentNumber(text: string, all: readonly RegionClue[]): readonly Region[] {
  const number = foldText(text)
  const named = lastOfChain(number, findRegions(number))
  if (named.length > 0) return named
  const code = provinceSigns.get(number.charAt(0))
  return code !== undefined && (ownWord(all) ?? '省') === '省' ? listed(regionByCode(code)) : []
}

function readIndexNumber(text: string): Finding {
  const code = divisionOfCreditCode(text)
  if (code === null) return []
  if (code === '100000') return 'national'
  return listed(regionByCode(code) ?? regionByFormerCode(code))
}

/** The title names the authority (玉环市科学技术局关于…的答复) or the session (对金华市八届人大二次会议…的答复).
 *  Places in the subject of the proposal say nothing. */
function readTitle(text: string): readonly Region[] {
  const title = text.replace(/[《“"][^《》“”"]*[》”"]/g, (quoted) => '、'.repeat(quoted.length))
  const mentions = findRegions(title)
  const about = title.search(/关于|对|答复/)
  for (const [at, { span }] of mentions.entries()) {
    const chain = chainOf(title, mentions.slice(at))
    const end = chain.at(-1)?.span.end ?? span.end
    const isAuthority = at === 0 && span.end <= about
    const isSession =
      sessionBehind.test(title.slice(end, end + 14)) || /(?:政协|届)$/.test(title.slice(0, span.start))
    if (isAuthority || isSession) return chain.at(-1)?.candidates ?? []
  }
  return []
}

const sessionBehind = /^(?:第?[0-9一二三四五六七八九十]{1,4}届|政协|人大|人民代表大会|委员会)/

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

/** `region`, or the part of it that the signature names: a province's site may publish a county's reply. */
function refine(region: Region, clue: RegionClue, rest: readonly RegionClue[]): RegionResolution {
  if (clue.kind !== 'authority') return { region, clue: clue.kind, problems: [] }
  const signed = rest.find((other) => other.kind === 'signature')
  const finding = signed ? readAuthority(signed.text) : 'national'
  const other = finding === 'national' ? null : only(finding)
  if (!other || isWithin(region, other)) return { region, clue: clue.kind, problems: [] }
  if (isWithin(other, region)) return { region: other, clue: 'signature', problems: [] }
  return {
    region,
    clue: clue.kind,
    problems: [
      {
        kind: 'regions-differ',
        message: `发文机关属${region.name}，署名属${other.name}，按发文机关归地区。`,
      },
    ],
  }
}

/** The one of `candidates` that the later clues point to: they name it, or the place that holds it. */
function settle(
  candidates: readonly Region[],
  clue: RegionClue,
  rest: readonly RegionClue[],
): RegionResolution {
  for (const other of rest) {
    const region = only(pointedAt(candidates, other))
    if (region) return { region, clue: clue.kind, problems: [] }
  }
  const names = candidates
    .map((region) => `${region.province}${region.city ?? ''}${region.county ?? ''}`)
    .join('、')
  return {
    region: null,
    clue: null,
    problems: [
      {
        kind: 'ambiguous-region',
        message: `“${clue.text.trim().slice(0, 40)}”可能属于：${names}，文中没有足够依据判定。`,
      },
    ],
  }
}

function pointedAt(candidates: readonly Region[], clue: RegionClue): readonly Region[] {
  if (clue.kind === 'index-number') {
    const finding = readIndexNumber(clue.text)
    return finding === 'national' ? [] : candidates.filter((region) => finding.includes(region))
  }
  // In running text one mention may be a comparison with another place.
  const least = clue.kind === 'body' ? 2 : 1
  const mentions = findRegions(clue.text)
  return candidates.filter((region) => {
    const naming = mentions.filter((mention) => {
      const named = only(mention.candidates)
      return named !== null && isWithin(region, named)
    })
    return naming.length >= least
  })
}

/** The word by which the reply calls its own region, from its authority, else from its body. */
function ownWord(clues: readonly RegionClue[]): OwnWord | null {
  const signs = clues.filter(({ kind }) => kind === 'authority' || kind === 'signature')
  const bodies = clues.filter(({ kind }) => kind === 'body')
  const words = [
    ...signs.map(({ text }) => ownWordOfAuthority(text)),
    ...bodies.map(({ text }) => ownWordOfBody(text)),
  ]
  return words.find((word) => word !== null) ?? null
}

function only(regions: readonly Region[]): Region | null {
  return regions.length === 1 ? (regions[0] ?? null) : null
}

function listed(region: Region | null): readonly Region[] {
  return region ? [region] : []
}
