import type { Candidate } from './signal.ts'

/** Whether the text is a reply: a summary or an opinion of a joint handler answers nobody. */
export function isReply({ outline }: Candidate): number {
  return outline.docType === 'reply' ? 1 : 0
}
