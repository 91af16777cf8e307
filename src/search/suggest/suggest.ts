import { type QueryNode, type QueryText, wantedTexts } from '../../indexing/query-tree.ts'
import type { ReplyIndex } from '../../indexing/reply-index.ts'
import type { ParsedQuery } from '../parse-query.ts'
import { describeQuery } from '../query/describe-query.ts'
import { mapTexts } from '../query/tree.ts'
import { corrections } from './corrections.ts'
import { type KnownName, knownNames } from './known-names.ts'
import { loadPinyin, type Pinyin, typedPinyin } from './pinyin.ts'

const MOST_SUGGESTIONS = 3

/** Gives queries that the user may have meant instead (您是不是要找), the likeliest first. */
export type Suggest = (parsed: ParsedQuery, indexVersion: string) => Promise<string[]>

/** Suggestions from the names that `index` holds. They are gathered at the first need and kept until the content
 *  changes. */
export function createSuggest(index: ReplyIndex): Suggest {
  let known: { readonly version: string; readonly names: Promise<KnownName[]> } | null = null
  return async (parsed, indexVersion) => {
    if (!parsed.tree) return []
    if (known?.version !== indexVersion)
      known = { version: indexVersion, names: index.state().then(knownNames) }
    return suggestions(parsed, parsed.tree, { names: await known.names, pinyin: await loadPinyin() })
  }
}

interface Names {
  readonly names: readonly KnownName[]
  readonly pinyin: Pinyin
}

function suggestions(parsed: ParsedQuery, tree: QueryNode, { names, pinyin }: Names): string[] {
  const wanted = wantedTexts(tree)
  const better = new Map(wanted.map((text) => [text, corrections(text.text, names, pinyin)]))
  const replaced = (rank: number): QueryNode | null =>
    mapTexts(tree, (text) => withText(text, better.get(text)?.[rank] ?? better.get(text)?.[0]))
  const trees = Array.from({ length: MOST_SUGGESTIONS }, (_, rank) => replaced(rank))
  const whole = joinedPinyin(wanted)
  const asOne = whole === null ? [] : corrections(whole, names, pinyin)
  const nodes = [...asOne.map((text): QueryNode => ({ kind: 'text', text, exact: false })), ...trees]
  const written = nodes.flatMap((node) => (node ? [describeQuery({ ...parsed, tree: node })] : []))
  return [...new Set(written)].filter((query) => query !== parsed.understood).slice(0, MOST_SUGGESTIONS)
}

function withText(node: QueryText, text: string | undefined): QueryText {
  return text === undefined ? node : { ...node, text }
}

/** Syllables that were typed apart: shuang bei zeng. Null when that is not all there is. */
function joinedPinyin(wanted: readonly QueryText[]): string | null {
  const syllables = wanted.map(({ text }) => typedPinyin(text))
  return syllables.length < 2 || syllables.includes(null) ? null : syllables.join('')
}
