import type { ReplyIndex } from '../../indexing/reply-index.ts'
import { parseReply } from '../../parse/parse-reply.ts'
import type { Region } from '../../reply/region.ts'
import type { Reply } from '../../reply/reply.ts'
import type { Segmenter } from '../../text/segment.ts'
import { overlap } from '../../text/span.ts'
import { placeChains, type Surroundings } from '../leftovers/place-chains.ts'
import { townshipsIn } from '../leftovers/places-in.ts'
import { wordsOf } from '../leftovers/words.ts'
import { findDisagreements } from './disagreements.ts'
import { findEmptySections } from './empty-sections.ts'
import type { Finding } from './finding.ts'
import { findHalfWidth } from './half-width.ts'
import { findImpossibleDates } from './impossible-dates.ts'
import { findLineNumberFaults } from './line-numbers.ts'
import { findLocalNames } from './local-names.ts'
import { findMissingParts, isPartOfReply } from './missing-parts.ts'
import { findNumberingFaults } from './numbering.ts'
import { findOtherLevels } from './other-levels.ts'
import { findOtherNumbers } from './other-numbers.ts'
import { findOtherPlaces, findOtherTownships } from './other-places.ts'
import { findOtherProgrammes } from './other-programmes.ts'
import { findOtherSessions } from './other-sessions.ts'
import { findOverduePromises } from './overdue-promises.ts'
import { findOverlap, type Overlap, overlapFindings } from './overlap.ts'
import { findUnpaired } from './pairs.ts'
import { findPersonal } from './personal-data.ts'
import { findPointFaults } from './points.ts'
import { type CheckedAsk, checkAsks, unansweredFindings } from './unanswered.ts'
import { findVaguePromises } from './vague-promises.ts'
import { findWrittenForms } from './written-forms.ts'

/** What is checked. */
export interface Draft {
  readonly text: string
  /** Whose draft it is; null asks the draft itself. */
  readonly own: Region | null
  /** The text that it answers; null where it is not known. */
  readonly proposal: string | null
}

/** Against what it is checked. */
export interface CheckContext {
  readonly index: ReplyIndex
  readonly segmenter: Segmenter
}

/** What the writer of a draft should look at. */
export interface CheckedDraft {
  /** In the order of the text. */
  readonly findings: readonly Finding[]
  readonly overlap: Overlap
  /** Of the proposal; empty without one. */
  readonly asks: readonly CheckedAsk[]
  /** Whose draft it was taken for; null where neither the user nor the draft says so. */
  readonly own: Region | null
  /** Whether it was taken for a part of a reply, of which nothing is missing. */
  readonly isPart: boolean
}

/** Checks a draft by itself and against past replies. Any string is a draft; nothing is kept of it. */
export async function checkDraft(draft: Draft, { index, segmenter }: CheckContext): Promise<CheckedDraft> {
  const { text } = draft
  const reply = parseDraft(text)
  const own = draft.own ?? reply.region
  const shared = await findOverlap(text, { reply, own, index })
  const asks = draft.proposal === null ? [] : checkAsks(draft.proposal, reply, segmenter)
  const surroundings = surroundingsOf(text, segmenter)
  const { proposal } = draft
  const within = findingsWithin(reply, { own, isTold: draft.own !== null, proposal, ...surroundings })
  const told = within.filter(({ rule }) => rule === 'other-place')
  const names = await findLocalNames(text, { own, index, ...surroundings })
  const findings = [
    ...within,
    ...names.filter((name) => !told.some((place) => overlap(name, place))),
    ...(await findOtherProgrammes(text, { own, index })),
    ...overlapFindings(text, shared),
    ...unansweredFindings(text, asks),
  ]
  return { findings: inOrder(findings), overlap: shared, asks, own, isPart: isPartOfReply(reply) }
}

/** `text` as a reply, its personal data left where they stand. */
export function parseDraft(text: string): Reply {
  return parseReply({ source: '', text, masked: {}, carrier: {}, problems: [] })
}

/** The words of `text` and the places and townships that it names, each found once for all that look at them. */
export function surroundingsOf(text: string, segmenter: Segmenter): Surroundings {
  const words = wordsOf(text, segmenter)
  return { words, places: placeChains(text, words), townships: townshipsIn(text, words) }
}

/** What is known of a draft beside its text. */
export interface Known extends Omit<Draft, 'text'>, Surroundings {
  /** Whether the user told `own`, or it was read from the draft. */
  readonly isTold: boolean
}

/** What can be told from the draft alone, in the order of the text. */
export function findingsWithin(reply: Reply, known: Known): Finding[] {
  const { text, header } = reply
  const { own, proposal, places, townships } = known
  const asked = `${matterOf(header.title)}${header.proposal.title ?? ''}${proposal ?? ''}`
  return inOrder([
    ...findOtherPlaces(text, { own, asked, places }),
    ...findOtherTownships(text, { own, asked, places, townships }),
    ...findOtherLevels(reply, known),
    ...findOtherSessions(reply, { own, places }),
    ...findOtherNumbers(reply),
    ...findDisagreements(reply),
    ...findUnpaired(text),
    ...findHalfWidth(text),
    ...findWrittenForms(text),
    ...findImpossibleDates(text),
    ...findNumberingFaults(text, reply.sections),
    ...findLineNumberFaults(text, reply.sections),
    ...findPointFaults(text),
    ...findEmptySections(text, reply.sections),
    ...findMissingParts(text, reply),
    ...findVaguePromises(text, reply),
    ...findOverduePromises(reply),
    ...findPersonal(text),
  ])
}

/** What a title says behind the name of its office, which may be left over from elsewhere. */
function matterOf(title: string | null): string {
  const at = title?.indexOf('关于') ?? -1
  return title === null || at === -1 ? '' : title.slice(at)
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => a.start - b.start || a.end - b.end)
}
