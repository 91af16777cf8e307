import { roleWeight } from './role-weight.ts'
import type { Candidate } from './signal.ts'

/** Whether a passage holds every word and phrase letter by letter, as much as its role is worth. Of a text to find the
 *  like of, the share that stands in the reply letter by letter: a phrase of courtesy is little of a letter. */
export function exactMatch({ found, outline, asked }: Candidate): number {
  const exact = found.passages.flatMap(({ exact: isExact, ordinal }) => {
    const passage = outline.passages[ordinal]
    return isExact && passage ? [passage] : []
  })
  if (asked.like === null) return Math.max(0, ...exact.map(({ role }) => roleWeight(role)))
  if (exact.length === 0) return 0
  const sentences = asked.wanted.filter(
    (node) => node.exact && exact.some(({ folded }) => folded.includes(node.text)),
  )
  return Math.min(1, sentences.reduce((sum, { text }) => sum + text.length, 0) / asked.like.length)
}
