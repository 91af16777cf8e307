import type { FoundReply } from '../../indexing/reply-index.ts'
import type { ReplyOutline } from '../../reply/reply-outline.ts'
import type { Candidate } from './signal.ts'

/** Of replies that are like a text the long ones hold more of it by chance. The power is that of the length of a reply's
 *  vector of terms which was measured best for known items (0.6; 0.4 to 0.8 are alike); letters stand for terms, and do
 *  as well. Of replies that hold all the words of a query the long ones are not the worse: judged queries lost by it. */
const LENGTH_POWER = 0.6

/** A reply of a few words is no denser than one of this many characters. */
const SHORTEST_REPLY = 100

/** How much of the query the reply as a whole speaks of, beside the best candidate. */
export function evidence({ found, outline, asked }: Candidate): number {
  return strength(found, outline, asked.like) / asked.greatestStrength
}

/** Evidence; of a reply that is like a text, for its length. */
export function strength(found: FoundReply, { length }: ReplyOutline, like: string | null): number {
  if (like === null) return found.evidence
  return found.evidence / Math.max(SHORTEST_REPLY, length) ** LENGTH_POWER
}
