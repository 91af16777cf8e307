import { type QueryNode, type QueryText, wantedTexts } from '../indexing/query-tree.ts'
import { isHan } from '../text/chars.ts'
import { type Folded, fold, unfoldSpan } from '../text/fold.ts'
import { occurrences } from '../text/numerals.ts'
import type { Segmenter } from '../text/segment.ts'
import { mergeSpans, type Span } from '../text/span.ts'
import { pairsOf, wordParts } from '../text/terms.ts'

/** Spans of `text` to mark for the query: sorted, disjoint, in UTF-16 code units of the source text. Where a wanted
 *  text stands letter by letter, that is marked; where a word does not, its parts are. Numbers match whole: 315 does
 *  not mark 1315. Empty when nothing matches. */
export function highlight(text: string, tree: QueryNode | null, segmenter: Segmenter): Span[] {
  return tree ? marksIn(fold(text), wantedTexts(tree), (word) => markedParts(word, segmenter)) : []
}

/** The same for a passage that was found: where nothing of that stands, the shorter words within the words, and where none of
 *  those does, their pairs of letters. */
export function highlightFound(text: string, tree: QueryNode | null, segmenter: Segmenter): Span[] {
  const spans = highlight(text, tree, segmenter)
  if (spans.length > 0 || !tree) return spans
  const folded = fold(text)
  const within = marksIn(folded, wantedTexts(tree), (word) =>
    segmenter.cutForSearch(word).filter((part) => part.length > 1),
  )
  return within.length > 0 ? within : marksIn(folded, wantedTexts(tree), (word) => [...pairsOf(word)])
}

function marksIn(
  folded: Folded,
  wanted: readonly QueryText[],
  partsOf: (word: string) => readonly string[],
): Span[] {
  const found = wanted.flatMap(({ text, exact }) => {
    const whole = occurrences(folded.text, text)
    if (whole.length > 0 || exact) return whole
    return partsOf(text).flatMap((part) => occurrences(folded.text, part))
  })
  return mergeSpans(found.map((span) => unfoldSpan(folded, span)))
}

/** The parts of a word; without single Han characters (的, 了) where there are others, which would mark half a page. */
function markedParts(word: string, segmenter: Segmenter): string[] {
  const parts = wordParts(word, segmenter)
  const longer = parts.filter((part) => part.length > 1 || !isHan(part))
  return longer.length > 0 ? longer : parts
}
