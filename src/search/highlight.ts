import { type QueryNode, wantedTexts } from '../indexing/query-tree.ts'
import { isHan } from '../text/chars.ts'
import { fold, unfoldSpan } from '../text/fold.ts'
import { occurrences } from '../text/numerals.ts'
import type { Segmenter } from '../text/segment.ts'
import { mergeSpans, type Span } from '../text/span.ts'
import { wordParts } from '../text/terms.ts'

/** Spans of `text` to mark for the query: sorted, disjoint, in UTF-16 code units of the source text. Where a wanted
 *  text stands letter by letter, that is marked; where a word does not, its parts are. Numbers match whole: 315 does
 *  not mark 1315. Empty when nothing matches. */
export function highlight(text: string, tree: QueryNode | null, segmenter: Segmenter): Span[] {
  if (!tree) return []
  const folded = fold(text)
  const found = wantedTexts(tree).flatMap((wanted) => {
    const whole = occurrences(folded.text, wanted.text)
    if (whole.length > 0 || wanted.exact) return whole
    return markedParts(wanted.text, segmenter).flatMap((part) => occurrences(folded.text, part))
  })
  return mergeSpans(found.map((span) => unfoldSpan(folded, span)))
}

/** The parts of a word; without single Han characters (的, 了) where there are others, which would mark half a page. */
function markedParts(word: string, segmenter: Segmenter): string[] {
  const parts = wordParts(word, segmenter)
  const longer = parts.filter((part) => part.length > 1 || !isHan(part))
  return longer.length > 0 ? longer : parts
}
