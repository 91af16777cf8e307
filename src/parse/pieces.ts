import type { Span } from '../text/span.ts'
import { onlyCloses, onlyThanks } from './closing.ts'
import { splitBlocks } from './lines.ts'
import { addTallies, type RoleEvidence, type RoleTally, tallyEvidence, tallySentence } from './role-tally.ts'
import { looksBack } from './roles.ts'
import type { Scanned } from './scan.ts'
import { splitSentences } from './sentences.ts'

/** Sizes of a passage in characters: shorter ones are joined, longer ones split at the end of a sentence. */
const shortest = 60
const longest = 300
/** A passage this long stands for itself when its role differs from its neighbour's. */
const shortestOfOwnRole = 15
/** A sentence this long may turn to a plan or a problem without saying so from its first word. */
const longEnoughToTurn = 36

/** The ground of one passage, with what its sentences say of its role. */
export interface Piece extends Span {
  readonly evidence: RoleEvidence | null
  /** Null where nothing but marker and heading stands. */
  readonly tally: RoleTally | null
}

/** Cuts the text of one section into passages: whole sentences, one paragraph where it fits. Everything but blanks,
 *  bars and picture debris belongs to one piece. `textFrom` is where marker and heading end: they are no evidence
 *  for a role; at the end of `span` where all of it has one role, and turns to no other. */
export function cutPieces(text: Scanned, span: Span, textFrom = span.start): Piece[] {
  const cuts: Cut[] = []
  for (const block of splitBlocks(text, span)) cuts.push(...cutBlock(text, block, textFrom))
  return joinShort(text.plain, cuts).map(({ start, end, said, tally }) => ({
    start,
    end,
    evidence: said,
    tally,
  }))
}

interface Cut extends Span {
  /** The role that its first sentence turns to, and whether beyond doubt. */
  readonly turn: RoleEvidence['role'] | null
  readonly strong: boolean
  /** Null where nothing but marker and heading stands. */
  readonly tally: RoleTally | null
  /** What the tally says as a whole. */
  readonly said: RoleEvidence | null
  /** Whether it is a paragraph that only thanks and takes leave. */
  readonly thanks: boolean
}

/** One paragraph, cut into nearly equal parts where it is too long, and where a sentence turns to a plan or a
 *  problem. */
function cutBlock(text: Scanned, block: Span, textFrom: number): Cut[] {
  const count = Math.ceil((block.end - block.start) / longest)
  const target = (block.end - block.start) / count
  const { plain } = text
  const closes = onlyCloses(plain.slice(block.start, block.end))
  const cuts: Cut[] = []
  for (const span of splitSentences(text, block).flatMap((sentence) => atTurn(plain, sentence))) {
    const tally = readSentence(plain, span, textFrom)
    // 首先,感谢您的关心。 stands before what is answered.
    const thanks = closes || (span.start === block.start && onlyThanks(plain.slice(span.start, span.end)))
    const last = cuts.at(-1)
    const said = tallyEvidence(tally)
    const turn = turnOf(plain, span, said, last)
    const strong = tally?.opening?.strong === true
    const cut = { start: span.start, end: span.end, tally, said, turn, strong, thanks }
    if (!last || last.thanks !== thanks || turnsWithin(last, cut) || isFull(last, cut, target)) cuts.push(cut)
    else cuts[cuts.length - 1] = join(last, cut)
  }
  return cuts
}

/** 目前已完成设计,下一步,我局将…: a long sentence is two where it turns from what it tells to what comes next. */
function atTurn(plain: string, { start, end }: Span): Span[] {
  for (const { words, before } of turnWords) {
    const turn = plain.slice(start + before, Math.max(start + before, end - leastBehind)).search(words)
    const at = start + before + turn + 1
    if (turn !== -1 && tallyEvidence(tallySentence(plain.slice(start, at))) !== null)
      return [
        { start, end: at },
        { start: at, end },
      ]
  }
  return [{ start, end }]
}

/** Words behind a comma, and what at least stands before them, in characters: 我局将 alone ends many a short sentence. */
const turnWords: readonly { readonly words: RegExp; readonly before: number }[] = [
  {
    words:
      /,(?=在?(?:下一?步|下一?阶段|接下来|今后|后续|后期)(?:工作中|中)?[,我将]|在?(?:下一?步|下一?阶段)工作中)/,
    before: 24,
  },
  { words: /,(?=我(?:们|[局委厅部办院镇乡县区市])将)/, before: 48 },
]
/** What at least stands behind such a turn, in characters. */
const leastBehind = 20

/** The role that a sentence turns to, strongly or at length; behind a plan a look back is a turn, too. */
function turnOf(plain: string, span: Span, said: Cut['said'], last: Cut | undefined): Cut['turn'] {
  if (said && (said.strong || turnsLate(said.role, span, last))) return said.role
  const back = last?.turn === 'plan' && said?.role !== 'plan' && looksBack(plain.slice(span.start, span.end))
  return back ? 'done' : null
}

/** Whether a long sentence stands behind text of another role. Behind 下一步，… work is planned, unless it looks back. */
function turnsLate(role: RoleEvidence['role'], { start, end }: Span, last: Cut | undefined): boolean {
  if (end - start < longEnoughToTurn || (role === 'done' && last?.tally?.opening?.lasting)) return false
  return (last?.said?.role ?? role) !== role
}

function readSentence(plain: string, span: Span, textFrom: number): RoleTally | null {
  if (span.end <= textFrom) return null
  return tallySentence(plain.slice(Math.max(span.start, textFrom), span.end).trimStart())
}

function join(last: Cut, next: Cut): Cut {
  const tally = addTallies(last.tally, next.tally)
  const turn = last.tally ? last.turn : next.turn
  const { strong } = last.tally ? last : next
  const said = tallyEvidence(tally)
  return { start: last.start, end: next.end, tally, said, turn, strong, thanks: last.thanks }
}

/** Whether a paragraph is cut before the sentence `next`: what only hints at another role needs more before it. */
function turnsWithin(last: Cut, next: Cut): boolean {
  return turnsAway(last, next) && (next.strong || last.end - last.start >= longEnoughToTurn)
}

function turnsAway(last: Cut, next: Cut): boolean {
  return next.turn !== null && next.turn !== last.turn && last.end - last.start >= shortestOfOwnRole
}

/** Whether the passage comes nearer to its size without the sentence than with it. */
function isFull(last: Cut, next: Cut, target: number): boolean {
  const before = last.end - last.start
  const joined = next.end - last.start
  return before >= shortest && (joined > longest || joined - target > target - before)
}

/** Joins headings and short paragraphs with what follows, and short tails with what precedes. */
function joinShort(plain: string, cuts: readonly Cut[]): Cut[] {
  const joined: Cut[] = []
  for (const cut of cuts) {
    const last = joined.at(-1)
    if (last && belongTogether(plain, last, cut)) {
      joined[joined.length - 1] = join(last, cut)
    } else {
      joined.push(cut)
    }
  }
  return joined
}

function belongTogether(plain: string, last: Cut, next: Cut): boolean {
  const before = last.end - last.start
  const behind = next.end - next.start
  if (isHeading(plain, last)) return true
  if (last.thanks !== next.thanks) return false
  if (turnsAway(last, next) && behind >= shortestOfOwnRole) return false
  if (tellsOther(last, next)) return false
  // A short paragraph of plans does not take in the next one, which tells what was done.
  if (last.turn === 'plan' && before >= shortestOfOwnRole && next.said?.role === 'done') return false
  return (before < shortest || behind < shortest) && next.end - last.start <= longest * 1.2
}

/** Whether two paragraphs say different things of what was asked. */
function tellsOther(last: Cut, next: Cut): boolean {
  return (
    last.said !== null &&
    next.said !== null &&
    last.said.role !== next.said.role &&
    Math.min(last.end - last.start, next.end - next.start) >= shortestOfOwnRole
  )
}

/** A short line that ends in no stop leads to the next. */
function isHeading(plain: string, cut: Cut): boolean {
  return cut.end - cut.start <= shortest && !'。;,!?”)'.includes(plain.charAt(cut.end - 1))
}
