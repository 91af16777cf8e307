import type { IndexState } from '../../indexing/reply-index.ts'
import { programmeById } from '../../programmes/registry.ts'
import { regionByCode } from '../../regions/gazetteer.ts'
import { shortName } from '../../regions/region-names.ts'
import { foldText } from '../../text/fold.ts'
import { loadPinyin } from './pinyin.ts'

/** What a name is the name of. */
export type NameKind = 'programme' | 'region' | 'authority'

/** A name, and how it sounds. */
export interface SpokenName {
  /** Folded. */
  readonly name: string
  /** jiebangguashuai */
  readonly pinyin: string
  /** jbgs */
  readonly initials: string
}

/** A name that replies of the index are tagged with. */
export interface KnownName extends SpokenName {
  /** As people write it. */
  readonly written: string
  /** The name without quotation marks, which nobody types. */
  readonly plain: string
  readonly kind: NameKind
  /** As filters take it; the same for all names of one thing. */
  readonly value: string
  /** Replies that have it. */
  readonly count: number
}

/** More authorities than these, those of the most replies, are not offered: their names say little that their region does
 *  not. */
const MOST_AUTHORITIES = 5_000

/** The names of the programmes, regions and authorities that the index holds, each once, in that order. */
export async function knownNames({ counts }: IndexState): Promise<KnownName[]> {
  const authorities = [...counts.authority].sort(([, a], [, b]) => b - a)
  const named = [
    ...[...counts.programme].flatMap(([value, count]) => {
      const programme = programmeById(value)
      const names = programme ? [programme.name, ...programme.aliases] : []
      return names.map((written) => ({ written, kind: 'programme' as const, value, count }))
    }),
    ...[...counts.region].flatMap(([value, count]) => {
      const name = regionByCode(value)?.name
      const names = name === undefined ? [] : [shortName(name) ?? name, name]
      return names.map((written) => ({ written, kind: 'region' as const, value, count }))
    }),
    ...authorities.slice(0, MOST_AUTHORITIES).map(([value, count]) => {
      return { written: value, kind: 'authority' as const, value, count }
    }),
  ]
  const pinyin = await loadPinyin()
  const distinct = new Map<string, KnownName>()
  for (const facts of named) {
    const name = foldText(facts.written)
    if (distinct.has(name)) continue
    const parts = pinyin.syllables(name)
    const initials = parts.map((part) => part.charAt(0)).join('')
    distinct.set(name, { ...facts, name, plain: withoutQuotes(name), pinyin: parts.join(''), initials })
  }
  return [...distinct.values()]
}

/** Of a folded text. */
export function withoutQuotes(folded: string): string {
  return folded.replaceAll('"', '')
}
