import { commonRunFinder } from '../text/common-runs.ts'
import { foldText } from '../text/fold.ts'
import { sentencesOf } from '../text/sentence.ts'
import { slice } from '../text/span.ts'
import { coverWith, type HeldRuns, type RunOptions } from './held-runs.ts'
import type { ReplyIndex } from './reply-index.ts'

/** Longer stretches are asked for in parts, shorter sentences together with the next. */
const STRETCH = 120

/** What is asked for each stretch: copied ones hold nearly all of their pairs, even when a clause was put in. */
const LIKE = { atLeast: 0.4, want: 10 } as const

/** `heldRuns` for an engine that is too far away to read postings from: it is asked for passages like each stretch of the
 *  text, and how many are like each run. */
export async function heldRunsByLikeness(
  index: Pick<ReplyIndex, 'passagesLike' | 'reply'>,
  folded: string,
  { shortest, except }: RunOptions,
): Promise<HeldRuns> {
  const answers = await Promise.all(stretchesOf(folded).map((text) => index.passagesLike(text, LIKE)))
  const ids = new Set(answers.flatMap(({ passages }) => passages.map(({ id }) => id)))
  const replies = await Promise.all(
    [...ids].filter((id) => !except.includes(id)).map((id) => index.reply(id)),
  )
  const find = commonRunFinder(folded, shortest)
  const found = replies.flatMap((reply) =>
    (reply?.passages ?? []).flatMap(({ text }, ordinal) =>
      find(foldText(text)).map((run) => ({ ...run, id: reply?.id ?? '', ordinal })),
    ),
  )
  const runs = await Promise.all(
    coverWith(found, shortest).map(async (run) => {
      const { total } = await index.passagesLike(slice(folded, run), { atLeast: 1, want: 1 })
      return { ...run, held: Math.max(1, total) }
    }),
  )
  return { version: answers[0]?.version ?? '', runs }
}

function stretchesOf(folded: string): string[] {
  const stretches: string[] = []
  for (const span of sentencesOf(folded)) {
    for (let at = span.start; at < span.end; at += STRETCH) {
      const text = folded.slice(at, Math.min(span.end, at + STRETCH))
      const last = stretches.at(-1)
      if (last !== undefined && last.length + text.length <= STRETCH)
        stretches[stretches.length - 1] = last + text
      else stretches.push(text)
    }
  }
  return stretches
}
