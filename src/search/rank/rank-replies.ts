import type { ScoreShare } from '../answer.ts'
import { evidence } from './evidence.ts'
import { exactMatch } from './exact-match.ts'
import { isReply } from './is-reply.ts'
import { oneSentence } from './one-sentence.ts'
import { recency } from './recency.ts'
import type { Candidate, Signal } from './signal.ts'
import { title } from './title.ts'
import { wholeSentence } from './whole-sentence.ts'

/** All that decides the order of replies: score = Σ weight × signal. Weights are judgements until the judged queries
 *  measure them; each says what it must outweigh. */
const signals: readonly { readonly name: string; readonly weight: number; readonly of: Signal }[] = [
  // The letters as typed are certainty: no amount of scattered words makes up for them.
  { name: 'exact-match', weight: 2, of: exactMatch },
  { name: 'evidence', weight: 1, of: evidence },
  // The subject of a reply is what it answers; a passing mention is not.
  { name: 'title', weight: 0.4, of: title },
  { name: 'whole-sentence', weight: 0.3, of: wholeSentence },
  { name: 'one-sentence', weight: 0.4, of: oneSentence },
  // Between equals only.
  { name: 'is-reply', weight: 0.05, of: isReply },
  { name: 'recency', weight: 0.02, of: recency },
]

export interface RankedReply extends Candidate {
  readonly score: number
  readonly shares: readonly ScoreShare[]
}

/** The candidates with their scores, in the order given. */
export function weigh(candidates: readonly Candidate[]): RankedReply[] {
  return candidates.map((candidate) => {
    const shares = signals.map(({ name, weight, of }) => ({ name, weight, value: of(candidate) }))
    return { ...candidate, shares, score: shares.reduce((sum, share) => sum + share.weight * share.value, 0) }
  })
}

/** The best first; equals keep their order. */
export function byScore(ranked: readonly RankedReply[]): RankedReply[] {
  return ranked.toSorted((a, b) => b.score - a.score)
}
