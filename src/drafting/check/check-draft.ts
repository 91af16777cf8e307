import { parseReply } from '../../parse/parse-reply.ts'
import type { Finding } from './finding.ts'
import { findMissingParts } from './missing-parts.ts'
import { findNumberingFaults } from './numbering.ts'
import { findUnpaired } from './pairs.ts'
import { findPersonal } from './personal-data.ts'
import { findVaguePromises } from './vague-promises.ts'
import { findWrittenForms } from './written-forms.ts'

/** What the writer of `draft` should look at, in the order of the text. Any string is a draft; nothing is kept of it. */
export function checkDraft(draft: string): Finding[] {
  const reply = parseReply({ source: '', text: draft, masked: {}, carrier: {}, problems: [] })
  const found = [
    ...findUnpaired(draft),
    ...findWrittenForms(draft),
    ...findNumberingFaults(draft, reply.sections),
    ...findMissingParts(draft, reply),
    ...findVaguePromises(draft, reply),
    ...findPersonal(draft),
  ]
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end)
}
