import { noFilters, type ReplyIndex } from '../indexing/reply-index.ts'
import type { Reply } from '../reply/reply.ts'
import { flattenSections } from '../reply/section.ts'
import { foldText } from '../text/fold.ts'
import type { Segmenter } from '../text/segment.ts'
import { loosenLongQuery } from './long-query.ts'

/** Up to `want` other replies on the matter of `reply`, the likest first: found by what it answers, the title of the
 *  proposal and the headings that repeat its points. Empty where neither stands in the text. */
export async function similarReplies(
  { index, segmenter }: { readonly index: ReplyIndex; readonly segmenter: Segmenter },
  reply: Reply,
  want: number,
): Promise<Reply[]> {
  const text = foldText(matterOf(reply).join('。'))
  if (text === '') return []
  const { tree } = loosenLongQuery({ kind: 'text', text, exact: false }, segmenter)
  const found = await index.find({ tree, filters: noFilters, sort: 'relevance', want: want + 1 })
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
  return title === null ? points : [title, ...points]
}
