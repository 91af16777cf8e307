import { createHash } from 'node:crypto'
import type { Passage } from '../reply/passage.ts'
import { type Reply, type ReplyId, replyDate } from '../reply/reply.ts'
import { frameRoles } from '../reply/role.ts'
import { foldText } from '../text/fold.ts'
import { type Span, slice } from '../text/span.ts'
import { type Commitment, findCommitments } from './commitments.ts'
import { findStatedNumbers, type StatedNumber } from './stated-numbers.ts'
import { readAmounts, type TextAmounts } from './text-amounts.ts'

/** What one reply states and promises, in its order; and by what that is filtered. */
export interface ReplyStatements {
  readonly id: ReplyId
  /** Division code; null where it is not known. */
  readonly region: string | null
  /** Of the reply, four digits; null where it has no date. */
  readonly year: string | null
  /** The figures that it states as reached. */
  readonly numbers: readonly PlacedNumber[]
  readonly commitments: readonly PlacedCommitment[]
  /** Digest of the words of the passages that these stand in: of a reply and its repost the same. */
  readonly words: number
}

interface Placed {
  /** Of the passage. */
  readonly anchor: string
  /** The folded words that a statement is looked for by: the indicator of a figure, the sentence of a promise. */
  readonly sought: string
}

export interface PlacedNumber extends Placed, Omit<StatedNumber, 'span'> {}

/** A promise without the sentence that makes it. */
export interface PlacedCommitment extends Placed, Omit<Commitment, 'text' | 'span'> {
  /** The sentence, in the passage. */
  readonly sentence: Span
}

/** A section that tells what others said: 关于建议中反映的问题. */
const reported = /(?:建议|提案|代表|委员)[中所里]{0,2}(?:反映|提出)的?(?:主要|具体)?(?:问题|情况|内容)$/
const lookedInto = /经[^,，。；;]{0,10}(?:核实|核查|调查|了解|查证|调研)/

/** The statements of `reply`; none of a text that is no reply. */
export function statementsOf(reply: Reply): ReplyStatements {
  const { signedOn } = reply.header
  const writtenIn = signedOn === null ? null : Number(signedOn.slice(0, 4))
  // Each step for all passages: its patterns then stay in the processor's caches.
  const read = passagesOf(reply).map((passage) => ({ passage, amounts: readAmounts(passage.text) }))
  const numbers = read.map(({ passage, amounts }) => numbersIn(passage, amounts, writtenIn))
  const commitments = read.map(({ passage, amounts }) => commitmentsIn(passage, amounts, writtenIn))
  const stating = read.filter((_, at) => numbers[at]?.length || commitments[at]?.length)
  return {
    id: reply.id,
    region: reply.region?.code ?? null,
    year: replyDate(reply.header)?.slice(0, 4) ?? null,
    numbers: once(numbers.flat()),
    commitments: once(commitments.flat()),
    words: digestOf(stating.map(({ passage }) => passage.text.replace(/[^\p{L}\p{N}]+/gu, ''))),
  }
}

/** The passages that may state something. */
function passagesOf({ docType, passages }: Reply): readonly Passage[] {
  if (docType === 'other') return []
  return passages.filter(
    ({ role, text, headingPath }) =>
      !frameRoles.has(role) && (!reported.test(headingPath.at(-1) ?? '') || lookedInto.test(text)),
  )
}

/** What is said again in other passages of a reply counts once. */
function once<S extends PlacedNumber | PlacedCommitment>(statements: readonly S[]): S[] {
  const said = new Set<string>()
  return statements.filter((one) => {
    const key = keyOf(one)
    const isNew = !said.has(key)
    said.add(key)
    return isNew
  })
}

function keyOf(one: PlacedNumber | PlacedCommitment): string {
  const isNumber = 'indicator' in one
  const said = isNumber ? [one.indicator, one.asOf, one.change] : [one.target ?? one.sought, one.deadline]
  return JSON.stringify([...said, one.value, one.unit])
}

/** The year that the innermost heading begins with: 2024年基本情况. */
function yearOf(headingPath: readonly string[]): string | null {
  const years = headingPath.map((heading) => /^((?:19|20)[0-9]{2})年/.exec(heading)?.[1])
  return years.findLast((year) => year !== undefined) ?? null
}

function numbersIn(
  { anchor, role, headingPath }: Passage,
  amounts: TextAmounts,
  writtenIn: number | null,
): PlacedNumber[] {
  const tense = role === 'plan' ? 'promised' : 'reached'
  const numbers = findStatedNumbers(amounts, { tense, headingYear: yearOf(headingPath), writtenIn })
  return numbers.map((number) => placedNumber(anchor, number))
}

function commitmentsIn(
  { anchor, role }: Passage,
  amounts: TextAmounts,
  writtenIn: number | null,
): PlacedCommitment[] {
  return findCommitments(amounts, { role, writtenIn }).map((promise) => placedCommitment(anchor, promise))
}

function digestOf(texts: readonly string[]): number {
  if (texts.length === 0) return 0
  const hex = createHash('sha256').update(texts.join('\n')).digest('hex')
  // 52 bits, which a number holds exactly.
  return Number.parseInt(hex.slice(0, 13), 16)
}

/** The sentence of a promise that `reply` makes; empty where the reply has no such passage. */
export function sentenceOf(reply: Reply, { anchor, sentence }: PlacedCommitment): string {
  const passage = reply.passages.find((one) => one.anchor === anchor)
  return passage ? slice(passage.text, sentence) : ''
}

function placedNumber(anchor: string, number: StatedNumber): PlacedNumber {
  const { indicator, value, unit, asOf, change } = number
  return { anchor, sought: foldText(indicator), indicator, value, unit, asOf, change }
}

function placedCommitment(anchor: string, commitment: Commitment): PlacedCommitment {
  const { text, sentence, target, value, unit, deadline, owner } = commitment
  return { anchor, sought: foldText(text), sentence, target, value, unit, deadline, owner }
}
