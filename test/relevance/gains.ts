import { replyId } from '../../src/parse/reply-id.ts'
import type { ReplyResult } from '../../src/search/answer.ts'
import type { Judgement } from './judgements.ts'

/** The best grade that the reply itself or one of its passages shown deserves. */
export function gainOf(result: ReplyResult, judged: readonly Judgement[]): number {
  const own = judged.filter((judgement) => replyId(judgement.source) === result.id)
  const met = own.filter(
    ({ words }) => words === '' || result.passages.some(({ text }) => text.includes(words)),
  )
  return Math.max(0, ...met.map((judgement) => judgement.grade))
}

/** The best grade of each reply that is judged. */
export function bestGrades(judged: readonly Judgement[]): number[] {
  const grades = new Map<string, number>()
  for (const { source, grade } of judged) grades.set(source, Math.max(grade, grades.get(source) ?? 0))
  return [...grades.values()]
}
