import { foldText } from '../../text/fold.ts'
import { regionName } from '../query/named-values.ts'
import { chineseName, type QualifierName, qualifierNamed } from '../query/qualifier-names.ts'
import { type KnownName, type NameKind, withoutQuotes } from './known-names.ts'
import { typedPinyin } from './pinyin.ts'

/** A way to go on from what was typed. */
export interface Completion {
  readonly kind: NameKind | 'phrase' | 'title'
  /** What it is called. */
  readonly label: string
  /** The whole query: what was typed before stays. */
  readonly query: string
  /** Replies that have the name; null for phrases and titles. */
  readonly count: number | null
  /** The reply with this title; null for a name. */
  readonly id: string | null
}

/** Nobody types more of a name, in characters. */
export const LONGEST_TYPED = 60

/** At most `most` queries that end with a name which begins like the last word of `typed`, holds it, or whose pinyin or
 *  initials begin with it; in that order, the more frequent names first. After 地区: 单位: 项目: only names of that
 *  kind. Empty where no word was begun. */
export function completeName(typed: string, names: readonly KnownName[], most: number): Completion[] {
  const { before, kind, word } = lastWord(typed)
  if ((word === '' && kind === null) || word.length > LONGEST_TYPED) return []
  const letters = typedPinyin(word)
  const found = names
    .filter((known) => kind === null || known.kind === kind)
    .map((known) => ({ known, rank: rankOf(known, word, letters) }))
    .filter(({ rank }) => rank < UNLIKE)
    .toSorted(
      (a, b) => a.rank - b.rank || b.known.count - a.known.count || a.known.name.length - b.known.name.length,
    )
  const distinct = new Map<string, KnownName>()
  for (const { known } of found) {
    const thing = `${known.kind} ${known.value}`
    if (!distinct.has(thing)) distinct.set(thing, known)
  }
  return [...distinct.values()].slice(0, most).map((known) => completion(known, before))
}

const qualified: Partial<Record<QualifierName, NameKind>> = {
  region: 'region',
  authority: 'authority',
  programme: 'programme',
}

/** The word that is being typed, folded and without quotation marks, and all before it as typed. */
export function lastWord(typed: string): { before: string; kind: NameKind | null; word: string } {
  const [, before = '', last = ''] = /^(.*?)(\S*)$/su.exec(typed) ?? []
  const word = withoutQuotes(foldText(last))
  const [, qualifier = '', value = ''] = /^([^:]+):(.*)$/.exec(word) ?? []
  const name = qualifierNamed(qualifier)
  const kind = name === null ? undefined : qualified[name]
  return kind === undefined ? { before, kind: null, word } : { before, kind, word: value }
}

const UNLIKE = 9

function rankOf({ plain, pinyin, initials }: KnownName, word: string, letters: string | null): number {
  if (plain.startsWith(word)) return 0
  if (plain.includes(word)) return 1
  if (letters === null || letters.length < 2) return UNLIKE
  return initials.startsWith(letters) || pinyin.startsWith(letters) ? 2 : UNLIKE
}

/** A place or an authority becomes a qualifier, because its name in a text says little of who wrote it. A programme
 *  becomes the word that writers put in quotation marks. */
function completion({ kind, value, written, count }: KnownName, before: string): Completion {
  const label = kind === 'programme' ? written : kind === 'region' ? regionName(value) : value
  return { kind, label, query: before + queryFor(kind, value, written), count, id: null }
}

function queryFor(kind: NameKind, value: string, written: string): string {
  switch (kind) {
    case 'region':
      return `${chineseName('region')}:${regionName(value)}`
    case 'authority':
      return `${chineseName('authority')}:${value}`
    case 'programme':
      return /“([^”]+)”/.exec(written)?.[1] ?? written
  }
}
