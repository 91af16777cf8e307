import { noFilters, type ReplyIndex } from '../../indexing/reply-index.ts'
import { areNested, isAnyNested } from '../../regions/gazetteer.ts'
import { type Region, regionPath } from '../../reply/region.ts'
import { foldText } from '../../text/fold.ts'
import { contains, overlap, type Span, slice } from '../../text/span.ts'
import { homeOf } from '../leftovers/home.ts'
import { findNamedThings } from '../leftovers/named-things.ts'
import { type Surroundings, spanOf } from '../leftovers/place-chains.ts'
import { findQuotedProgrammes } from '../leftovers/quoted-names.ts'
import { mayBeName, type Words } from '../leftovers/words.ts'
import { type Finding, finding } from './finding.ts'

/** A draft asks the index for no more names than this. */
const MOST_NAMES = 60

/** Names in `draft` that only replies of one other county or city know: rivers, townships, parks, companies, which no table of
 *  divisions has, and quoted programmes that the registry does not have. Says nothing of names that the index does not
 *  hold. Without `own` those of its own place are among them. */
export async function findLocalNames(
  draft: string,
  { own, index, ...surroundings }: { own: Region | null; index: ReplyIndex } & Surroundings,
): Promise<Finding[]> {
  const found: Finding[] = []
  const asked = new Map<string, Promise<Home>>()
  const askedHome = (text: string): Promise<Home> => {
    if (asked.size >= MOST_NAMES) return Promise.resolve(null)
    const home = asked.get(text) ?? lookUpHome(text, index, own)
    asked.set(text, home)
    return home
  }
  const names = namesIn(draft, own, surroundings)
    // 方便公田镇 is no name that anybody knows, but its end is.
    .map((name) => endsOf(draft, name, surroundings.words))
  // What is quoted is known as a whole or not at all.
  for (const forms of [...names, ...findQuotedProgrammes(draft).map((one) => [one])]) {
    for (const span of forms) {
      const home = await askedHome(slice(draft, span))
      if (home === null) continue
      if (home !== 'several') found.push(localName(draft, span, { home, own }))
      break
    }
  }
  return outermost(found)
}

/** Those that no longer one covers, each once: 天目山 is told by 天目山实验室. */
function outermost(found: readonly Finding[]): Finding[] {
  const length = ({ start, end }: Span): number => end - start
  const kept: Finding[] = []
  for (const one of found.toSorted((a, b) => length(b) - length(a)))
    if (!kept.some((other) => overlap(other, one))) kept.push(one)
  return kept
}

/** Where a name is known: one county or city other than one's own, elsewhere as well, or nowhere. */
type Home = Region | 'several' | null

const SHORTEST_NAME = 3

/** What every place has one of begins with its level: 县城区, and 县民政局 where the county before it is unknown. */
const ofAnyPlace = /^[省市州县区旗乡镇村]/u

/** The name and what is left of it behind each of its first words, the longest first; nothing that could be anybody's. */
function endsOf(draft: string, { start, end }: Span, words: Words): Span[] {
  const begins = words
    .beginningsBefore(end, start)
    .filter((at) => at > start && end - at >= SHORTEST_NAME && holdsName(words, { start: at, end }))
  return [start, ...begins.toReversed()]
    .map((at) => ({ start: at, end }))
    .filter((span) => !ofAnyPlace.test(slice(draft, span)))
}

/** Whether a word of it is a name or in no dictionary: 公田镇, not 民政局. */
function holdsName(words: Words, span: Span): boolean {
  return words.all().some((word) => contains(span, word) && mayBeName(word))
}

function localName(draft: string, span: Span, { home, own }: { home: Region; own: Region | null }): Finding {
  return finding(draft, span, {
    kind: 'leftover',
    rule: 'local-name',
    message: `“${slice(draft, span).replace(/[“”]/gu, '')}”在已收录的答复中只有${regionPath(home).join('')}提到，${own ? `不见于${own.name}` : '如果不是本地'}，请核对是否从别处带来。`,
    suggestion: null,
  })
}

/** What `draft` calls by names, apart from those that name one of `places`, and from 赤城 in 赤城街道, a township of `own`. */
function namesIn(draft: string, own: Region | null, { places, townships, words }: Surroundings): Span[] {
  const things = findNamedThings(draft, { places: [], own: [], words })
  const chains = places.map(spanOf)
  const ownTownships = own === null ? [] : townships.filter(({ counties }) => isAnyNested(counties, own))
  return things.filter(
    (span) =>
      !chains.some((chain) => overlap(chain, span)) && !ownTownships.some((one) => contains(one, span)),
  )
}

/** A name that so many replies may hold is read for in none of them: whether all are of one place tells enough. */
const FEW_REPLIES = 30

/** `several` also where replies of `own` or of what is above it hold `text`. */
async function lookUpHome(text: string, index: ReplyIndex, own: Region | null): Promise<Home> {
  // All of its pairs of letters hold those that hold the text, without being read.
  const near = await findHome(text, index, { own, loose: true })
  return near.replies > 0 && near.replies <= FEW_REPLIES
    ? (await findHome(text, index, { own, loose: false })).home
    : near.home
}

async function findHome(
  text: string,
  index: ReplyIndex,
  { own, loose }: { own: Region | null; loose: boolean },
): Promise<{ readonly home: Home; readonly replies: number }> {
  const { counts, total } = await index.find({
    tree: { kind: 'text', text: foldText(text), exact: true, loose },
    filters: noFilters,
    sort: 'date',
    want: 0,
    counted: ['region'],
  })
  const { replies } = total
  if (replies === 0) return { home: null, replies }
  const home = homeOf({ replies, regions: counts.region })
  const isOthers = home && (own === null || !areNested(home, own))
  return { home: isOthers ? home : 'several', replies }
}
