import type { Reply } from '../../reply/reply.ts'
import { foldText } from '../../text/fold.ts'
import { type Completion, LONGEST_TYPED } from './complete-name.ts'
import type { Typed } from './complete-phrase.ts'

const MOST_TITLES = 3

/** Replies that are read for their titles: enough to find one, few enough for each key pressed. */
const READ_REPLIES = 20

/** Titles that hold what was typed, among the replies that speak most of it. Empty for fewer than two characters,
 *  and for letters, which may be the beginning of pinyin. */
export async function completeTitle(typed: string, { index, find }: Typed): Promise<Completion[]> {
  const text = foldText(typed.trim())
  if (text.length < 2 || text.length > LONGEST_TYPED || /^[a-z' ]+$/.test(text)) return []
  const found = await find(text)
  const titles: Completion[] = []
  for (const { id, inHeader } of found.slice(0, READ_REPLIES)) {
    const title = inHeader ? titleOf(await index.reply(id)) : ''
    if (foldText(title).includes(text))
      titles.push({ kind: 'title', label: title, query: title, count: null, id })
    if (titles.length === MOST_TITLES) break
  }
  return titles
}

/** The title of what is answered, which says more than that of the answer; empty where there is none. */
function titleOf(reply: Reply | null): string {
  return reply?.header.proposal.title ?? reply?.header.title ?? ''
}
