import { indexEntries } from '../../../src/indexing/index-entry.ts'
import type { IndexState, ReplyFilters, ReplyIndex, TagField } from '../../../src/indexing/reply-index.ts'
import { tagFields } from '../../../src/indexing/reply-index.ts'
import { ancestorCodes } from '../../../src/regions/gazetteer.ts'
import { type Reply, replyDate } from '../../../src/reply/reply.ts'
import { statementsOf } from '../../../src/statements/reply-statements.ts'

/** What tables of statements ask of an index, over replies in memory, one reply at a time. */
export function statementIndex(
  replies: readonly Reply[],
  version = 'fake-1',
): Pick<ReplyIndex, 'statements' | 'state' | 'reply'> {
  const newestFirst = replies.toSorted((a, b) => (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : 0))
  return {
    async *statements(filters) {
      for (const reply of newestFirst) if (passes(reply, filters)) yield [statementsOf(reply)]
    },
    reply: async (id) => replies.find((reply) => reply.id === id) ?? null,
    state: async (): Promise<IndexState> => ({
      replies: replies.length,
      passages: replies.reduce((sum, { passages }) => sum + passages.length, 0),
      version,
      updatedAt: null,
      counts: Object.fromEntries(tagFields.map((field) => [field, countsOf(replies, field)])) as Record<
        TagField,
        Map<string, number>
      >,
    }),
  }
}

function dateOf({ header }: Reply): string {
  return replyDate(header) ?? ''
}

function tagsOf(reply: Reply, field: TagField): readonly string[] {
  return indexEntries(reply, ancestorCodes)[0]?.tags[field] ?? []
}

function passes(reply: Reply, filters: ReplyFilters): boolean {
  return Object.entries(filters).every(
    ([field, values]) =>
      values.length === 0 || tagsOf(reply, field as TagField).some((value) => values.includes(value)),
  )
}

function countsOf(replies: readonly Reply[], field: TagField): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of replies.flatMap((reply) => tagsOf(reply, field)))
    counts.set(value, (counts.get(value) ?? 0) + 1)
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
