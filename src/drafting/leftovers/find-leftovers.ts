import { findMentions } from '../../programmes/find-mentions.ts'
import { isWithin } from '../../regions/gazetteer.ts'
import type { Region } from '../../reply/region.ts'
import type { Segmenter } from '../../text/segment.ts'
import { type Span, slice } from '../../text/span.ts'
import type { Leftover, LeftoverKind } from './leftover.ts'
import { findNamedThings } from './named-things.ts'
import { findPersons } from './persons.ts'
import { type PlaceChain, placeChains, spanOf } from './place-chains.ts'
import { wordsOf } from './words.ts'
import { findDates, findDocumentNumbers, findNumbers, findSessions } from './written-facts.ts'

/** For whom a passage is taken over. */
export interface Writer {
  /** Whose reply it goes into; null for unknown: then every place is another's. */
  readonly own: Region | null
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
    ['session', findSessions(text)],
    ['date', findDates(text)],
    ['programme', findProgrammes(text, writer)],
    ['person', findPersons(text)],
    ['place', [...places.map(spanOf), ...otherSelves(text, writer.own)]],
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

const selves = /[我本](省|市|县|区|州|旗)/gu

/** 我市 in a reply that a county gives. */
function otherSelves(text: string, own: Region | null): Span[] {
  if (own === null) return []
  return [...text.matchAll(selves)]
    .filter((match) => !own.name.endsWith(match[1] ?? ''))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** A quoted name in front of what programmes are called. */
const quotedProgramme =
  /“[^“”]{2,16}”(?:[\p{sc=Han}]{0,6}?(?:行动|计划|工程|项目|机制|政策|新政|方案|专项|攻坚))?/gu

/** Programmes that the writer's region does not name, and quoted names that no registry holds. */
function findProgrammes(text: string, { programmes }: Writer): Span[] {
  const known = findMentions(text)
  const others = [...text.matchAll(quotedProgramme)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
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
