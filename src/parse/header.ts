import type { Problem } from '../reply/problem.ts'
import type { FactOrigin, Header, Kind } from '../reply/reply.ts'
import type { Carrier } from '../reply/source-text.ts'
import { readAddresseeType } from './addressee.ts'
import { authorityOfSite, authorityOfText, readAuthority, readSelf } from './authority.ts'
import type { Labelled } from './column.ts'
import { dateBeforeContact, readDates } from './date-facts.ts'
import { readDocNumber } from './doc-number.ts'
import { readKind } from './doc-type.ts'
import { type Fact, firstFact, originOf } from './fact.ts'
import { readHandlers } from './handlers.ts'
import { readIndexNumber } from './index-number.ts'
import { isSiteFooter, type Letter } from './letter.ts'
import { readOutcome } from './outcome.ts'
import { askTold, handlingPlace, linesAbove, type Places, placesOf, withoutQuotations } from './places.ts'
import { readProposalTitle } from './proposal-title.ts'
import type { Reading } from './reading.ts'
import { linesOfSession, readProposalNumber, readSession } from './session.ts'
import { readHeadedProposal, readTitle } from './title.ts'

/** The header of a reply with the origin of each fact and the doubts met. */
export interface ReadHeader {
  readonly header: Header
  readonly origins: readonly FactOrigin[]
  readonly problems: readonly Problem[]
}

/** Reads every fact of the header: one rule file each, null where the fact does not stand in the text. */
export function readHeader(reading: Reading, letter: Letter, carrier: Carrier): ReadHeader {
  const labelled = [...letter.column, ...letter.tail]
  const title = readTitle(reading, letter.head, labelled, carrier.title)
  const page: Page = { reading, letter, carrier, labelled, title, ...placesOf(reading.plain, letter, title) }
  const dates = readDates(signedDate(reading.plain, letter), letter, carrier)
  const facts: HeaderFacts = {
    title,
    ...proposalFacts(page),
    ...partyFacts(page),
    docNumber: readDocNumber(reading.plain, letter.head, letter.column),
    indexNumber: readIndexNumber(letter),
    signedOn: dates.signed,
    publishedOn: dates.published,
    outcome: readOutcome(reading.text, letter.head, labelled),
  }
  return { header: headerOf(facts), origins: originsOf(facts, reading.toSource), problems: dates.problems }
}

/** What is read, with what several rules go by. */
interface Page extends Places {
  readonly reading: Reading
  readonly letter: Letter
  readonly carrier: Carrier
  /** The labelled values of the head and of the closing. */
  readonly labelled: readonly Labelled[]
  readonly title: Fact | null
}

/** Facts by the fields of the header, under the names that origins bear. */
interface HeaderFacts {
  readonly title: Fact | null
  readonly kind: Fact<Kind> | null
  readonly 'proposal.title': Fact | null
  readonly 'proposal.session': Fact | null
  readonly 'proposal.number': Fact | null
  readonly authority: Fact | null
  readonly 'handlers.lead': Fact | null
  readonly docNumber: Fact | null
  readonly indexNumber: Fact | null
  readonly signedOn: Fact | null
  readonly publishedOn: Fact | null
  readonly outcome: Fact<NonNullable<Header['outcome']>> | null
  readonly addresseeType: Fact<NonNullable<Header['addresseeType']>> | null
  readonly 'handlers.joint': Fact<readonly string[]> | null
}

type ProposalFacts = Pick<HeaderFacts, 'proposal.title' | 'proposal.session' | 'proposal.number'>

/** Which proposal is answered. */
function proposalFacts({ reading, letter, title, receipt, ownTitle, otherTitle }: Page): ProposalFacts {
  const { head, column, main } = letter
  const places = [ownTitle, receipt, otherTitle].filter((place) => place !== null)
  const asked = [receipt ?? askTold(reading.plain, main), ownTitle, otherTitle]
  const ownLines = linesOfSession(head)
  return {
    'proposal.title': firstFact(
      () =>
        readProposalTitle(
          reading,
          asked.filter((place) => place !== null),
          column,
        ),
      () => (letter.proposalText ? readHeadedProposal(reading, head) : null),
    ),
    'proposal.session': firstFact(
      () => readSession(ownLines.session ? [...places, ownLines.session] : places, column),
      () => (title ? null : readSession(linesAbove(head), [])),
    ),
    'proposal.number': firstFact(
      () => readProposalNumber(places.map(withoutQuotations), column),
      () => ownLines.number,
    ),
  }
}

type PartyFacts = Pick<
  HeaderFacts,
  'kind' | 'authority' | 'handlers.lead' | 'handlers.joint' | 'addresseeType'
>

/** Who answers whom, and with whom. */
function partyFacts({ reading, letter, carrier, labelled, title, receipt }: Page): PartyFacts {
  const { plain } = reading
  const addresseeType = readAddresseeType(plain, letter.greeting)
  const self = readSelf(plain, letter.body)
  const authority =
    readAuthority(title, { ...letter, receipt, self }, carrier.publisher) ??
    authorityOfText(plain, letter.main, letter.body) ??
    authorityOfSite([carrier.site ?? '', ...ownerLines(letter)].join('\n'), self)
  const handlers = readHandlers(handlingPlace(plain, receipt, letter), labelled, valueOf(authority))
  return {
    kind: readKind({
      title: title?.value ?? '',
      receipt: receipt?.text ?? '',
      addressee: letter.greeting ? plain.slice(letter.greeting.start, letter.greeting.end) : '',
      addresseeType: valueOf(addresseeType),
      head: letter.head,
    }),
    authority,
    'handlers.lead': handlers.lead,
    'handlers.joint': handlers.joint,
    addresseeType,
  }
}

/** The lines of a page copied as text in which the owner of the site names itself. */
function ownerLines({ around, body }: Letter): string[] {
  return around.flatMap(({ text, start }) => (start >= body.end && isSiteFooter(text) ? text : []))
}

function headerOf(facts: HeaderFacts): Header {
  return {
    title: valueOf(facts.title),
    kind: valueOf(facts.kind),
    proposal: {
      title: valueOf(facts['proposal.title']),
      session: valueOf(facts['proposal.session']),
      number: valueOf(facts['proposal.number']),
    },
    authority: valueOf(facts.authority),
    handlers: { lead: valueOf(facts['handlers.lead']), joint: valueOf(facts['handlers.joint']) ?? [] },
    docNumber: valueOf(facts.docNumber),
    indexNumber: valueOf(facts.indexNumber),
    signedOn: valueOf(facts.signedOn),
    publishedOn: valueOf(facts.publishedOn),
    outcome: valueOf(facts.outcome),
    addresseeType: valueOf(facts.addresseeType),
  }
}

/** In the order of the fields as they are shown. */
const shownOrder = [
  'title',
  'kind',
  'proposal.title',
  'proposal.session',
  'proposal.number',
  'authority',
  'handlers.lead',
  'docNumber',
  'indexNumber',
  'signedOn',
  'publishedOn',
  'outcome',
  'addresseeType',
] as const

function originsOf(facts: HeaderFacts, toSource: Reading['toSource']): FactOrigin[] {
  const origins = shownOrder.flatMap((field) => {
    const fact = facts[field]
    return fact ? [originOf(field, fact, toSource)] : []
  })
  const joint = facts['handlers.joint']
  return joint
    ? [...origins, originOf('handlers.joint', { ...joint, value: joint.value.join('、') }, toSource)]
    : origins
}

function signedDate(plain: string, { body, closing }: Letter): Fact | null {
  return closing.date ?? (closing.organ ? null : dateBeforeContact(plain, body))
}

function valueOf<T>(fact: Fact<T> | null): T | null {
  return fact ? fact.value : null
}
