import type { FoundPassage } from '../../indexing/reply-index.ts'
import type { Passage } from '../../reply/passage.ts'
import { roleWeight } from './role-weight.ts'
import type { Candidate } from './signal.ts'

export interface RankedPassage {
  readonly passage: Passage
  readonly exact: boolean
}

/** The found passages of a reply, those to show first in front: the exact ones, those with all the words of a sentence, then by evidence times what the role
 *  is worth; equals in the order of the text. */
export function rankPassages({ found, reply, whole }: Candidate): RankedPassage[] {
  const known = found.passages.flatMap((item) => {
    const passage = reply.passages[item.ordinal]
    return passage
      ? [{ passage, exact: item.exact, isWhole: whole.has(item.ordinal), worth: worth(item, passage) }]
      : []
  })
  return known.toSorted(
    (a, b) => Number(b.exact) - Number(a.exact) || Number(b.isWhole) - Number(a.isWhole) || b.worth - a.worth,
  )
}

function worth(found: FoundPassage, passage: Passage): number {
  // Without words there is no evidence: then the role alone decides, or a reply would show its greeting.
  return (found.evidence + Number.EPSILON) * roleWeight(passage.role)
}
