import type { ScoreShare } from '../answer.ts'
import { evidence } from './evidence.ts'
import { exactMatch } from './exact-match.ts'
import { isReply } from './is-reply.ts'
import { oneSentence } from './one-sentence.ts'
import { recency } from './recency.ts'
import type { Candidate, Signal } from './signal.ts'
import { title } from './title.ts'
import { wholeSentence } from './whole-sentence.ts'

/** All that decides the order of replies: score = Σ weight × signal. Measured on the judged queries (nDCG@10, .983 as they
 *  stand) and on 213 known items of real replies (MRR@10 of their second half: subjects .73, letters .84), each with the
 *  others as here. Both sets served for choosing too. */
const signals: readonly {
  readonly name: string
  readonly label: string
  readonly weight: number
  readonly of: Signal
}[] = [
  // The letters as typed are certainty: scattered words do not make up for them. 1 and 0.7 give the same scores.
  { name: 'exact-match', label: '完整匹配', weight: 2, of: exactMatch },
  // The measure of the others.
  { name: 'evidence', label: '全文词语', weight: 1, of: evidence },
  // The subject of a reply is what it answers. 1: titles .92 → .90, subjects .74 → .72; a signal for receipts, at 0.3 and
  // 0.5, took as much again and gave letters nothing.
  { name: 'title', label: '题目', weight: 0.4, of: title },
  // 0.2 to 0.5 are alike; without it a figure's own passage is lost (557家高新技术企业).
  { name: 'whole-sentence', label: '整句', weight: 0.3, of: wholeSentence },
  // A judgement: words of one sentence belong together.
  { name: 'one-sentence', label: '同在一句', weight: 0.4, of: oneSentence },
  // Between equals only. 0.05 and 0.02 decided among mailbox answers, which differ by less: own answers to 33 held-back
  // subject lines .482, now .486 (.555, now .572, among generated replies); letters and judged queries as before.
  { name: 'is-reply', label: '是答复', weight: 0.02, of: isReply },
  { name: 'recency', label: '年份近', weight: 0.01, of: recency },
]

export interface RankedReply extends Candidate {
  readonly score: number
  /** What each signal gives, in the order of the table. */
  readonly values: readonly number[]
}

/** The candidates with their scores, in the order given. */
export function weigh(candidates: readonly Candidate[]): RankedReply[] {
  return candidates.map((candidate) => {
    const values = signals.map(({ of }) => of(candidate))
    const score = signals.reduce((sum, { weight }, at) => sum + weight * (values[at] ?? 0), 0)
    return { ...candidate, values, score }
  })
}

/** Where the score of a reply comes from. */
export function sharesOf({ values }: RankedReply): ScoreShare[] {
  return signals.map(({ name, label, weight }, at) => ({ name, label, weight, value: values[at] ?? 0 }))
}

/** The best first; equals keep their order. */
export function byScore(ranked: readonly RankedReply[]): RankedReply[] {
  return ranked.toSorted((a, b) => b.score - a.score)
}
