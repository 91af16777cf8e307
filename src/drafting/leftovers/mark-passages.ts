import type { ReplyIndex } from '../../indexing/reply-index.ts'
import { areNested } from '../../regions/gazetteer.ts'
import type { Region } from '../../reply/region.ts'
import { foldText } from '../../text/fold.ts'
import type { Segmenter } from '../../text/segment.ts'
import { slice } from '../../text/span.ts'
import { leftoversIn, type Writer } from './find-leftovers.ts'
import type { Leftover } from './leftover.ts'
import { localWords } from './local-words.ts'
import { findSuspects } from './suspects.ts'
import { withWords } from './words.ts'

/** A passage of another reply that is taken over. */
export interface TakenPassage {
  readonly text: string
  /** Whose reply it is of; null where that is not known. */
  readonly source: Region | null
}

/** What in each of `passages`, which `index` holds, belongs to its source: by the rules, and of the other unknown words those
 *  that only replies of one place hold. Each left to right and disjoint. */
export async function markPassages(
  passages: readonly TakenPassage[],
  writer: Omit<Writer, 'source'>,
  { index, segmenter }: { readonly index: ReplyIndex; readonly segmenter: Segmenter },
): Promise<Leftover[][]> {
  const read = withWords(passages, segmenter).map(({ text, source, words }) => {
    const marks = leftoversIn(text, words, { ...writer, source })
    const suspects = findSuspects(text, words, marks).map((span) => ({
      ...span,
      word: foldText(slice(text, span)),
    }))
    return { marks, suspects }
  })
  const homes = await localWords(
    index,
    read.flatMap(({ suspects }) => suspects.map(({ word }) => word)),
  )
  const isOthers = (home: Region | undefined): boolean =>
    home !== undefined && !(writer.own && areNested(home, writer.own))
  return read.map(({ marks, suspects }) => {
    const local = suspects
      .filter(({ word }) => isOthers(homes.get(word)))
      .map(({ start, end }): Leftover => ({ start, end, kind: 'local-word' }))
    return [...marks, ...local].sort((a, b) => a.start - b.start)
  })
}
