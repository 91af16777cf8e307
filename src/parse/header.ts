import type { Problem } from '../reply/problem.ts'
import type { FactOrigin, Header } from '../reply/reply.ts'
import type { Carrier } from '../reply/source-text.ts'
import type { Span } from '../text/span.ts'
import { readAddresseeType } from './addressee.ts'
import { authorityOfSite, authorityOfText, readAuthority } from './authority.ts'
import { dateBeforeContact, readDates } from './date-facts.ts'
import { readDocNumber } from './doc-number.ts'
import { readKind } from './doc-type.ts'
import { type Fact, firstFact, originOf } from './fact.ts'
import { readHandlers } from './handlers.ts'
import { readIndexNumber } from './index-number.ts'
import type { Letter } from './letter.ts'
import type { Line } from './lines.ts'
import { readOutcome } from './outcome.ts'
import { readProposalTitle } from './proposal-title.ts'
import type { Reading } from './reading.ts'
import { linesOfSession, namesSession, type Place, readProposalNumber, readSession } from './session.ts'
import { lastTitle, readTitle } from './title.ts'

/** The header of a reply with the origin of each fact and the doubts met. */
export interface ReadHeader {
  readonly header: Header
  readonly origins: readonly FactOrigin[]
  readonly problems: readonly Problem[]
}

/** Reads every fact of the header: one rule file each, null where the fact does not stand in the text. */
export function readHeader(reading: Reading, letter: Letter, carrier: Carrier): ReadHeader {
  const { plain } = reading
  const { head, column, tail } = letter
  const labelled = [...column, ...tail]
  const title = readTitle(reading, head, labelled, carrier.title)
  const receipt = placeOf(plain, 'receipt', letter.receipt)
  const ownTitle = titlePlace(plain, title)
  const otherTitle = secondTitle(plain, title, head)
  const places = [ownTitle, receipt, otherTitle].filter((place) => place !== null)
  const ownLines = linesOfSession(head)
  const addresseeType = readAddresseeType(plain, letter.greeting)
  const authority =
    readAuthority(title, { ...letter, receipt }, carrier.publisher) ??
    authorityOfText(plain, letter.main, letter.body) ??
    authorityOfSite(carrier.site, plain, letter.body)
  const handlers = readHandlers(handlingPlace(plain, receipt, letter), labelled, valueOf(authority))
  const dates = readDates(signedDate(plain, letter), letter, carrier)
  const facts = {
    title,
    kind: readKind({
      title: title?.value ?? '',
      receipt: receipt?.text ?? '',
      addressee: letter.greeting ? plain.slice(letter.greeting.start, letter.greeting.end) : '',
      addresseeType: valueOf(addresseeType),
      head,
    }),
    'proposal.title': readProposalTitle(
      reading,
      [receipt ?? askTold(plain, letter.main), ownTitle, otherTitle].filter((place) => place !== null),
      column,
    ),
    'proposal.session': firstFact(
      () => readSession(ownLines.session ? [...places, ownLines.session] : places, column),
      () => (title ? null : readSession(linesAbove(head), [])),
    ),
    'proposal.number': firstFact(
      () => readProposalNumber(places.map(withoutQuotations), column),
      () => ownLines.number,
    ),
    authority,
    'handlers.lead': handlers.lead,
    docNumber: readDocNumber(plain, head, column),
    indexNumber: readIndexNumber(letter),
    signedOn: dates.signed,
    publishedOn: dates.published,
    outcome: readOutcome(reading.text, head, labelled),
    addresseeType,
  }
  const joint = handlers.joint
  const origins: FactOrigin[] = []
  for (const [field, fact] of Object.entries<Fact | null>(facts)) {
    if (fact) origins.push(originOf(field, fact, reading.toSource))
  }
  if (joint)
    origins.push(originOf('handlers.joint', { ...joint, value: joint.value.join('、') }, reading.toSource))
  return {
    header: {
      title: valueOf(title),
      kind: valueOf(facts.kind),
      proposal: {
        title: valueOf(facts['proposal.title']),
        session: valueOf(facts['proposal.session']),
        number: valueOf(facts['proposal.number']),
      },
      authority: valueOf(authority),
      handlers: { lead: valueOf(handlers.lead), joint: valueOf(joint) ?? [] },
      docNumber: valueOf(facts.docNumber),
      indexNumber: valueOf(facts.indexNumber),
      signedOn: valueOf(dates.signed),
      publishedOn: valueOf(dates.published),
      outcome: valueOf(facts.outcome),
      addresseeType: valueOf(addresseeType),
    },
    origins,
    problems: dates.problems,
  }
}

function signedDate(plain: string, { body, closing }: Letter): Fact | null {
  return closing.date ?? (closing.organ ? null : dateBeforeContact(plain, body))
}

function valueOf<T>(fact: Fact<T> | null): T | null {
  return fact ? fact.value : null
}

function placeOf(plain: string, name: Place['name'], span: Span | null): Place | null {
  return span && { name, text: plain.slice(span.start, span.end), start: span.start }
}

/** 1.建议情况。某某代表提出“…”: what is answered, where no receipt names it. */
function askTold(plain: string, main: Span): Place | null {
  const told = asked.exec(plain.slice(main.start, Math.min(main.end, main.start + longestHandling)))
  const start = main.start + (told?.index ?? 0)
  return told && { name: 'receipt', text: told[0], start }
}

const asked = /(?:委员|代表)(?:们|等)?(?:所?提出?|反映)的?[“《][^”》]{4,90}[”》]/

/** The last lines above the letter, the nearest first: a title that lost its end may be among them. */
function linesAbove(head: readonly Line[]): Place[] {
  return head
    .slice(-mostAbove)
    .reverse()
    .map(({ text, start }) => ({ name: 'head', text, start }))
}

const mostAbove = 4

/** Where the handlers are named: in the receipt, or in the sentence right behind it that says who handles it. */
function handlingPlace(plain: string, receipt: Place | null, { main }: Letter): Place | null {
  const opening = plain.slice(main.start, Math.min(main.end, main.start + longestHandling))
  const behind = opening.includes('办') ? handling.exec(opening) : null
  if (!behind || /[主会协]办|牵头/.test(receipt?.text ?? '')) return receipt
  return { name: 'receipt', text: behind[0], start: main.start }
}

/** In characters. */
const longestHandling = 160

/** 该提案由市城管局主办,我大队会办。 */
const handling = /^\s*[该此本](?:件|提案|建议|议案|案)[^。;]{0,80}[主会协]办[^。;]{0,60}[。;]/

/** The title as the rules read it: from the page, or as the carrier gives it. */
function titlePlace(plain: string, title: Fact | null): Place | null {
  if (!title) return null
  return title.span ? placeOf(plain, 'title', title.span) : { name: 'title', text: title.value, start: null }
}

/** The title right above the letter, where the page has another one of its own. */
function secondTitle(plain: string, title: Fact | null, head: readonly Line[]): Place | null {
  const last = lastTitle(plain, head, title?.span?.end ?? 0)
  return last && last.start !== title?.span?.start ? placeOf(plain, 'title', last) : null
}

function blank(quoted: string): string {
  return ' '.repeat(quoted.length)
}

/** Numbers within a quoted title are of what it speaks about; the length stays, so that spans stay. */
function withoutQuotations(place: Place): Place {
  if (!/[《“]/.test(place.text)) return place
  return {
    ...place,
    text: place.text.replace(/《[^》]{0,200}》?/g, blank).replace(/“[^”]{0,200}”/g, blankTitle),
  }
}

function blankTitle(quoted: string): string {
  return namesSession(quoted) ? quoted : blank(quoted)
}
