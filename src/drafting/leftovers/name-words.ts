import { hanPattern } from '../../text/han-pattern.ts'
import { type Span, slice } from '../../text/span.ts'
import { readTableRows } from '../../text/table-rows.ts'

/* By what names of things are known, and what is no name although it stands there: the tables in `words/`. */

/** What the words of `name-words.tsv` are used for. */
type WordUse = 'stop' | 'compound' | 'general' | 'nowhere' | 'trade' | 'no firm' | 'road name' | 'local kind'

const rows = readRows('name-words.tsv')

function wordsFor(use: WordUse): string[] {
  return rows.flatMap(([ofRow, , words = '']) => (ofRow === use ? words.split(' ') : []))
}

/** Words of which no name is made, or before which one begins. */
export const stops: ReadonlySet<string> = new Set(wordsFor('stop'))

/** Words of which no name is made, except that of an office or a firm: 白塔镇腊味小镇运营管理公司. */
export const compounds: ReadonlySet<string> = new Set(wordsFor('compound'))

/** Words that jieba takes for a place, and that belong to no single county. */
export const nowhere: ReadonlySet<string> = new Set(wordsFor('nowhere'))

export const trades: readonly string[] = wordsFor('trade')

/** Words that say what kind of thing does something, or what it is like, and not which one it is. */
export const noFirm = new RegExp(wordsFor('no firm').join('|'), 'u')

/** What there are several of in a place, each with a name. */
export const localKinds: readonly string[] = wordsFor('local kind')

/** Roads and parks are also named after what says nothing of other things: 人民公园, 建设路. */
export const roadNames: ReadonlySet<string> = new Set(wordsFor('road name'))

const endings = readRows('endings.tsv').flatMap(
  ([needs = '', , words = '', notBehind = '', notBefore = '']) =>
    words.split(' ').map((word) => ({ word, needsPlace: needs === 'place', notBehind, notBefore })),
)

/** Endings by themselves are no names either: 产业园区, 街道社区. */
const general: ReadonlySet<string> = new Set([
  ...wordsFor('general'),
  ...endings.map(({ word }) => word).filter((word) => word.length > 1),
])
const longestGeneral = Math.max(...Array.from(general, (word) => word.length))

/** Whether `name` only says what kind of thing it is, and not which one: 企业, 重点, 工业 before 研究院, 实验室, 园区. */
export function isGeneral(name: string): boolean {
  const reached = new Set([0])
  for (let at = 0; at < name.length; at += 1) {
    if (!reached.has(at)) continue
    if (/[0-9]/.test(name.charAt(at))) reached.add(at + 1)
    for (let end = at + 1; end <= Math.min(name.length, at + longestGeneral); end += 1)
      if (general.has(name.slice(at, end))) reached.add(end)
  }
  return reached.has(name.length)
}

/** Whether `name` says where something is: 北高南 of 北高南低, 中西 of 东中西. */
export function isDirection(name: string): boolean {
  return /^[东西南北中高低左右上下]+$/u.test(name)
}

/** What jieba, where it knows no word, takes together with the name behind it (对古州, 除市桥) and in front of it (九龙屯为). */
const lead = /^[对除与和在至及将把从由以为向于是该经因等按如使让给到前近每各有待好]\p{sc=Han}{2}/u
const tail = /^\p{sc=Han}{2,}[等为及和与的是在已将]$/u

/** The name at `span` without what leads up to it, and what is joined to its end. */
export function withoutLead(text: string, span: Span): Span {
  const start = span.start + (lead.test(slice(text, span)) ? 1 : 0)
  return { start, end: span.end - (tail.test(text.slice(start, span.end)) ? 1 : 0) }
}

const patterns = endings
  .toSorted((a, b) => b.word.length - a.word.length)
  .map(({ word, notBehind, notBefore }) => {
    const behind = notBehind === '' ? '' : `(?<!${notBehind})`
    return { first: word.charAt(0), source: behind + word + (notBefore === '' ? '' : `(?!${notBefore})`) }
  })

/** 水头 in 水头至坝尾小流域. */
const stretch =
  '[至到]\\p{sc=Han}{2,5}?(?:公路|道路|路段|河段|段|沿线|高速公路|高速|铁路|航道|小?流域|小河流域)'

/** By the first letter what finds the endings that begin with it. */
const byFirst: ReadonlyMap<string, RegExp> = new Map(
  [...new Set([...patterns.map(({ first }) => first), '至', '到'])].map((letter) => {
    const own = patterns.filter(({ first }) => first === letter).map(({ source }) => source)
    const sources = /[至到]/u.test(letter) ? [...own, stretch] : own
    return [letter, new RegExp(hanPattern(sources.join('|')), 'y')]
  }),
)

/** By code unit, whether an ending begins with it. */
const beginsEnding = new Uint8Array(0x10000)
for (const letter of byFirst.keys()) beginsEnding[letter.charCodeAt(0)] = 1

/** Where in `text` stands what the names of offices, firms, schools, parks, roads and waters end with, left to right and disjoint: of
 *  endings that begin at one place the longest. One that is also part of other words does not stand in those: 路 in 道路, 街 in
 *  街道. */
export function findEndings(text: string): Span[] {
  const found: Span[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (beginsEnding[text.charCodeAt(at)] === 0) continue // as most letters
    const pattern = byFirst.get(text.charAt(at))
    if (!pattern) continue
    pattern.lastIndex = at
    if (!pattern.test(text)) continue
    found.push({ start: at, end: pattern.lastIndex })
    at = pattern.lastIndex - 1
  }
  return found
}

const stem = new RegExp(
  hanPattern(`^(\\p{sc=Han}{2,4}?)(?:${patterns.map(({ source }) => source).join('|')})$`),
  '',
)

/** The letters of `name` before its ending, where they are two to four; else empty. */
export function stemOfName(name: string): string {
  return stem.exec(name)?.[1] ?? ''
}

const ofOffices: ReadonlySet<string> = new Set(
  endings.filter(({ needsPlace }) => needsPlace).map(({ word }) => word),
)

/** Whether names with this ending are those of offices, which every county has: they belong to one by the place in them. */
export function isOffice(word: string): boolean {
  return ofOffices.has(word)
}

function readRows(file: string): string[][] {
  return readTableRows(new URL(`words/${file}`, import.meta.url))
}
