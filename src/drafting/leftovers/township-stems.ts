import { shortName } from '../../regions/region-names.ts'
import { townshipStems } from '../../regions/townships.ts'
import type { Region } from '../../reply/region.ts'
import { type Span, slice } from '../../text/span.ts'
import { nameLikeness } from './name-likeness.ts'
import { isGeneral } from './name-words.ts'
import type { Words } from './words.ts'

/** How likely a name the short name of a township has to be that is a word as well. */
const LIKELY = 0.7

/** 联合 is a word, 联合乡 is none. */
const division = /^(?:镇(?!区)|乡|街道)/u

interface Stems {
  readonly names: ReadonlySet<string>
  /** The first letters of these. */
  readonly firsts: ReadonlySet<string>
  readonly lengths: readonly number[]
}

/** By code of a county or prefecture. */
const known = new Map<string, Stems>()

/** 儒岙 of 儒岙镇 in replies of 新昌县, the source of the text, and 新昌 itself; nothing in those of one's own. */
export function findTownshipStems(
  text: string,
  words: Words,
  { source, own }: { readonly source?: Region | null; readonly own: Region | null },
): Span[] {
  if (!source || source.code === own?.code) return []
  const { names, firsts, lengths } = known.get(source.code) ?? readStems(source)
  return words.all().flatMap(({ start }) => {
    if (!firsts.has(text.charAt(start))) return [] // as most words
    const length = lengths.find((length) => names.has(text.slice(start, start + length)))
    if (length === undefined) return []
    const [ending = ''] = division.exec(text.slice(start + length, start + length + 2)) ?? []
    const span = { start, end: start + length }
    if (ending !== '') return [{ start, end: span.end + ending.length }]
    return words.beginsAt(span.end) && isName(slice(text, span), span, words) ? [span] : []
  })
}

/** 团结 is the name of a township here and there, and a word everywhere. */
function isName(stem: string, { start }: Span, words: Words): boolean {
  return !isGeneral(stem) && (words.kindAt(start) === 'name' || nameLikeness(stem) >= LIKELY)
}

function readStems(source: Region): Stems {
  // 文山 is a word as well, and as such no place for all others.
  const own = [source.county, source.city].flatMap((name) => (name === null ? [] : (shortName(name) ?? [])))
  const names = new Set([...townshipStems(source), ...own])
  const lengths = [...new Set(Array.from(names, (name) => name.length))].sort((a, b) => b - a)
  const firsts = new Set(Array.from(names, (name) => name.charAt(0)))
  const stems = { names, firsts, lengths }
  known.set(source.code, stems)
  return stems
}
