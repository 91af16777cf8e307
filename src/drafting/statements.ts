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
export function statedNumbers(
  index: ReplyIndex,
  filters: StatementFilters,
): AsyncGenerator<Stated<StatedNumber>> {
  return statements(index, filters, ({ role, text }) => (role === 'plan' ? [] : findStatedNumbers(text)))
}

/** What replies promise, newest reply first. */
export function commitments(
  index: ReplyIndex,
  filters: StatementFilters,
): AsyncGenerator<Stated<Commitment>> {
  return statements(index, filters, ({ role, text }, { header }) => {
    const writtenIn = header.signedOn === null ? null : Number(header.signedOn.slice(0, 4))
    return findCommitments(text, { role, writtenIn })
  })
}

/** Reads the matching replies one after the other: linear in their text, and no more than one in memory. */
async function* statements<T>(
  index: ReplyIndex,
  filters: StatementFilters,
  find: (passage: Passage, reply: Reply) => readonly T[],
): AsyncGenerator<Stated<T>> {
  const { replies } = await index.find({
    tree: null,
    filters: { ...noFilters, ...filters },
    sort: 'date',
    want: Number.MAX_SAFE_INTEGER,
  })
  for (const { id } of replies) {
    const reply = await index.reply(id)
    if (!reply) continue
    for (const passage of reply.passages) {
      for (const statement of find(passage, reply)) yield { reply, passage, statement }
    }
  }
}
