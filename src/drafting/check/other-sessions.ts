import { findSession } from '../../parse/session.ts'
import type { Region } from '../../reply/region.ts'
import type { Reply } from '../../reply/reply.ts'
import { contains, type Span, slice } from '../../text/span.ts'
import { type PlaceChain, spanOf } from '../leftovers/place-chains.ts'
import { findSessions } from '../leftovers/written-facts.ts'
import { type Finding, finding } from './finding.ts'

/** 届次 of a people's congress or consultative conference. */
interface Session extends Span {
  /** 届. */
  readonly term: number
  /** 次. */
  readonly meeting: number
  /** The body whose session it is. */
  readonly of: 'proposal' | 'suggestion'
}

/** Sessions that `text` names beside the one whose proposal it answers: another 届, or one that comes later. Earlier ones of the
 *  same 届 outside the sentence of receipt, those of the other body, of another place than `own` that is named, of the party and of the country are left out;
 *  so is all where neither title nor receipt says which one is answered. */
export function findOtherSessions(
  { text, header, passages }: Reply,
  { own, places }: { readonly own: Region | null; readonly places: readonly PlaceChain[] },
): Finding[] {
  const titled = sessionsIn(header.title ?? '')
  const told = titled.length > 0 ? titled : sessionsIn(bodyOf(header.kind) + (header.proposal.session ?? ''))
  const named = places.map((chain) => ({
    ...spanOf(chain),
    isOwn: own !== null && chain.some(({ candidates }) => candidates.some(({ code }) => code === own.code)),
  }))
  const receipts = passages.filter(({ role }) => role === 'receipt').map(({ span }) => span)
  const isReceipt = (one: Span): boolean => receipts.some((receipt) => contains(receipt, one))
  const isAnswered = (one: Session, { of, term, meeting }: Session): boolean =>
    of === one.of &&
    term === one.term &&
    (one.meeting === meeting || (one.meeting < meeting && !isReceipt(one)))
  return sessionsIn(text, named)
    .filter(({ of }) => told.some((answered) => answered.of === of))
    .filter((one) => !told.some((answered) => isAnswered(one, answered)))
    .map((one) => otherSession(text, one))
}

function bodyOf(kind: Reply['header']['kind']): string {
  return kind === 'proposal' ? '政协' : kind === 'suggestion' ? '人大' : ''
}

/** The sessions of which neither number nor body is unknown, but for those of the places `named` that are not the own one. */
function sessionsIn(text: string, named: readonly (Span & { readonly isOwn: boolean })[] = []): Session[] {
  return findSessions(text).flatMap((span) => {
    const found = findSession(slice(text, span))
    const before = text.slice(Math.max(0, span.start - 12), span.start)
    const of = whose(before, slice(text, span))
    const start = span.start - (lead.exec(before)?.[0].length ?? 0)
    const place = named.find(({ end }) => end >= start && end <= span.start)
    if (!found || !of || place?.isOwn === false) return []
    return { start: place?.end ?? start, end: span.end, term: found.term, meeting: found.meeting, of }
  })
}

/** 市政协 before 十届三次会议. */
const lead = /(?:[省市县区州盟旗]|自治区)?(?:政协|人大|人民代表大会)?$/u

function whose(before: string, session: string): Session['of'] | null {
  const near = before.slice(-6) + session
  if (/全国|党|常委|常务|工会|妇女|团代|全会/u.test(near)) return null
  const [isOfConference, isOfCongress] = [/政协|政治协商/u.test(near), /人大|人民代表/u.test(near)]
  if (isOfConference === isOfCongress) return null
  return isOfConference ? 'proposal' : 'suggestion'
}

function otherSession(text: string, span: Span): Finding {
  return finding(text, span, {
    kind: 'leftover',
    rule: 'other-session',
    message: `“${slice(text, span)}”与本件所答的不是同一届次，请核对是否从别处带来。`,
    suggestion: null,
  })
}
