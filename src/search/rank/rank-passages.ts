import type { FoundPassage } from '../../indexing/reply-index.ts'
import type { Role } from '../../reply/role.ts'
import { roleWeight } from './role-weight.ts'
import type { Candidate } from './signal.ts'

/** Passages of one reply in a result list; the rest is counted. */
const SHOWN_PASSAGES = 3

/** The passages that a result list shows, the first in front. */
export function shownPassages(candidate: Candidate): FoundPassage[] {
  return rankPassages(candidate).slice(0, SHOWN_PASSAGES)
}

/** The found passages of a reply, those to show first in front: the exact ones, those with all the words of a sentence,
 *  then by evidence times what the role is worth; equals in the order of the text. */
function rankPassages({ found, outline, whole }: Candidate): FoundPassage[] {
  const known = found.passages.flatMap((item) => {
    const role = outline.passages[item.ordinal]?.role
    return role ? [{ item, isWhole: whole.has(item.ordinal), worth: worth(item, role) }] : []
  })
  known.sort(
    (a, b) =>
      Number(b.item.exact) - Number(a.item.exact) ||
      Number(b.isWhole) - Number(a.isWhole) ||
      b.worth - a.worth,
  )
  return known.map(({ item }) => item)
}

function worth(found: FoundPassage, role: Role): number {
  // Without words there is no evidence: then the role alone decides, or a reply would show its greeting.
  return (found.evidence + Number.EPSILON) * roleWeight(role)
}
