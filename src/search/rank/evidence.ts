import type { Candidate } from './signal.ts'

/** How much of the query the reply as a whole speaks of, beside the best candidate. */
export function evidence({ found, greatestEvidence }: Candidate): number {
  return found.evidence / greatestEvidence
}
