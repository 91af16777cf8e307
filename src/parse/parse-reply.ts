import { type RegionResolution, resolveRegion } from '../regions/resolve-region.ts'
import type { FactRule } from '../reply/fact-rule.ts'
import type { DocType, Reply } from '../reply/reply.ts'
import type { SourceText } from '../reply/source-text.ts'
import { isOffice } from './addressee.ts'
import { bodyParts } from './body-parts.ts'
import { isLetter, readDocType } from './doc-type.ts'
import { type ReadHeader, readHeader } from './header.ts'
import { type Letter, readLetter } from './letter.ts'
import { withPlace } from './placed-authority.ts'
import { findProblems } from './problems.ts'
import { readProgrammes } from './programme-mentions.ts'
import { type Reading, readText } from './reading.ts'
import { regionClues } from './region-clues.ts'
import { replyId } from './reply-id.ts'
import { type Judged, judgeParts } from './section-roles.ts'
import { type Body, readBody } from './sections.ts'

/** So much of the main text is read for whom it speaks to, in characters. */
const mainRead = 4000

/** Reads one source text. Every string gives a reply, a doubtful one with problems; nothing throws. */
export function parseReply(source: SourceText): Reply {
  return finish(withRegion(withBody(judged(withHeader(withLetter(begin(source)))))))
}

/** What `parseReply` gives for each of `sources`, in less time: each step is taken for all of them before the next, and
 *  its code stays in the processor's caches (83). */
export function parseReplies(sources: readonly SourceText[]): Reply[] {
  return sources
    .map(begin)
    .map(withLetter)
    .map(withHeader)
    .map(judged)
    .map(withBody)
    .map(withRegion)
    .map(finish)
}

interface Begun {
  readonly source: SourceText
  readonly reading: Reading
}

function begin(source: SourceText): Begun {
  return { source, reading: readText(source.text) }
}

interface WithLetter extends Begun {
  readonly letter: Letter
}

function withLetter(begun: Begun): WithLetter {
  return { ...begun, letter: readLetter(begun.reading) }
}

interface WithHeader extends WithLetter {
  readonly read: ReadHeader
}

function withHeader(before: WithLetter): WithHeader {
  return { ...before, read: readHeader(before.reading, before.letter, before.source.carrier) }
}

interface WithParts extends WithHeader {
  readonly parts: readonly Judged[]
}

function judged(before: WithHeader): WithParts {
  const { reading, letter } = before
  return { ...before, parts: judgeParts(reading, bodyParts(reading, letter)) }
}

interface WithBody extends WithHeader {
  readonly body: Body
  readonly docType: DocType
  /** What the header says of an answer, or of what answers nothing. */
  readonly answering: ReadHeader
}

function withBody(before: WithParts): WithBody {
  const { reading, letter, read, parts } = before
  const { plain } = reading
  const addressed = {
    receipt: letter.receipt ? plain.slice(letter.receipt.start, letter.receipt.end) : '',
    addresseeType: read.header.addresseeType,
    addressee: letter.greeting
      ? plain.slice(letter.greeting.start, letter.greeting.end).replace(/:$/, '')
      : '',
    main: plain.slice(letter.main.start, Math.min(letter.main.end, letter.main.start + mainRead)),
  }
  // Who answers and gives no cue tells how things stand.
  const body = readBody(reading, parts, isLetter(addressed) ? 'done' : 'other')
  const docType = readDocType({
    ...addressed,
    title: read.header.title ?? '',
    opening: plain.slice(letter.body.start, letter.body.start + 40),
    head: letter.head,
    sections: body.sections,
  })
  const toOffice = docType === 'co-handler-opinion' && isOffice(addressed.addressee)
  const told = toOffice ? withoutAddressee(read) : read
  return { ...before, body, docType, answering: answers(docType) ? told : withoutAddress(read) }
}

interface WithRegion extends WithBody {
  readonly region: RegionResolution
}

function withRegion(before: WithBody): WithRegion {
  const { reading, letter, source, answering } = before
  const clues = regionClues(reading, letter, { header: answering.header, carrier: source.carrier })
  return { ...before, region: resolveRegion(clues) }
}

function finish(all: WithRegion): Reply {
  const { source, reading, letter, read, body, docType, answering, region } = all
  const { header, origins } = withPlace(answering, region.region)
  return {
    id: replyId(source.source),
    source: source.source,
    carrier: source.carrier,
    docType,
    header,
    region: region.region,
    text: source.text,
    sections: body.sections,
    passages: body.passages,
    programmes: readProgrammes(body.passages),
    masked: source.masked,
    problems: [
      ...source.problems,
      ...findProblems(reading, letter, { docType, header, passages: body.passages }),
      ...read.problems,
      ...region.problems,
    ],
    origins,
  }
}

function answers(docType: DocType): boolean {
  return docType === 'reply' || docType === 'co-handler-opinion'
}

/** A co-handler writes to the office that leads: that is none of those who are answered. */
function withoutAddressee(read: ReadHeader): ReadHeader {
  const origins = read.origins.filter(({ field }) => field !== 'addresseeType')
  return { ...read, header: { ...read.header, addresseeType: null }, origins }
}

/** What answers nothing answers neither a proposal nor a suggestion, and nobody who made one. Of the proposals that a
 *  summary or a list names it is about none, unless its own title or its box names that one. */
function withoutAddress(read: ReadHeader): ReadHeader {
  const isAboutOne = read.origins.some(
    ({ field, rule }) =>
      (field === 'proposal.number' || field === 'proposal.title') && !rule.endsWith('-receipt'),
  )
  const proposal = isAboutOne ? read.header.proposal : { title: null, session: null, number: null }
  const kind = isAsk(read) ? read.header.kind : null
  const origins = read.origins.filter(
    ({ field }) =>
      (field !== 'kind' || kind !== null) &&
      field !== 'addresseeType' &&
      (isAboutOne || !field.startsWith('proposal.')),
  )
  return { ...read, header: { ...read.header, kind, addresseeType: null, proposal }, origins }
}

/** Whether the text is a proposal or suggestion itself: it is titled so, or its box gives the matter and no title. */
function isAsk({ header, origins }: ReadHeader): boolean {
  return origins.some(
    ({ field, rule }) =>
      (field === 'title' && isOfAsk(rule, header.title ?? '')) ||
      (field === 'proposal.title' && rule === 'column' && header.title === null),
  )
}

function isOfAsk(rule: FactRule, title: string): boolean {
  return rule === 'proposal-title-line' || (rule === 'column-title' && /(?:建议|提案|议案)$/.test(title))
}
