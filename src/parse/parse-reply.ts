import { resolveRegion } from '../regions/resolve-region.ts'
import type { FactRule } from '../reply/fact-rule.ts'
import type { DocType, Reply } from '../reply/reply.ts'
import type { SourceText } from '../reply/source-text.ts'
import { isOffice } from './addressee.ts'
import { isLetter, readDocType } from './doc-type.ts'
import { type ReadHeader, readHeader } from './header.ts'
import { readLetter } from './letter.ts'
import { withPlace } from './placed-authority.ts'
import { findProblems } from './problems.ts'
import { readProgrammes } from './programme-mentions.ts'
import { readText } from './reading.ts'
import { regionClues } from './region-clues.ts'
import { replyId } from './reply-id.ts'
import { readBody } from './sections.ts'

/** So much of the main text is read for whom it speaks to, in characters. */
const mainRead = 4000

/** Reads one source text. Every string gives a reply, a doubtful one with problems; nothing throws. */
export function parseReply(source: SourceText): Reply {
  const reading = readText(source.text)
  const letter = readLetter(reading)
  const read = readHeader(reading, letter, source.carrier)
  const addressed = {
    receipt: letter.receipt ? reading.plain.slice(letter.receipt.start, letter.receipt.end) : '',
    addresseeType: read.header.addresseeType,
    addressee: letter.greeting
      ? reading.plain.slice(letter.greeting.start, letter.greeting.end).replace(/:$/, '')
      : '',
    main: reading.plain.slice(letter.main.start, Math.min(letter.main.end, letter.main.start + mainRead)),
  }
  // Who answers and gives no cue tells how things stand.
  const body = readBody(reading, letter, isLetter(addressed) ? 'done' : 'other')
  const docType = readDocType({
    ...addressed,
    title: read.header.title ?? '',
    opening: reading.plain.slice(letter.body.start, letter.body.start + 40),
    head: letter.head,
    sections: body.sections,
  })
  const toOffice = docType === 'co-handler-opinion' && isOffice(addressed.addressee)
  const told = toOffice ? withoutAddressee(read) : read
  const answering = answers(docType) ? told : withoutAddress(read)
  const region = resolveRegion(
    regionClues(reading, letter, { header: answering.header, carrier: source.carrier }),
  )
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
