import { noFilters, type ReplyIndex, type TagField } from '../indexing/reply-index.ts'
import type { Passage } from '../reply/passage.ts'
import type { Reply } from '../reply/reply.ts'
import { type Commitment, findCommitments } from './commitments.ts'
import { findStatedNumbers, type StatedNumber } from './stated-numbers.ts'

/** Something that a passage of a reply states. */
export interface Stated<T> {
  readonly reply: Reply
  readonly passage: Passage
  readonly statement: T
}

/** Which replies to read; a field that is left out does not filter. */
export type StatementFilters = Partial<Readonly<Record<TagField, readonly string[]>>>

/** The figures that replies state as reached, newest reply first. What is only planned is left out. */
export async function* statedNumbers(
  index: ReplyIndex,
  filters: StatementFilters,
): AsyncGenerator<Stated<StatedNumber>> {
  for await (const reply of repliesByDate(index, filters)) yield* numbersOf(reply)
}

/** What replies promise, newest reply first. */
export async function* commitments(
  index: ReplyIndex,
  filters: StatementFilters,
): AsyncGenerator<Stated<Commitment>> {
  for await (const reply of repliesByDate(index, filters)) yield* commitmentsOf(reply)
}

/** The figures that `reply` states as reached. */
export function numbersOf(reply: Reply): Stated<StatedNumber>[] {
  return stated(reply, ({ role, text }) => (role === 'plan' ? [] : findStatedNumbers(text)))
}

/** What `reply` promises. */
export function commitmentsOf(reply: Reply): Stated<Commitment>[] {
  const { signedOn } = reply.header
  const writtenIn = signedOn === null ? null : Number(signedOn.slice(0, 4))
  return stated(reply, ({ role, text }) => findCommitments(text, { role, writtenIn }))
}

function stated<T>(reply: Reply, find: (passage: Passage) => readonly T[]): Stated<T>[] {
  return reply.passages.flatMap((passage) =>
    find(passage).map((statement) => ({ reply, passage, statement })),
  )
}

/** The matching replies one after the other, newest first: no more than one in memory. */
export async function* repliesByDate(index: ReplyIndex, filters: StatementFilters): AsyncGenerator<Reply> {
  const { replies } = await index.find({
    tree: null,
    filters: { ...noFilters, ...filters },
    sort: 'date',
    want: Number.MAX_SAFE_INTEGER,
  })
  for (const { id } of replies) {
    const reply = await index.reply(id)
    if (reply) yield reply
  }
}
