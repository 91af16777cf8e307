import { foldText } from '../text/fold.ts'
import { best } from './best.ts'
import { type AboutOptions, noFilters, type PassageAbout, type ReplyIndex } from './reply-index.ts'

/** So many replies are asked for, and all of their passages weighed. */
const REPLIES = 30

/** `passagesAbout` for an engine that is too far away to read postings from: it is asked for replies like each text. */
export function passagesAboutByFinding(
  index: Pick<ReplyIndex, 'find' | 'reply'>,
  texts: readonly string[],
  options: AboutOptions,
): Promise<PassageAbout[][]> {
  return Promise.all(texts.map((text) => about(index, text, options)))
}

async function about(
  index: Pick<ReplyIndex, 'find' | 'reply'>,
  like: string,
  { weights, want }: AboutOptions,
): Promise<PassageAbout[]> {
  const query = { tree: null, like, filters: noFilters, sort: 'relevance', want: REPLIES } as const
  const { replies } = await index.find(query)
  const read = await Promise.all(replies.map(({ id }) => index.reply(id)))
  const found = replies.flatMap(({ id, evidence: whole, passages }, at) =>
    passages.flatMap(({ ordinal, evidence: own }): PassageAbout[] => {
      const reply = read[at]
      const passage = reply?.passages[ordinal]
      if (!reply || !passage) return []
      const { role, text } = passage
      const evidence = own * weights[role]
      return evidence > 0
        ? [{ id, ordinal, role, folded: foldText(text), region: reply.region?.code ?? null, evidence, whole }]
        : []
    }),
  )
  const places = found.map((_, at) => at)
  return best(places, want, (a, b) => (found[b]?.evidence ?? 0) - (found[a]?.evidence ?? 0) || a - b).flatMap(
    (at) => found[at] ?? [],
  )
}
