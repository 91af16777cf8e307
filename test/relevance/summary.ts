/** How one query fared. */
export interface Score {
  readonly kind: string
  readonly ndcg: number
  readonly reciprocalRank: number
}

/** A table: one line for all queries and one for each kind, with the means. */
export function summarise(scores: readonly Score[]): string[] {
  const kinds = [...new Set(scores.map(({ kind }) => kind))]
  return [
    'kind\tqueries\tnDCG@10\tMRR@10',
    summaryLine('all', scores),
    ...kinds.map((kind) =>
      summaryLine(
        kind,
        scores.filter((score) => score.kind === kind),
      ),
    ),
  ]
}

function summaryLine(name: string, scores: readonly Score[]): string {
  const means = [scores.map(({ ndcg }) => ndcg), scores.map(({ reciprocalRank }) => reciprocalRank)].map(mean)
  return [name, scores.length, ...means].join('\t')
}

function mean(numbers: readonly number[]): string {
  return (numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toFixed(3)
}
