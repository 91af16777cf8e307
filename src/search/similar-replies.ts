import { noFilters, type ReplyIndex } from '../indexing/reply-index.ts'
import type { Reply } from '../reply/reply.ts'
import { flattenSections } from '../reply/section.ts'
import { foldText } from '../text/fold.ts'
import { coreOf } from './core.ts'

/** Up to `want` other replies on the matter of `reply`, the likest first: found by what it answers, the title of the
 *  proposal and the headings that repeat its points. Empty where neither stands in the text. */
export async function similarReplies(
  { index }: { readonly index: ReplyIndex },
  reply: Reply,
  want: number,
): Promise<Reply[]> {
  const text = matterOf(reply).join('。')
  if (text === '') return []
  const found = await index.find({
    tree: null,
    like: text,
    filters: noFilters,
    sort: 'relevance',
    want: want + 1,
    counted: [],
  })
  const others = found.replies.filter(({ id }) => id !== reply.id).slice(0, want)
  const replies = await Promise.all(others.map(({ id }) => index.reply(id)))
  return replies.filter((other) => other !== null)
}

/** What a reply is about, in the words of the proposal: headings such as 工作开展情况 would say nothing. */
function matterOf({ header, sections }: Reply): string[] {
  const title = header.proposal.title ?? header.title
  const points = flattenSections(sections).flatMap(({ heading }) =>
    heading?.startsWith('关于') ? [heading] : [],
  )
  const named = title === null ? points : [title, ...points]
  return named.map(foldText).map((text) => coreOf(text) ?? text)
}
