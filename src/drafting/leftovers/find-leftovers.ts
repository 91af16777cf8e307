import type { Region } from '../../reply/region.ts'
import { hanPattern } from '../../text/han-pattern.ts'
import type { Segmenter } from '../../text/segment.ts'
import { contains, overlap, type Span, spansOf } from '../../text/span.ts'
import { findCompanies } from './companies.ts'
import type { Leftover, LeftoverKind } from './leftover.ts'
import { findLevelWords, isOfOtherLevel } from './level-words.ts'
import { findPlacedItems, findTails } from './name-tails.ts'
import { namedAgain } from './named-again.ts'
import { findNamedThings } from './named-things.ts'
import { findPersons } from './persons.ts'
import { spanOf } from './place-chains.ts'
import { placesIn } from './places-in.ts'
import { findProvinceLetters } from './province-letters.ts'
import { findProgrammes, findQuotedNames } from './quoted-names.ts'
import { findRoutes } from './routes.ts'
import { findTownshipStems } from './township-stems.ts'
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
  return leftoversIn(text, wordsOf(text, segmenter), writer)
}

/** The same for a text of which the words are known. */
export function leftoversIn(text: string, words: Words, writer: Writer): Leftover[] {
  const { chains, townships, own } = placesIn(text, words, writer.own)
  const stems = findTownshipStems(text, words, writer)
  const heads = [...chains.map(spanOf), ...townships, ...stems]
  const named = [...findNamedThings(text, { places: heads, own, words }), ...townships].filter(
    (span) => !own.some(({ start }) => start === span.start),
  )
  const places = [...chains.map(spanOf), ...findProvinceLetters(text, words, writer.own)]
  const programmes = findProgrammes(text, (programme) => writer.programmes.has(programme))
  const persons = findPersons(text, words)
  // A place by itself is a place, and what a programme is called is its own.
  const isName = (span: Span): boolean =>
    !places.some(({ start, end }) => start === span.start && end === span.end) &&
    ![...programmes, ...persons].some((outer) => contains(outer, span))
  const others = [
    ...findCompanies(text, chains, words),
    ...findTails(text, [...places, ...stems], words),
    ...findPlacedItems(text, [...places, ...stems], words),
  ]
  const quoted = findQuotedNames(text, [...heads, ...named])
  const selves = [...otherSelves(text, words, writer), ...shortForms(text, words, writer)]
  const found: readonly (readonly [LeftoverKind, readonly Span[]])[] = [
    ['person', persons],
    ['document-number', findDocumentNumbers(text)],
    ['name', [...quoted, ...named.filter(isName), ...findRoutes(text)]],
    ['name', [...others, ...namedAgain(text, others, [])]],
    ['session', findSessions(text)],
    ['date', findDates(text)],
    ['programme', programmes],
    ['place', [...places, ...selves, ...stems]],
    ['number', findNumbers(text)],
  ]
  return disjoint(found.flatMap(([kind, spans]) => spans.map(({ start, end }) => ({ start, end, kind }))))
}

/** Words for a level that is not the writer's, and those by which the source means itself: 我市 and 市科技局 in a reply of 玉环市, taken
 *  over by a county, which could say so of the city above it. */
function otherSelves(text: string, words: Words, { own, source }: Writer): Span[] {
  if (own === null) return []
  const isOwn = (level: string): boolean => own.name.endsWith(level)
  return findLevelWords(text, words).filter(
    (word) =>
      isOfOtherLevel(word, own) ||
      (!isOwn(word.level) && (word.kind === 'self' || source?.name.endsWith(word.level) === true)),
  )
}

/** 在玉 and 驻临 in replies of 玉环 and 临沂: what is done there. */
function shortForms(text: string, words: Words, { source, own }: Writer): Span[] {
  if (!source || source.code === own?.code) return []
  const letters = [source.county, source.city].flatMap((name) => name?.charAt(0) ?? [])
  return spansOf(text, hither)
    .map(({ start }) => ({ start, end: start + 2 }))
    .filter(({ start, end }) => letters.includes(text.charAt(start + 1)) && words.beginsAt(end))
    .filter(({ start }) => words.beginsAt(start) && isShortForm.test(text.slice(start + 2, start + 6)))
}

const hither = hanPattern('[在驻来留](?=\\p{sc=Han})')

const isShortForm =
  /^(?:建立|建设|创[办业新]|投资|就业|落[地户]|工作|高校|企业|院[校所]|人才|设立|转化|办[学理]|注册|发展|挂职|务工)/u

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
