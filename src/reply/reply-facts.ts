import { findFigures } from '../text/figures.ts'
import { sentenceAround } from '../text/sentence.ts'
import { slice } from '../text/span.ts'
import type { Passage } from './passage.ts'
import type { DocType, Header, IsoDate, Kind, ProgrammeMentions, Reply, ReplyId } from './reply.ts'
import type { Role } from './role.ts'

/** What tables over all replies are made of: a reply without its text, some 350 bytes. */
export interface ReplyFacts {
  readonly id: ReplyId
  readonly docType: DocType
  /** Division code. */
  readonly region: string | null
  readonly authority: string | null
  readonly kind: Kind | null
  readonly outcome: Header['outcome']
  readonly signedOn: IsoDate | null
  readonly publishedOn: IsoDate | null
  readonly passages: number
  readonly programmes: readonly ProgrammeFacts[]
  /** The kinds of its doubts, each once. */
  readonly problems: readonly string[]
  readonly masked: Reply['masked']
}

/** How one reply speaks of one programme. */
export interface ProgrammeFacts {
  readonly id: string
  /** Mentions by the role of their passage. */
  readonly mentions: Readonly<Partial<Record<Role, number>>>
  readonly telling: TellingMention
}

/** The mention that says most: of what was done before what is planned, of both with a figure before without. */
export interface TellingMention {
  readonly anchor: string
  readonly start: number
  readonly end: number
  /** The smaller, the more it says; comparable between replies. */
  readonly rank: number
}

/** The facts of `reply`. A programme whose mentions stand in no passage is left out. */
export function factsOf(reply: Reply): ReplyFacts {
  const { header } = reply
  const passages = new Map(reply.passages.map((passage) => [passage.anchor, passage]))
  return {
    id: reply.id,
    docType: reply.docType,
    region: reply.region?.code ?? null,
    authority: header.authority,
    kind: header.kind,
    outcome: header.outcome,
    signedOn: header.signedOn,
    publishedOn: header.publishedOn,
    passages: reply.passages.length,
    programmes: reply.programmes.flatMap((programme) => programmeFacts(programme, passages)),
    problems: [...new Set(reply.problems.map((problem) => problem.kind))],
    masked: reply.masked,
  }
}

function programmeFacts(
  { id, mentions }: ProgrammeMentions,
  passages: ReadonlyMap<string, Passage>,
): ProgrammeFacts[] {
  const counts: Partial<Record<Role, number>> = {}
  let telling: TellingMention | null = null
  for (const { anchor, start, end } of mentions) {
    const passage = passages.get(anchor)
    if (!passage) continue
    counts[passage.role] = (counts[passage.role] ?? 0) + 1
    const rank = tellingRank(passage, start)
    if (telling === null || rank < telling.rank) telling = { anchor, start, end, rank }
  }
  return telling === null ? [] : [{ id, mentions: counts, telling }]
}

const tellingRoles: readonly Role[] = ['done', 'plan', 'background', 'problem', 'other']

/** A sentence longer than this is shown cut, and says less than a short one. */
const LONG_SENTENCE = 200

function tellingRank({ role, text }: Passage, at: number): number {
  const place = tellingRoles.indexOf(role)
  const sentence = slice(text, sentenceAround(text, at))
  const isPlain = findFigures(sentence).length === 0
  return (
    (place === -1 ? tellingRoles.length : place) * 4 +
    (isPlain ? 2 : 0) +
    (sentence.length > LONG_SENTENCE ? 1 : 0)
  )
}
