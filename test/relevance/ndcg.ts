/** Normalised discounted cumulative gain of the first `depth` results: `gains` are the grades of what was returned,
 *  best first, `judged` the grades of all that could have been. 1 for the best order there is, 0 when nothing
 *  graded was returned or nothing is graded. */
export function ndcg(gains: readonly number[], judged: readonly number[], depth = 10): number {
  const ideal = dcg(judged.toSorted((a, b) => b - a).slice(0, depth))
  return ideal === 0 ? 0 : dcg(gains.slice(0, depth)) / ideal
}

/** One over the place of the first result with a grade of 2 or better, 0 when the first `depth` have none. */
export function reciprocalRank(gains: readonly number[], depth = 10): number {
  const at = gains.slice(0, depth).findIndex((grade) => grade >= 2)
  return at === -1 ? 0 : 1 / (at + 1)
}

function dcg(gains: readonly number[]): number {
  return gains.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0)
}
