import { foldText } from '../../text/fold.ts'
import { shareHeld } from './share-held.ts'
import type { Candidate } from './signal.ts'

/** How much of what is asked for stands in the title of the reply or of the proposal. */
export function title({ reply, asked }: Candidate): number {
  const { title: own, proposal } = reply.header
  return shareHeld(asked, foldText(`${own ?? ''}\n${proposal.title ?? ''}`))
}
