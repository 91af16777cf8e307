import { type QueryNode, type QueryText, wantedTexts } from '../../indexing/query-tree.ts'
import type { Found, IndexState, ReplyIndex } from '../../indexing/reply-index.ts'
import { isHan } from '../../text/chars.ts'
import type { ParsedQuery } from '../parse-query.ts'
import { describeQuery } from '../query/describe-query.ts'
import { exactly } from '../query/exactly.ts'
import { mapTexts } from '../query/tree.ts'
import { type Completion, completeName } from './complete-name.ts'
import { completePhrase, type Typed } from './complete-phrase.ts'
import { completeTitle } from './complete-title.ts'
import { type ArrangedNames, arrangeNames, corrections } from './corrections.ts'
import { type KnownName, knownNames } from './known-names.ts'
import { loadPinyin, type Pinyin, typedPinyin } from './pinyin.ts'
import { type HeldTexts, soundAlikes } from './sound-alikes.ts'

const MOST_SUGGESTIONS = 3
const MOST_COMPLETIONS = 8

/** What the names that an index holds are good for. */
export interface Suggest {
  /** Queries that the user may have meant instead (您是不是要找), the likeliest first. */
  instead(parsed: ParsedQuery): Promise<string[]>
  /** Ways to go on from what was typed so far, the likeliest first. */
  completions(typed: string): Promise<Completion[]>
}

/** Suggestions from the names that `index` holds. They are gathered at the first need and kept until the content
 *  changes. */
export function createSuggest(index: ReplyIndex): Suggest {
  let known: { readonly version: string; readonly names: Promise<Names> } | null = null
  const names = async (): Promise<Names> => {
    const state = await index.state()
    if (known?.version !== state.version) known = { version: state.version, names: gatherNames(state) }
    return known.names
  }
  return {
    instead: async (parsed) => {
      if (!parsed.tree) return []
      const vocabulary = { names: (await names()).arranged, pinyin: await loadPinyin(), held: heldBy(index) }
      const others = await suggestions(parsed, parsed.tree, vocabulary)
      return [...chosen(parsed, parsed.tree, (await index.state()).counts), ...others]
    },
    completions: async (typed) => {
      const named = completeName(typed, (await names()).all, MOST_COMPLETIONS)
      const find = findOnce(index)
      const [phrases, titles] = await Promise.all([
        completePhrase(typed, { index, find }),
        completeTitle(typed, { index, find }),
      ])
      const others = [
        ...phrases.filter(({ label }) => !named.some((name) => name.query.endsWith(label))),
        ...titles,
      ]
      return [...named.slice(0, MOST_COMPLETIONS - others.length), ...others]
    },
  }
}

interface Names {
  readonly all: readonly KnownName[]
  readonly arranged: ArrangedNames
}

async function gatherNames(state: IndexState): Promise<Names> {
  const all = await knownNames(state)
  return { all, arranged: arrangeNames(all) }
}

/** Replies that are read to go on from what was typed: enough to see what is usual, few enough for each key pressed. */
const READ_REPLIES = 40

/** Finds the replies with a text; one that is asked for twice is looked up once. */
function findOnce(index: ReplyIndex): Typed['find'] {
  const found = new Map<string, Promise<Found>>()
  return async (text) => {
    const looked = found.get(text) ?? index.find(exactly(text, READ_REPLIES))
    found.set(text, looked)
    return (await looked).replies
  }
}

/** A page of places is no help: the notice names them. */
const MOST_CHOICES = 6

/** The query with each meaning of an ambiguous value that the index holds something of, the most first. */
function chosen(parsed: ParsedQuery, tree: QueryNode, counts: IndexState['counts']): string[] {
  return parsed.choices.flatMap(({ text, field, values }) => {
    const held = values.map((value) => ({ value, count: counts[field].get(value) ?? 0 }))
    const most = held.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
    const rest = mapTexts(tree, (node) => (node.text === text ? null : node))
    return most.slice(0, MOST_CHOICES).map(({ value }) => {
      const filters = { ...parsed.filters, [field]: [...parsed.filters[field], value] }
      return describeQuery({ ...parsed, tree: rest, filters })
    })
  })
}

/** What words may have been meant for: names, and whatever else the index holds. */
interface Vocabulary {
  readonly names: ArrangedNames
  readonly pinyin: Pinyin
  readonly held: HeldTexts
}

async function suggestions(parsed: ParsedQuery, tree: QueryNode, vocabulary: Vocabulary): Promise<string[]> {
  const ambiguous = new Set(parsed.choices.map(({ text }) => text))
  const wanted = wantedTexts(tree).filter(({ text }) => !ambiguous.has(text))
  const better = new Map<QueryText, readonly string[]>()
  for (const text of wanted) better.set(text, await meantBy(text.text, vocabulary))
  const replaced = (rank: number): QueryNode | null =>
    mapTexts(tree, (text) => withText(text, better.get(text)?.[rank] ?? better.get(text)?.[0]))
  const trees = Array.from({ length: MOST_SUGGESTIONS }, (_, rank) => replaced(rank))
  const whole = joinedPinyin(wanted)
  const asOne = whole === null ? [] : await meantBy(whole, vocabulary)
  const nodes = [...asOne.map((text): QueryNode => ({ kind: 'text', text, exact: false })), ...trees]
  const written = nodes.flatMap((node) => (node ? [describeQuery({ ...parsed, tree: node })] : []))
  return [...new Set(written)].filter((query) => query !== parsed.understood).slice(0, MOST_SUGGESTIONS)
}

/** Names first, then other texts of the index; nothing for what the index holds: 水务局 is no slip for 水利局. */
async function meantBy(text: string, { names, pinyin, held }: Vocabulary): Promise<readonly string[]> {
  const named = corrections(text, names, pinyin)
  if (named.length === 0) return soundAlikes(text, { pinyin, held, most: MOST_SUGGESTIONS })
  return (await held.holds(text)) ? [] : named
}

function heldBy(index: ReplyIndex): HeldTexts {
  return {
    termCounts: (terms) => index.termCounts(terms),
    holds: async (text) => {
      // Each pair of neighbours is a term of the index.
      if (text.length === 2 && [...text].every(isHan)) return (await index.termCounts([text])).has(text)
      const { total } = await index.find(exactly(text, 0))
      return total.replies > 0
    },
  }
}

function withText(node: QueryText, text: string | undefined): QueryText {
  return text === undefined ? node : { ...node, text }
}

/** Syllables that were typed apart: shuang bei zeng. Null when that is not all there is. */
function joinedPinyin(wanted: readonly QueryText[]): string | null {
  const syllables = wanted.map(({ text }) => typedPinyin(text))
  return syllables.length < 2 || syllables.includes(null) ? null : syllables.join('')
}
