import { findMentions } from '../../programmes/find-mentions.ts'
import { isWithin } from '../../regions/gazetteer.ts'
import type { Region } from '../../reply/region.ts'
import type { Segmenter } from '../../text/segment.ts'
import { type Span, slice, spansOf } from '../../text/span.ts'
import { findCompanies } from './companies.ts'
import type { Leftover, LeftoverKind } from './leftover.ts'
import { findNamedThings } from './named-things.ts'
import { findPersons } from './persons.ts'
import { type PlaceChain, placeChains, spanOf } from './place-chains.ts'
import { type Words, wordsOf } from './words.ts'
import { findDates, findDocumentNumbers, findNumbers, findSessions } from './written-facts.ts'

/** For whom a passage is taken over. */
export interface Writer {
  /** Whose reply it goes into; null for unknown: then every place is another's. */
  readonly own: Region | null
  /** Whose reply the passage is from, for its short forms (在玉); left out where it is not known. */
  readonly source?: Region | null
  /** Ids of the programmes that replies of `own` name. */
  readonly programmes: ReadonlySet<string>
}

/** What in `text`, a passage of another reply, belongs to that reply: left to right and disjoint. Rather one too many than
 *  one too few: whoever writes looks at each. */
export function findLeftovers(text: string, writer: Writer, segmenter: Segmenter): Leftover[] {
  const words = wordsOf(text, segmenter)
  const all = placeChains(text, words)
  const places = all.filter((chain) => !isOwn(chain, writer.own))
  const found: readonly (readonly [LeftoverKind, readonly Span[]])[] = [
    ['document-number', findDocumentNumbers(text)],
    ['name', findNamedThings(text, { places, words }).filter((span) => !isOwnThing(span, all, places))],
    ['name', findCompanies(text, places)],
    ['session', findSessions(text)],
    ['date', findDates(text)],
    ['programme', findProgrammes(text, writer)],
    ['person', findPersons(text)],
    [
      'place',
      [
        ...places.map(spanOf),
        ...partsOfProvinces(text, words),
        ...otherSelves(text, writer.own),
        ...shortForms(text, words, writer),
      ],
    ],
    ['number', findNumbers(text)],
  ]
  return disjoint(found.flatMap(([kind, spans]) => spans.map(({ start, end }) => ({ start, end, kind }))))
}

function isOwn(chain: PlaceChain, own: Region | null): boolean {
  if (own === null) return false
  return (chain.at(-1)?.candidates ?? []).some((region) => isWithin(region, own) || isWithin(own, region))
}

/** Whether the thing is named after a place that is the writer's own: 台州市税务局 for a writer in 玉环市. */
function isOwnThing({ start }: Span, all: readonly PlaceChain[], places: readonly PlaceChain[]): boolean {
  const chain = all.find((one) => spanOf(one).start === start)
  return chain !== undefined && !places.includes(chain)
}

/** 皖西, 苏北: a part of a province. */
const partOfProvince = /[冀晋辽沪苏浙皖闽赣鲁豫鄂湘粤桂川黔滇陕陇][东南西北中](?!心|医|药|国|华)/gu

function partsOfProvinces(text: string, words: Words): Span[] {
  return spansOf(text, partOfProvince).filter(
    ({ start, end }) => words.beginsAt(start) && words.beginsAt(end),
  )
}

const selves = /[我本](省|市|县|区|州|旗)/gu

/** 我市 in a reply that a county gives. */
function otherSelves(text: string, own: Region | null): Span[] {
  if (own === null) return []
  return [...text.matchAll(selves)]
    .filter((match) => !own.name.endsWith(match[1] ?? ''))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** 在玉 and 驻临 in replies of 玉环 and 临沂: what is done there. */
function shortForms(text: string, words: Words, { source, own }: Writer): Span[] {
  if (!source || source.code === own?.code) return []
  const letters = [source.county, source.city].flatMap((name) => name?.charAt(0) ?? [])
  return [...text.matchAll(/[在驻来留](?=\p{sc=Han})/gu)]
    .map(({ index }) => ({ start: index, end: index + 2 }))
    .filter(({ start, end }) => letters.includes(text.charAt(start + 1)) && words.beginsAt(end))
    .filter(({ start }) => words.beginsAt(start) && isShortForm.test(text.slice(start + 2, start + 6)))
}

const isShortForm =
  /^(?:建立|建设|创[办业新]|投资|就业|落[地户]|工作|高校|企业|院[校所]|人才|设立|转化|办[学理]|注册|发展|挂职|务工)/u

/** A quoted name in front of what programmes are called. */
const quotedProgramme =
  /“[^“”]{2,16}”(?:\p{sc=Han}{0,6}?(?:行动|计划|工程|项目|品牌|商标|地理标志|机制|政策|新政|方案|专项|攻坚|业务|集群)|\p{sc=Han}{0,10}?(?:论坛|大赛))?/gu

/** Programmes that the writer's region does not name, and quoted names that no registry holds. */
function findProgrammes(text: string, { programmes }: Writer): Span[] {
  const known = findMentions(text)
  const others = spansOf(text, quotedProgramme)
    .filter((span) => /”\p{sc=Han}/u.test(slice(text, span)))
    .filter((span) => !known.some((mention) => overlap(mention, span)))
  return [...known.filter(({ id }) => !programmes.has(id)), ...others]
}

/** Of leftovers that overlap the one whose kind comes first, and of one kind the longer. */
function disjoint(leftovers: readonly Leftover[]): Leftover[] {
  const kept: Leftover[] = []
  const order = new Map([...new Set(leftovers.map(({ kind }) => kind))].map((kind, at) => [kind, at]))
  const ranked = leftovers.toSorted(
    (a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) || b.end - b.start - (a.end - a.start),
  )
  for (const leftover of ranked) if (!kept.some((other) => overlap(other, leftover))) kept.push(leftover)
  return kept.sort((a, b) => a.start - b.start)
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
