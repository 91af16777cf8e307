import type { Passage } from '../../reply/passage.ts'
import type { Reply } from '../../reply/reply.ts'
import type { Role } from '../../reply/role.ts'
import { foldText } from '../../text/fold.ts'
import type { Span } from '../../text/span.ts'
import { type Finding, finding } from './finding.ts'

/** Where the opening of a draft says two things of one letter, because it was made from another: a proposal in the sentence of
 *  receipt that is not the one of the title, deputies addressed about what members proposed, a document number of another
 *  year than the date. */
export function findDisagreements(reply: Reply): Finding[] {
  return [otherTitle(reply), otherAddressee(reply), otherYear(reply)].filter((found) => found !== null)
}

/** 《关于加快农村公路建设的建议》, without what every such title says. */
const quoted = /[《〈“](?:关于)?([^《》〈〉“”\n]{4,80}?)(?:的?(?:建议|提案|议案|意见))?[》〉”]/u

/** Two names of one proposal, one of them cut short or miswritten, share more pairs of characters than this. */
const LEAST_SHARED = 0.3

function otherTitle({ text, header, passages }: Reply): Finding | null {
  const titled = quoted.exec(header.title ?? '')?.[1]
  const receipt = passageOf(passages, 'receipt')
  const told = receipt && quoted.exec(receipt.text)
  if (titled === undefined || !receipt || !told || sharedPairs(titled, told[1] ?? '') > LEAST_SHARED)
    return null
  const start = receipt.span.start + told.index
  return finding(
    text,
    { start, end: start + told[0].length },
    {
      kind: 'leftover',
      rule: 'other-title',
      message: `这里的“${told[1]}”与标题里的“${titled}”不是同一件，请核对是否从别处带来。`,
      suggestion: null,
    },
  )
}

/** The share of the pairs of characters of the shorter of two names that the other has. */
function sharedPairs(one: string, other: string): number {
  const [fewer = [], more = []] = [characterPairs(one), characterPairs(other)].toSorted(
    (a, b) => a.length - b.length,
  )
  const common = fewer.filter((pair) => more.includes(pair))
  return fewer.length === 0 ? 1 : common.length / fewer.length
}

/** Marks count as well, and what comes twice counts twice: of such short names letters alone tell too little. */
function characterPairs(name: string): string[] {
  const folded = foldText(name)
  return Array.from({ length: folded.length - 1 }, (_, at) => folded.slice(at, at + 2))
}

/** To whom each body's letters go; the other word in them is left over. */
const addressees = {
  proposal: { body: '政协提案', person: '委员', other: '代表' },
  suggestion: { body: '人大建议', person: '代表', other: '委员' },
} as const

function otherAddressee({ text, header, passages }: Reply): Finding | null {
  const receipt = passageOf(passages, 'receipt')
  const asked = bodyIn(header.title ?? '') ?? bodyIn(receipt?.text ?? '') ?? bodyOfTitle(header.title ?? '')
  const greeting = passageOf(passages, 'greeting')
  if (!asked || !greeting) return null
  const { body, person, other } = addressees[asked]
  const at = new RegExp(`${other}(?=们?[：:，,]?(?:[您你]们?好)?[：:，,！!]?$)`, 'u').exec(
    greeting.text.trim(),
  )
  if (!at || greeting.text.includes(person)) return null
  const start = text.indexOf(greeting.text.trim(), greeting.span.start) + at.index
  return finding(
    text,
    { start, end: start + other.length },
    {
      kind: 'leftover',
      rule: 'other-addressee',
      message: `所答的是${body}，主送却是“${other}”，请核对是否从别处带来。`,
      suggestion: person,
    },
  )
}

/** Whose proposal `words` name: 市政协十届三次会议, 县人大; null where they name both or none. */
function bodyIn(words: string): 'proposal' | 'suggestion' | null {
  const isOfConference = /政协(?!常委)|政治协商会议/u.test(words)
  const isOfCongress = /人大(?!常委|代表联络|附)|人民代表大会/u.test(words)
  if (isOfConference === isOfCongress) return null
  return isOfConference ? 'proposal' : 'suggestion'
}

/** Only members of a conference make what is called 提案; 建议 both make. */
function bodyOfTitle(title: string): 'proposal' | null {
  return /号提案|提案》?的?(?:答复|复函)/u.test(title) ? 'proposal' : null
}

function otherYear({ text, header }: Reply): Finding | null {
  const { docNumber, signedOn } = header
  const year = /〔(\d{4})〕/u.exec(docNumber ?? '')?.[1]
  if (docNumber === null || signedOn === null || year === undefined) return null
  const [signed = '', month] = signedOn.split('-')
  // What was numbered in December may be signed in January.
  if (signed === year || (Number(signed) === Number(year) + 1 && month === '01')) return null
  const span = yearOfNumber(text, docNumber, year)
  if (!span) return null
  return finding(text, span, {
    kind: 'form',
    rule: 'number-year',
    message: `发文字号的年份（${year}）与成文日期（${signed}年）不一致，请核对。`,
    suggestion: null,
  })
}

const bracketedYear = /[〔[（(【［](\d{4})[〕\]）)】］]/gu

/** Where `text` writes the year of its document number, in whatever brackets. */
function yearOfNumber(text: string, docNumber: string, year: string): Span | null {
  const issuer = docNumber.slice(0, docNumber.indexOf('〔'))
  const found = [...text.matchAll(bracketedYear)].find(
    (match) => match[1] === year && text.slice(0, match.index).trimEnd().endsWith(issuer),
  )
  return found ? { start: found.index + 1, end: found.index + 1 + year.length } : null
}

function passageOf(passages: readonly Passage[], wanted: Role): Passage | undefined {
  return passages.find(({ role }) => role === wanted)
}
