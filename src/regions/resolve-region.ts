import type { Problem } from '../reply/problem.ts'
import type { Region } from '../reply/region.ts'
import { clueKinds, type RegionClue } from './clue.ts'
import { findRegions, isWithin } from './gazetteer.ts'
import { fitsOwnWord, type OwnWord } from './own-word.ts'
import {
  countiesOfNamedTownships,
  countiesOfTownship,
  ownWord,
  readAuthority,
  readClue,
  readIndexNumber,
} from './read-clue.ts'

/** The region of a reply and the clue that told it. `region` is null when nothing tells it, and when the reply is a
 *  ministry's (`clue` then says where that stands). */
export interface RegionResolution {
  readonly region: Region | null
  readonly clue: RegionClue['kind'] | null
  readonly problems: readonly Problem[]
}

/** The region of a reply from `clues` in their order of trust, whatever order they are given in. A clue without a
 *  place (区科技局) says nothing; one that leaves several regions open (朝阳区教育局) is settled by the later clues
 *  or left open with the problem `ambiguous-region`. Never a guess: thin evidence gives null. */
export function resolveRegion(clues: readonly RegionClue[]): RegionResolution {
  const ordered = clueKinds.flatMap((kind) => clues.filter((clue) => clue.kind === kind))
  for (const [at, clue] of ordered.entries()) {
    const finding = readClue(clue, ordered)
    if (finding === 'national') return nationOrPart(clue, ordered)
    const region = only(finding)
    if (region) return partOf(region, clue, ordered) ?? refine(region, clue, ordered.slice(at + 1))
    // A body that names its region by a name of several bearers may name the place that holds it, too.
    if (finding.length > 1) return settle(finding, clue, ordered.slice(clue.kind === 'body' ? at : at + 1))
  }
  return byTownship(ordered)
}

/** Where no clue names a region, the only county that has the township which answers, or those which the body names. */
function byTownship(clues: readonly RegionClue[]): RegionResolution {
  const answers = clues.find(({ kind }) => kind === 'authority')
  const own = answers ? only(countiesOfTownship(answers.text)) : null
  const region = own ?? only(countiesOfNamedTownships(clues))
  return { region, clue: own ? 'authority' : region ? 'body' : null, problems: [] }
}

/** The page of a ministry, unless the signature is of its office in a region (国家税务总局玉环市税务局). */
function nationOrPart(clue: RegionClue, all: readonly RegionClue[]): RegionResolution {
  const finding = readSignature(all)
  const region = clue.kind === 'authority' ? only(finding) : null
  return { region, clue: region ? 'signature' : clue.kind, problems: [] }
}

function readSignature(clues: readonly RegionClue[]): readonly Region[] {
  const signed = clues.find(({ kind }) => kind === 'signature')
  const finding = signed ? readAuthority(signed.text) : 'national'
  return finding === 'national' ? [] : finding
}

/** The part of `region` that answers to a session of the whole: the title has 柳州市, the letter says 我区, and its number
 *  (柳南政函), its body or its site names one district. Null where nothing tells a part. */
function partOf(region: Region, clue: RegionClue, all: readonly RegionClue[]): RegionResolution | null {
  const word = clue.kind === 'title' ? ownWord(all) : null
  if (word === null || fitsOwnWord(region, '', word)) return null
  for (const { kind, text } of all) {
    if (kind !== 'document-number' && kind !== 'body' && kind !== 'site') continue
    const part = only(partsNamed(region, text, { word, begins: kind === 'document-number' }))
    if (part) return { region: part, clue: kind, problems: [] }
  }
  return null
}

/** Which parts of `region` with the word `word` the text names in full; or begins with, by any name. */
function partsNamed(
  region: Region,
  text: string,
  { word, begins }: { word: OwnWord; begins: boolean },
): readonly Region[] {
  const mentions = begins ? findRegions(region.name + text).slice(1, 2) : findRegions(text)
  const parts = mentions.flatMap(({ candidates, full }) =>
    full || begins
      ? candidates.filter((part) => part !== region && isWithin(part, region) && fitsOwnWord(part, '', word))
      : [],
  )
  return [...new Set(parts)]
}

/** `region`, or the part of it that the signature names: a province's site may publish a county's reply. */
function refine(region: Region, clue: RegionClue, rest: readonly RegionClue[]): RegionResolution {
  if (clue.kind !== 'authority') return { region, clue: clue.kind, problems: [] }
  const other = only(readSignature(rest))
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

function only(regions: readonly Region[]): Region | null {
  return regions.length === 1 ? (regions[0] ?? null) : null
}
