import { setImmediate } from 'node:timers/promises'
import type { Reply, ReplyId } from '../../reply/reply.ts'
import type { Role } from '../../reply/role.ts'
import { findFigures } from '../../text/figures.ts'
import { sentenceAround } from '../../text/sentence.ts'
import { type Span, slice } from '../../text/span.ts'
import type { Offsets } from '../answer.ts'
import { toOffsets } from '../present.ts'
import type { Telling } from './holdings.ts'

/** A sentence of a reply, word for word, with what stands out in it. Offsets are UTF-16 code units of `text`. */
export interface Quote {
  readonly id: ReplyId
  readonly anchor: string
  /** `/r/…#p12` */
  readonly url: string
  readonly title: string | null
  readonly authority: string | null
  readonly role: Role
  readonly text: string
  /** The programme's name. */
  readonly highlights: readonly Offsets[]
  /** Numbers with what they count. */
  readonly figures: readonly Offsets[]
}

/** So many replies are read between turns of other work. */
const READ_AT_ONCE = 20

/** The sentences around `places`, one for one; null for a null and where the reply is gone meanwhile. */
export async function quoteEach(
  places: readonly (Telling | null)[],
  replyOf: (id: ReplyId) => Promise<Reply | null>,
): Promise<(Quote | null)[]> {
  const quotes: (Quote | null)[] = []
  for (const [at, place] of places.entries()) {
    const reply = place && (await replyOf(place.reply))
    quotes.push(place && reply ? quote(reply, place) : null)
    if (at % READ_AT_ONCE === READ_AT_ONCE - 1) await setImmediate()
  }
  return quotes
}

function quote(reply: Reply, { anchor, start, end }: Telling): Quote | null {
  const passage = reply.passages.find((one) => one.anchor === anchor)
  if (!passage) return null
  const span = sentenceAround(passage.text, start)
  const text = slice(passage.text, span)
  const name = clip({ start: start - span.start, end: end - span.start }, text.length)
  return {
    id: reply.id,
    anchor,
    url: `/r/${reply.id}#${anchor}`,
    title: reply.header.title ?? reply.header.proposal.title,
    authority: reply.header.authority,
    role: passage.role,
    text,
    highlights: [toOffsets(name)],
    figures: figuresBeside(text, [name]).map(toOffsets),
  }
}

/** The figures of `text` that are no part of the names at `names`. */
export function figuresBeside(text: string, names: readonly Span[]): Span[] {
  return findFigures(text).filter((figure) =>
    names.every((name) => figure.end <= name.start || figure.start >= name.end),
  )
}

/** A name may reach over the end of its sentence: “微成长；小升高”. */
function clip({ start, end }: Span, length: number): Span {
  return { start: Math.max(0, start), end: Math.min(length, end) }
}
