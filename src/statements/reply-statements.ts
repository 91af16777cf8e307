import { type Reply, type ReplyId, replyDate } from '../reply/reply.ts'
import { frameRoles } from '../reply/role.ts'
import { foldText } from '../text/fold.ts'
import { type Span, slice } from '../text/span.ts'
import { type Commitment, findCommitments } from './commitments.ts'
import { findStatedNumbers, type StatedNumber } from './stated-numbers.ts'
import { readAmounts } from './text-amounts.ts'

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

/** The statements of `reply`. */
export function statementsOf(reply: Reply): ReplyStatements {
  const { signedOn } = reply.header
  const writtenIn = signedOn === null ? null : Number(signedOn.slice(0, 4))
  const numbers: PlacedNumber[] = []
  const commitments: PlacedCommitment[] = []
  for (const { anchor, role, text } of reply.passages) {
    if (frameRoles.has(role)) continue
    const read = readAmounts(text)
    for (const number of findStatedNumbers(read, role === 'plan' ? 'planned' : 'reached'))
      numbers.push(placedNumber(anchor, number))
    for (const promise of findCommitments(read, { role, writtenIn }))
      commitments.push(placedCommitment(anchor, promise))
  }
  return {
    id: reply.id,
    region: reply.region?.code ?? null,
    year: replyDate(reply.header)?.slice(0, 4) ?? null,
    numbers,
    commitments,
  }
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
