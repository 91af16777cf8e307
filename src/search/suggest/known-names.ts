import type { IndexState } from '../../indexing/reply-index.ts'
import { programmeById } from '../../programmes/registry.ts'
import { regionByCode } from '../../regions/gazetteer.ts'
import { shortName } from '../../regions/region-names.ts'
import { foldText } from '../../text/fold.ts'
import { loadPinyin } from './pinyin.ts'

/** A name that replies of the index are tagged with. */
export interface KnownName {
  /** Folded. */
  readonly name: string
  /** jiebangguashuai */
  readonly pinyin: string
  /** jbgs */
  readonly initials: string
}

/** More authorities than these are not offered: their names say little that their region does not. */
const MOST_AUTHORITIES = 5_000

/** The names of the programmes, regions and authorities that the index holds, each once, in that order. */
export async function knownNames({ counts }: IndexState): Promise<KnownName[]> {
  const programmes = [...counts.programme.keys()].flatMap((id) => {
    const programme = programmeById(id)
    return programme ? [programme.name, ...programme.aliases] : []
  })
  const regions = [...counts.region.keys()].flatMap((code) => {
    const name = regionByCode(code)?.name
    return name === undefined ? [] : [shortName(name) ?? name, name]
  })
  const authorities = [...counts.authority.keys()].slice(0, MOST_AUTHORITIES)
  const pinyin = await loadPinyin()
  return [...new Set([...programmes, ...regions, ...authorities].map(foldText))].map((name) => {
    const parts = pinyin.syllables(name)
    return { name, pinyin: parts.join(''), initials: parts.map((part) => part.charAt(0)).join('') }
  })
}
