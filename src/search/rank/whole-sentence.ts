import type { Candidate } from './signal.ts'

/** Whether one passage holds all the words of the sentence that was asked for, which stands in none letter by letter. */
export function wholeSentence({ whole }: Candidate): number {
  return whole.size > 0 ? 1 : 0
}
