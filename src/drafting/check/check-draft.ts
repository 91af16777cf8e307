import { parseReply } from '../../parse/parse-reply.ts'
import type { Region } from '../../reply/region.ts'
import type { Segmenter } from '../../text/segment.ts'
import type { Finding } from './finding.ts'
import { findMissingParts } from './missing-parts.ts'
import { findNumberingFaults } from './numbering.ts'
import { findOtherPlaces } from './other-places.ts'
import { findUnpaired } from './pairs.ts'
import { findPersonal } from './personal-data.ts'
import { findVaguePromises } from './vague-promises.ts'
import { findWrittenForms } from './written-forms.ts'

/** What is known beside the draft. */
export interface CheckContext {
  readonly segmenter: Segmenter
  /** Whose draft it is; null asks the draft itself. */
  readonly own: Region | null
}

/** What the writer of `draft` should look at, in the order of the text. Any string is a draft; nothing is kept of it. */
export function checkDraft(draft: string, { segmenter, own }: CheckContext): Finding[] {
  const reply = parseReply({ source: '', text: draft, masked: {}, carrier: {}, problems: [] })
  const region = own ?? reply.region
  const asked = `${reply.header.title ?? ''}${reply.header.proposal.title ?? ''}`
  const found = [
    ...(region ? findOtherPlaces(draft, { own: region, asked, segmenter }) : []),
    ...findUnpaired(draft),
    ...findWrittenForms(draft),
    ...findNumberingFaults(draft, reply.sections),
    ...findMissingParts(draft, reply),
    ...findVaguePromises(draft, reply),
    ...findPersonal(draft),
  ]
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end)
}
