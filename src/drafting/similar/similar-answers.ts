import { noFilters, type ReplyIndex } from '../../indexing/reply-index.ts'
import type { Passage } from '../../reply/passage.ts'
import type { Region } from '../../reply/region.ts'
import type { Reply, ReplyId } from '../../reply/reply.ts'
import type { Role } from '../../reply/role.ts'
import { roleWeight } from '../../search/rank/role-weight.ts'
import { foldText } from '../../text/fold.ts'
import type { Segmenter } from '../../text/segment.ts'
import type { Ask } from '../asks.ts'
import { findLeftovers, type Writer } from '../leftovers/find-leftovers.ts'
import type { Leftover } from '../leftovers/leftover.ts'
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

/** What never answers: it is alike in every reply, or repeats the proposal. */
const frame: ReadonlySet<Role> = new Set(['greeting', 'receipt', 'thanks', 'signature', 'contact'])

/** So many replies are read for an ask, and so many of their passages compared with each other. */
const REPLIES = 30
const COMPARED = 80

/** Shorter passages are headings. */
const SHORTEST_ANSWER = 24

/** The past passages that answer each ask of `proposal`. An ask is looked for together with the matter of the proposal:
 *  加大资金投入 alone would find every reply. Answers of `own` and places like it are preferred. */
export async function similarAnswers(
  { index, segmenter }: { readonly index: ReplyIndex; readonly segmenter: Segmenter },
  { matter, asks }: AskedProposal,
  own: Region | null,
): Promise<AnsweredAsk[]> {
  const writer = { own, programmes: await programmesOf(index, own) }
  const known = new Map<ReplyId, Reply>()
  // The asks of one proposal often find the same passages.
  const marked = new Map<Passage, readonly Leftover[]>()
  const marksOf = (passage: Passage): readonly Leftover[] => {
    const marks = marked.get(passage) ?? findLeftovers(passage.text, writer, segmenter)
    marked.set(passage, marks)
    return marks
  }
  const answered: AnsweredAsk[] = []
  for (const ask of asks) {
    const candidates = await findCandidates(index, likeOf(ask, matter), known)
    const answers = chooseAnswers(candidates, own).map((answer) => ({
      ...answer,
      leftovers: marksOf(answer.passage),
    }))
    answered.push({ ...ask, answers })
  }
  return answered
}

/** The programmes that replies of `own` name; none for null. */
async function programmesOf(index: ReplyIndex, own: Region | null): Promise<Writer['programmes']> {
  if (own === null) return new Set()
  const filters = { ...noFilters, region: [own.code] }
  const { counts } = await index.find({ tree: null, filters, sort: 'date', want: 0 })
  return new Set(counts.programme.keys())
}

function likeOf({ text }: Ask, matter: string | null): string {
  const folded = foldText(text)
  return matter === null || folded.includes(matter) ? folded : `${matter}。${folded}`
}

/** A passage with what speaks for it. */
interface Candidate {
  readonly reply: Reply
  readonly passage: Passage
  /** > 0: evidence of the passage, more where its whole reply is about the matter. */
  readonly worth: number
}

async function findCandidates(
  index: ReplyIndex,
  like: string,
  known: Map<ReplyId, Reply>,
): Promise<Candidate[]> {
  const { replies } = await index.find({
    tree: null,
    like,
    filters: noFilters,
    sort: 'relevance',
    want: REPLIES,
  })
  const greatest = Math.max(Number.MIN_VALUE, ...replies.map(({ evidence }) => evidence))
  const candidates: Candidate[] = []
  for (const { id, evidence, passages } of replies) {
    const reply = known.get(id) ?? (await index.reply(id))
    if (!reply) continue
    known.set(id, reply)
    for (const found of passages) {
      const passage = reply.passages[found.ordinal]
      if (!passage || frame.has(passage.role) || passage.text.length < SHORTEST_ANSWER) continue
      const worth = found.evidence * roleWeight(passage.role) * (0.5 + evidence / greatest)
      candidates.push({ reply, passage, worth })
    }
  }
  return candidates
}

/** The best candidates, each wording once. */
function chooseAnswers(
  candidates: readonly Candidate[],
  own: Region | null,
): Omit<PastAnswer, 'leftovers'>[] {
  const ranked = candidates
    .map((candidate) => ({ ...candidate, worth: candidate.worth * nearness(candidate.reply.region, own) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, COMPARED)
  const greatest = ranked[0]?.worth ?? 1
  const chosen: Omit<PastAnswer, 'leftovers'>[] = []
  const wordings: Wording[] = []
  const room = { ...MOST }
  for (const { reply, passage, worth } of ranked) {
    const wording = wordingOf(passage.text)
    const at = wordings.findIndex((other) => saySame(other, wording))
    const same = chosen[at]
    if (same) chosen[at] = { ...same, sameText: same.sameText + 1 }
    if (same || room[partOf(passage.role)] === 0) continue
    if (chosen.filter((other) => other.reply === reply).length === MOST_OF_REPLY) continue
    room[partOf(passage.role)] -= 1
    chosen.push({ reply, passage, score: worth / greatest, sameText: 0 })
    wordings.push(wording)
  }
  return chosen
}

/** The part of a reply that a passage of this role goes into. */
export function partOf(role: Role): 'done' | 'plan' | 'other' {
  return role === 'done' || role === 'plan' ? role : 'other'
}
