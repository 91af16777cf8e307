import { foldText } from '../text/fold.ts'
import type { Segmenter } from '../text/segment.ts'
import { countTerms, termWeight } from '../text/terms.ts'
import { NO_REPLY } from './extents.ts'
import { impactOf, inverseFrequency } from './impact.ts'
import type { PassageSet } from './passage-set.ts'
import type { PostingReader } from './posting-reader.ts'
import { CHUNK_SIZE } from './postings.ts'

/** How much speaks for each passage and reply. Indexed by passage id and by id of the header line. */
export interface Evidence {
  readonly passages: Float32Array
  readonly replies: Float32Array
}

/** Sums BM25 over the terms of `texts`: for a passage over its own terms, for a reply over the best of its passages
 *  per term, so that a long reply does not win by repeating itself. Only passages in `candidates` speak.
 *  The inverse frequency counts twice (once for query, once for passage): measured better on known items. */
export function gatherEvidence(
  texts: readonly string[],
  candidates: PassageSet,
  context: { reader: PostingReader; segmenter: Segmenter; heads: Uint32Array; passages: number },
): Evidence {
  const { reader, heads } = context
  const size = reader.chunks * CHUNK_SIZE
  const passages = new Float32Array(size)
  const replies = new Float32Array(size)
  const lastTerm = new Uint32Array(size)
  let number = 0
  for (const [term, weight] of queryTerms(texts, context.segmenter)) {
    number += 1
    const rarity = inverseFrequency(reader.count(term), context.passages)
    reader.each(term, (chunk, level, ids) => {
      const score = weight * rarity * rarity * impactOf(level)
      for (const inChunk of ids) {
        const id = chunk * CHUNK_SIZE + inChunk
        const head = heads[id] ?? NO_REPLY
        if (head === NO_REPLY || !candidates.has(id)) continue
        passages[id] = (passages[id] ?? 0) + score
        // Levels come strongest first: the first passage of a reply with this term is its best.
        if (lastTerm[head] === number) continue
        lastTerm[head] = number
        replies[head] = (replies[head] ?? 0) + score
      }
    })
  }
  return { passages, replies }
}

function queryTerms(texts: readonly string[], segmenter: Segmenter): Map<string, number> {
  const weights = new Map<string, number>()
  for (const text of texts) {
    for (const [term, count] of countTerms(foldText(text), segmenter)) {
      weights.set(term, (weights.get(term) ?? 0) + count * termWeight(term))
    }
  }
  return new Map([...weights].filter(([, weight]) => weight > 0))
}
