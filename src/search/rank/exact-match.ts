import { roleWeight } from './role-weight.ts'
import type { Candidate } from './signal.ts'

/** Whether a passage holds every word and phrase letter by letter; as much as its role is worth. */
export function exactMatch({ found, reply }: Candidate): number {
  const weights = found.passages
    .filter((passage) => passage.exact)
    .map((passage) => roleWeight(reply.passages[passage.ordinal]?.role ?? 'other'))
  return Math.max(0, ...weights)
}
