import type { PassageAbout, ReplyIndex } from '../../indexing/reply-index.ts'
import { regionByCode } from '../../regions/gazetteer.ts'
import type { Passage } from '../../reply/passage.ts'
import type { Region } from '../../reply/region.ts'
import type { Reply, ReplyId } from '../../reply/reply.ts'
import { frameRoles, type Role, roles } from '../../reply/role.ts'
import { roleWeight } from '../../search/rank/role-weight.ts'
import { foldText } from '../../text/fold.ts'
import { simplifyText } from '../../text/simplify.ts'
import type { Ask } from '../asks.ts'
import type { Writer } from '../leftovers/find-leftovers.ts'
import type { Leftover } from '../leftovers/leftover.ts'
import { programmesOf } from '../leftovers/own-programmes.ts'
import type { KeyedPassage, Marker } from '../leftovers/remember-marks.ts'
import { nearness } from './nearness.ts'
import type { AskedProposal } from './read-proposal.ts'
import { saySame, type Wording, wordingOf } from './same-text.ts'

/** An ask, and what past replies say to it. */
export interface AnsweredAsk extends Ask {
  /** The best first. */
  readonly answers: readonly PastAnswer[]
}

/** A passage of a past reply that may answer an ask. */
export interface PastAnswer {
  readonly reply: Reply
  readonly passage: Passage
  /** 0…1, of the best of its ask. */
  readonly score: number
  /** How many further passages of those found say nearly the same (同文). */
  readonly sameText: number
  /** What in the passage belongs to its source. */
  readonly leftovers: readonly Leftover[]
}

/** How many answers an ask gets: done, planned, and of other parts. */
const MOST = { done: 6, plan: 6, other: 3 }

/** One long reply must not take all the room. */
const MOST_OF_REPLY = 3

const weights = Object.fromEntries(
  roles.map((role) => [role, frameRoles.has(role) ? 0 : roleWeight(role)]),
) as Readonly<Record<Role, number>> // every role has its turn

/** What is worth less than this, of the best, has no more than common words with the ask: an empty part is more honest. Of
 *  60 answers to four asks among 47 real replies 14 lay below it, and 13 of those were about something else (2026-11-29). */
const LEAST_SCORE = 0.15

/** Where the best passage has a smaller share of what an ask is about, no reply answers it: what they have in common are words of
 *  every letter. Of 96 asks that replies of their corpus answer none lay below it (the least .119), of 21 about other matters
 *  nine, of which one had an answer (2026-11-30). */
const LEAST_SHARE = 0.1

/** So many passages are compared with each other for each ask. */
const COMPARED = 60

/** Shorter passages are headings. */
const SHORTEST_ANSWER = 24

/** The past passages that answer each ask of `proposal`. An ask is looked for together with the matter of the proposal:
 *  加大资金投入 alone would find every reply. Answers of `own` and places like it are preferred. */
export async function similarAnswers(
  { index, mark }: { readonly index: ReplyIndex; readonly mark: Marker },
  { matter, asks }: AskedProposal,
  own: Region | null,
): Promise<AnsweredAsk[]> {
  const writer = { own, programmes: await programmesOf(index, own) }
  const likes = asks.map((ask) => likeOf(ask, matter))
  const found = await index.passagesAbout(likes, { weights, want: COMPARED })
  const comparer = createComparer()
  const chosen = found.map((passages) => chooseAnswers(passages, own, comparer))
  const replies = await readReplies(index, chosen.flat())
  const marksOf = await marksReader(mark, writer, chosen.flat(), replies)
  return asks.map((ask, at) => ({
    ...ask,
    answers: (chosen[at] ?? []).flatMap(({ id, ordinal, score, sameText }): PastAnswer[] => {
      const reply = replies.get(id)
      const passage = reply?.passages[ordinal]
      return reply && passage ? [{ reply, passage, score, sameText, leftovers: marksOf(passage) }] : []
    }),
  }))
}

/** Marks each of the passages chosen once: the asks of one proposal often find the same. */
async function marksReader(
  mark: Marker,
  writer: Writer,
  chosen: readonly Chosen[],
  replies: ReadonlyMap<ReplyId, Reply>,
): Promise<(passage: Passage) => readonly Leftover[]> {
  const taken = new Map<Passage, KeyedPassage>()
  for (const { id, ordinal } of chosen) {
    const reply = replies.get(id)
    const passage = reply?.passages[ordinal]
    if (reply && passage)
      taken.set(passage, { text: simplifyText(passage.text), source: reply.region, key: `${id}#${ordinal}` })
  }
  const marks = await mark([...taken.values()], writer)
  const byPassage = new Map(Array.from(taken.keys(), (passage, at) => [passage, marks[at] ?? []]))
  return (passage) => byPassage.get(passage) ?? []
}

/** Those that are still there. */
async function readReplies(index: ReplyIndex, chosen: readonly Chosen[]): Promise<Map<ReplyId, Reply>> {
  const ids = [...new Set(chosen.map((answer) => answer.id))]
  // A cluster is asked for all of them at once.
  const found = await Promise.all(ids.map((id) => index.reply(id)))
  return new Map(found.flatMap((reply) => (reply ? [[reply.id, reply] as const] : [])))
}

/** What an ask is looked for by: itself, and once the matter of its proposal. Its own words count twice, and once more for
 *  each further subject of the title, of which the ask is about one at most: 停车难、加装电梯和山洪沟 must not bring
 *  lifts and rivers to an ask about firms. A vague ask still finds what its proposal is about. */
function likeOf({ text }: Ask, matter: string | null): string {
  const folded = foldText(text)
  if (matter === null || folded.includes(matter)) return folded
  return [matter, ...Array<string>(1 + subjectsOf(matter)).fill(folded)].join('。')
}

function subjectsOf(matter: string): number {
  return matter.split(/[、,;]|以及|[和与及]/u).filter(({ length }) => length > 1).length
}

/** An answer that is to be shown. */
interface Chosen extends Pick<PassageAbout, 'id' | 'ordinal'> {
  readonly score: number
  readonly sameText: number
}

/** The best of what was found for one ask, each wording once. */
function chooseAnswers(
  found: readonly PassageAbout[],
  own: Region | null,
  wordingOf: (passage: PassageAbout) => Wording,
): Chosen[] {
  if (found.every(({ share }) => share < LEAST_SHARE)) return []
  const ranked = rank(found, own)
  const greatest = ranked[0]?.worth ?? 1
  const worthwhile = ranked.filter(({ worth }) => worth >= LEAST_SCORE * greatest)
  const chosen: Chosen[] = []
  const wordings: Wording[] = []
  const room = { ...MOST }
  for (const { passage, worth } of worthwhile) {
    const wording = wordingOf(passage)
    const at = wordings.findIndex((other) => saySame(other, wording))
    const same = chosen[at]
    if (same) chosen[at] = { ...same, sameText: same.sameText + 1 }
    if (same || room[partOf(passage.role)] === 0) continue
    if (chosen.filter(({ id }) => id === passage.id).length === MOST_OF_REPLY) continue
    room[partOf(passage.role)] -= 1
    chosen.push({ id: passage.id, ordinal: passage.ordinal, score: worth / greatest, sameText: 0 })
    wordings.push(wording)
  }
  return chosen
}

/** By the evidence of the passage, more where its whole reply is about the matter, and by where it is from. */
function rank(
  found: readonly PassageAbout[],
  own: Region | null,
): { readonly passage: PassageAbout; readonly worth: number }[] {
  const greatest = Math.max(Number.MIN_VALUE, ...found.map(({ whole }) => whole))
  return found
    .filter(({ folded }) => folded.length >= SHORTEST_ANSWER)
    .map((passage) => {
      const region = passage.region === null ? null : regionByCode(passage.region)
      return { passage, worth: passage.evidence * (0.5 + passage.whole / greatest) * nearness(region, own) }
    })
    .sort((a, b) => b.worth - a.worth)
}

/** Remembers the wording of each passage: the asks of one proposal often find the same. */
function createComparer(): (passage: PassageAbout) => Wording {
  const known = new Map<string, Wording>()
  return ({ folded }) => {
    const wording = known.get(folded) ?? wordingOf(folded)
    known.set(folded, wording)
    return wording
  }
}

/** The part of a reply that a passage of this role goes into. */
export function partOf(role: Role): 'done' | 'plan' | 'other' {
  return role === 'done' || role === 'plan' ? role : 'other'
}
