import { shareHeld } from './share-held.ts'
import type { Candidate } from './signal.ts'

/** How much of what is asked for stands in the title of the reply or of the proposal. */
export function title({ outline, asked }: Candidate): number {
  return shareHeld(asked, outline.titles)
}
