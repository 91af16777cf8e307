import { foldText } from '../../text/fold.ts'
import { occurrences } from '../../text/numerals.ts'
import type { Candidate } from './signal.ts'

/** The share of the wanted words and phrases that stand in the title of the reply or of the proposal. */
export function title({ reply, wanted }: Candidate): number {
  if (wanted.length === 0) return 0
  const { title: own, proposal } = reply.header
  const text = foldText(`${own ?? ''}\n${proposal.title ?? ''}`)
  return wanted.filter((node) => occurrences(text, node.text).length > 0).length / wanted.length
}
