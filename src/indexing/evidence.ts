import type { Segmenter } from '../text/segment.ts'
import { countTerms, termWeight } from '../text/terms.ts'
import { impactOf, inverseFrequency } from './impact.ts'
import type { MatchContext } from './matching.ts'

/** How much speaks for each passage, by its id, and for each reply, by its number. */
export interface Evidence {
  readonly passages: Float32Array
  readonly replies: Float32Array
}

/** Sums BM25 over the terms of `texts` (folded): for a passage over its own terms, for a reply over the best of its
 *  passages per term, so that a long reply does not win by repeating itself. Only passages with a 1 in
 *  `scratch.speaks` do.
 *  The inverse frequency counts twice (once for query, once for passage): measured better on known items. */
export function gatherEvidence(
  texts: readonly string[],
  { snapshot, segmenter, scratch }: MatchContext,
): Evidence {
  const { reader, replyOf, heads, manifest } = snapshot
  const { speaks, evidence: passages } = scratch
  const replies = new Float32Array(heads.length)
  const lastTerm = new Uint32Array(heads.length)
  let number = 0
  for (const [term, weight] of queryTerms(texts, segmenter)) {
    number += 1
    const rarity = inverseFrequency(reader.count(term), manifest.passages)
    const worth = weight * rarity * rarity
    reader.each(term, (base, level, ids) => {
      const score = worth * impactOf(level)
      for (const inChunk of ids) {
        const id = base + inChunk
        if (speaks[id] === 0) continue
        const reply = replyOf[id] ?? 0
        passages[id] = (passages[id] ?? 0) + score
        // Levels come strongest first: the first passage of a reply with this term is its best.
        if (lastTerm[reply] === number) continue
        lastTerm[reply] = number
        replies[reply] = (replies[reply] ?? 0) + score
      }
    })
  }
  return { passages, replies }
}

function queryTerms(texts: readonly string[], segmenter: Segmenter): Map<string, number> {
  const weights = new Map<string, number>()
  for (const text of texts) {
    for (const [term, count] of countTerms(text, segmenter)) {
      weights.set(term, (weights.get(term) ?? 0) + count * termWeight(term))
    }
  }
  return new Map([...weights].filter(([, weight]) => weight > 0))
}
