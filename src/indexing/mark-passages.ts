import { hasBit, intersect, readBits, setBit } from './bitmap.ts'
import { keepReplies, keepRoles } from './chunk-replies.ts'
import { HEADER } from './column-record.ts'
import { exactPassages, isExactWith } from './exactness.ts'
import { type LettersHeld, type MatchContext, type Matches, noLetters } from './matching.ts'
import type { QueryNode, QueryText } from './query-tree.ts'
import { ROLE_BITS } from './satisfaction.ts'
import type { Chunk } from './snapshot.ts'

/** What was found of a query in one chunk. */
export interface MatchedChunk {
  readonly tree: QueryNode
  /** The places of the texts in `matches`. */
  readonly numbers: ReadonlyMap<QueryNode, number>
  readonly matches: Matches
}

interface MarkContext extends MatchContext {
  readonly chunk: Chunk
}

/** Which replies of the chunk were selected. */
interface Selection {
  /** Their numbers, ascending. */
  readonly selected: Uint32Array
  /** Whether they are all that hold a wanted text. */
  readonly isWhole: boolean
  readonly allowedRoles: number
}

/** Sets `speaks` to the passages that hold a wanted text, in selected replies, as far as the section filter lets them
 *  speak. Bitmaps are those of the chunk. */
export function markSpeaking(
  speaks: Uint32Array,
  { matches }: MatchedChunk,
  { chunk, snapshot }: MarkContext,
  { selected, isWhole, allowedRoles }: Selection,
): void {
  speaks.set(matches.holding)
  if (!isWhole) keepReplies(speaks, selected, { chunk, snapshot })
  if (allowedRoles === ROLE_BITS) return
  keepRoles(speaks, snapshot.columns.roleBits, { allowed: allowedRoles | HEADER, base: chunk.base })
}

/** Sets `exact` to those of `speaks` that satisfy the query by themselves and letter by letter. Reads them where terms do
 *  not tell. */
export function markExact(
  exact: Uint32Array,
  { tree, numbers, matches }: MatchedChunk,
  { chunk, scratch, letters, speaks }: MarkContext & { readonly speaks: Uint32Array },
): void {
  const lettersOf = (text: QueryText): LettersHeld => matches.letters[numbers.get(text) ?? -1] ?? noLetters
  const { sure, open } = exactPassages(tree, lettersOf, () => scratch.lendBitmap(chunk.words))
  exact.set(sure)
  intersect(exact, speaks)
  if (!open) return
  intersect(open, speaks)
  let id = 0
  const isHeld = (text: QueryText): boolean => {
    const { sure, open } = lettersOf(text)
    if (sure && hasBit(sure, id)) return true
    return open !== null && hasBit(open, id) && letters.holds(chunk.base + id, text.text)
  }
  const count = readBits(open, scratch.ids)
  for (let at = 0; at < count; at += 1) {
    id = scratch.ids[at] ?? 0
    if (isExactWith(tree, isHeld)) setBit(exact, id)
  }
}
