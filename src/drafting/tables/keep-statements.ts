import type { ReplyIndex } from '../../indexing/reply-index.ts'
import { type ReplyId, replyDate } from '../../reply/reply.ts'
import { keepByVersion } from '../../search/keep-by-version.ts'
import { gatherStatements, type ReplyRows, rowsOf, type Statements } from './gather-statements.ts'

type Index = Pick<ReplyIndex, 'facts' | 'reply' | 'state'>

/** So long a request waits for what was changed: an index of some ten thousand replies is gathered again by then, because
 *  of the replies only those are read that are new. */
const PATIENCE_MS = 500

/** Gives the statements of `index`, kept by version. Every reply is read once, as long as it stays as it is. */
export function keepStatements(index: Index): () => Promise<Statements> {
  let known: ReadonlyMap<string, ReplyRows> = new Map()
  return keepByVersion(
    index,
    async (state) => {
      const met = new Map<string, ReplyRows>()
      const statements = await gatherStatements(rowsByDate(index, known, met), state)
      known = met
      return statements
    },
    { patienceMs: PATIENCE_MS },
  )
}

/** The rows of each reply, newest first: the `known` ones, else read. Notes them in `met`, by reply and content. */
async function* rowsByDate(
  index: Index,
  known: ReadonlyMap<string, ReplyRows>,
  met: Map<string, ReplyRows>,
): AsyncGenerator<ReplyRows> {
  for (const { id, content } of await newestFirst(index)) {
    const rows = known.get(content) ?? (await read(index, id))
    if (!rows || met.has(content)) continue
    met.set(content, rows)
    yield rows
  }
}

/** Null for a reply that is gone by now. */
async function read(index: Index, id: ReplyId): Promise<ReplyRows | null> {
  const reply = await index.reply(id)
  return reply && rowsOf(reply)
}

async function newestFirst(index: Index): Promise<{ readonly id: ReplyId; readonly content: string }[]> {
  const replies: { id: ReplyId; content: string; date: string }[] = []
  for await (const facts of index.facts()) {
    const { id, digest } = facts
    replies.push({ id, content: `${id} ${digest}`, date: replyDate(facts) ?? '' })
  }
  return replies.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1))
}
