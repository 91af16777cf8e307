import type { Role } from '../reply/role.ts'
import { type Span, slice } from '../text/span.ts'
import { splitBlocks } from './lines.ts'
import { passageEvidence, type RoleEvidence, sentenceRole } from './roles.ts'
import { splitSentences } from './sentences.ts'

/** Sizes of a passage in characters: shorter ones are joined, longer ones split at the end of a sentence. */
const shortest = 60
const longest = 300
/** A passage this long stands for itself when its role differs from its neighbour's. */
const shortestOfOwnRole = 15

/** The ground of one passage, with what its sentences say of its role. */
export interface Piece extends Span {
  readonly evidence: RoleEvidence | null
}

/** Cuts the text of one section into passages: whole sentences, one paragraph where it fits. Everything but
 *  blanks, bars and picture debris belongs to one piece. `textFrom` is where the marker and the heading end: they are
 *  no evidence for a role. */
export function cutPieces(plain: string, span: Span, textFrom = span.start): Piece[] {
  const cuts = splitBlocks(plain, span).flatMap((block) => cutBlock(plain, block, textFrom))
  return joinShort(plain, cuts).map(({ start, end }) => {
    const sentences = splitSentences(plain, { start: Math.max(start, Math.min(end, textFrom)), end })
    return { start, end, evidence: passageEvidence(sentences.map((sentence) => slice(plain, sentence))) }
  })
}

interface Cut extends Span {
  /** The role that its first sentence states beyond doubt. */
  readonly turn: Role | null
}

/** One paragraph, cut into nearly equal parts where it is too long, and where a sentence turns to a plan or a
 *  problem. */
function cutBlock(plain: string, block: Span, textFrom: number): Cut[] {
  const count = Math.ceil((block.end - block.start) / longest)
  const target = (block.end - block.start) / count
  const cuts: Cut[] = []
  for (const sentence of splitSentences(plain, block)) {
    const turn = turnOf(plain, sentence, textFrom)
    const last = cuts.at(-1)
    if (!last || turnsAway(last, turn) || isFull(last, sentence, target)) cuts.push({ ...sentence, turn })
    else cuts[cuts.length - 1] = { ...last, end: sentence.end }
  }
  return cuts
}

function turnOf(plain: string, sentence: Span, textFrom: number): Role | null {
  if (sentence.end <= textFrom) return null
  const opening = sentenceRole(plain.slice(Math.max(sentence.start, textFrom), sentence.end).trimStart())
  return opening?.strong ? opening.role : null
}

function turnsAway(last: Cut, turn: Role | null): boolean {
  return turn !== null && turn !== last.turn && last.end - last.start >= shortestOfOwnRole
}

/** Whether the passage comes nearer to its size without the sentence than with it. */
function isFull(last: Cut, sentence: Span, target: number): boolean {
  const before = last.end - last.start
  const joined = sentence.end - last.start
  return before >= shortest && (joined > longest || joined - target > target - before)
}

/** Joins headings and short paragraphs with what follows, and short tails with what precedes. */
function joinShort(plain: string, cuts: readonly Cut[]): Cut[] {
  const joined: Cut[] = []
  for (const cut of cuts) {
    const last = joined.at(-1)
    if (last && belongTogether(plain, last, cut)) {
      joined[joined.length - 1] = { start: last.start, end: cut.end, turn: last.turn ?? cut.turn }
    } else {
      joined.push(cut)
    }
  }
  return joined
}

function belongTogether(plain: string, last: Cut, cut: Cut): boolean {
  const before = last.end - last.start
  const behind = cut.end - cut.start
  const whole = cut.end - last.start
  if (isHeading(plain, last)) return true
  if (
    cut.turn !== null &&
    cut.turn !== last.turn &&
    before >= shortestOfOwnRole &&
    behind >= shortestOfOwnRole
  ) {
    return false
  }
  if (before < shortest || behind < shortest) return whole <= longest * 1.2
  return false
}

/** A short line that ends in no stop leads to the next. */
function isHeading(plain: string, cut: Cut): boolean {
  return cut.end - cut.start <= shortest && !/[。;!?”)]/.test(plain.charAt(cut.end - 1))
}
