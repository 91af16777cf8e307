import { setImmediate } from 'node:timers/promises'
import type { ReplyIndex } from '../../indexing/reply-index.ts'
import { type Passage } from '../../reply/passage.ts'
import { type IsoDate, type Reply, type ReplyId, replyDate } from '../../reply/reply.ts'
import { frameRoles, type Role } from '../../reply/role.ts'
import { foldText } from '../../text/fold.ts'
import { align, type Piece } from './align.ts'
import { likenessBound } from './likeness-bound.ts'

/** Passages worded nearly like a text. */
export interface SameWording {
  readonly indexVersion: string
  /** The oldest first, undated ones last. */
  readonly variants: readonly Variant[]
  /** False where there may be more than the most promising `MOST_COMPARED`, which alone were compared. */
  readonly isComplete: boolean
}

/** One passage that says the same. */
export interface Variant {
  readonly reply: Reply
  readonly passage: Passage
  readonly date: IsoDate | null
  /** `LEAST_SIMILARITY` … 1, see `align`. */
  readonly similarity: number
  /** Its text compared with the one that was asked for. */
  readonly pieces: readonly Piece[]
}

/** How often a passage of a reply is said in others. */
export interface WordingCount {
  readonly anchor: string
  readonly count: number
  /** Whether the count is all there are. */
  readonly isComplete: boolean
  /** Whether it is a phrase of courtesy, or so common that nobody said it first (常用套语). */
  readonly isFormula: boolean
}

/** Shorter texts (in folded characters) are names and greetings: to find them again says nothing. */
export const SHORTEST_WORDING = 12

/** So many passages are compared letter by letter, the most promising ones. */
export const MOST_COMPARED = 100

/** Candidates hold this share of the sampled pairs, variants are this similar. Of 400 passages among 324,000 generated
 *  ones, all were found with other numbers, other names or another clause, 99 % with all three. What merely shares
 *  pairs has a similarity of 0.2 to 0.55. */
const LEAST_SHARE = 0.5
export const LEAST_SIMILARITY = 0.6

/** The passages that say nearly the same as `text`, without those of the reply `except`. */
export async function sameWording(
  index: ReplyIndex,
  text: string,
  except: ReplyId | null,
): Promise<SameWording> {
  const { version, isComplete, candidates } = await promising(index, text, except)
  const variants: Variant[] = []
  for (const { id, ordinal } of candidates) {
    const reply = await index.reply(id)
    const passage = reply?.passages[ordinal]
    if (!reply || !passage) continue
    const { similarity, pieces } = align(text, passage.text)
    if (similarity < LEAST_SIMILARITY) continue
    variants.push({ reply, passage, date: replyDate(reply.header), similarity, pieces })
  }
  return { indexVersion: version, variants: variants.sort(byDate), isComplete }
}

/** Passages of other replies that may say nearly the same as a text. */
interface Promising {
  readonly version: string
  /** Whether none was left out. */
  readonly isComplete: boolean
  readonly candidates: readonly Candidate[]
}

interface Candidate {
  readonly id: ReplyId
  readonly ordinal: number
  /** Its text, folded. */
  readonly folded: string
}

/** Three of four passages that share pairs with `text` share too little: they are told by their folded text, and their
 *  replies are not read. */
async function promising(index: ReplyIndex, text: string, except: ReplyId | null): Promise<Promising> {
  const folded = foldText(text)
  const isShort = folded.length < SHORTEST_WORDING
  const options = { atLeast: LEAST_SHARE, want: isShort ? 0 : MOST_COMPARED + 1 }
  const { version, total, passages } = await index.passagesLike(text, options)
  const others = passages.filter(({ id }) => id !== except)
  const outlines = await index.outlines([...new Set(others.map(({ id }) => id))])
  const byId = new Map(outlines.map((outline) => [outline.id, outline.passages]))
  const boundOf = likenessBound(folded)
  const candidates = others.flatMap(({ id, ordinal }): Candidate[] => {
    const other = byId.get(id)?.[ordinal]?.folded
    return other !== undefined && boundOf(other) >= LEAST_SIMILARITY ? [{ id, ordinal, folded: other }] : []
  })
  return { version, isComplete: isShort || total <= passages.length, candidates }
}

/** Counts how often passages of other replies say what those of `reply` at `anchors` say; those too short to ask for are absent.
 *  Gives way to other work after each. */
export async function countWordings(
  index: ReplyIndex,
  reply: Reply,
  anchors: readonly string[],
): Promise<WordingCount[]> {
  const counts: WordingCount[] = []
  for (const passage of reply.passages.filter(({ anchor }) => anchors.includes(anchor))) {
    const { anchor, role, text } = passage
    if (foldText(text).length < SHORTEST_WORDING) continue
    const { candidates, isComplete } = await promising(index, text, reply.id)
    const isAlike = likeness(text)
    const count = candidates.filter(({ folded }) => isAlike(folded)).length
    counts.push({ anchor, count, isComplete, isFormula: isFormula(role, count) })
    await setImmediate()
  }
  return counts
}

/** Tells of folded texts whether they say nearly the same as `text`. Offices take over much letter by letter: what was
 *  compared once is not compared again. */
function likeness(text: string): (folded: string) => boolean {
  const known = new Map([[foldText(text), true]])
  return (folded) => {
    const isAlike = known.get(folded) ?? align(text, folded).similarity >= LEAST_SIMILARITY
    known.set(folded, isAlike)
    return isAlike
  }
}

/** Whether a passage of this role that is said elsewhere `count` times is a formula. */
export function isFormula(role: Role | null, count: number): boolean {
  return count > 0 && ((role !== null && frameRoles.has(role)) || count >= MOST_COMPARED)
}

function byDate(a: Variant, b: Variant): number {
  const [dateA, dateB] = [a.date ?? '9999', b.date ?? '9999']
  if (dateA !== dateB) return dateA < dateB ? -1 : 1
  return b.similarity - a.similarity || (a.reply.id < b.reply.id ? -1 : 1)
}
