import { foldText } from '../text/fold.ts'
import { type DocType, type Header, type Reply, type ReplyId, replyDate } from './reply.ts'
import type { Role } from './role.ts'

/** What a reply is ranked by: a hundred of them are read for a query of which ten replies are shown. */
export interface ReplyOutline {
  readonly id: ReplyId
  readonly docType: DocType
  /** Of the date by which replies are ordered; null without one. */
  readonly year: number | null
  /** The titles of the reply and of what it answers, folded; empty without any. */
  readonly titles: string
  /** Code units of all passages together, as they stand in the source. */
  readonly length: number
  readonly passages: readonly OutlinePassage[]
}

export interface OutlinePassage {
  readonly role: Role
  /** Its text, folded. */
  readonly folded: string
}

/** The outline of `reply`: what an index must give for it. */
export function outlineOf(reply: Reply): ReplyOutline {
  const year = replyDate(reply.header)?.slice(0, 4)
  return {
    id: reply.id,
    docType: reply.docType,
    year: year === undefined ? null : Number(year),
    titles: foldText(titlesOf(reply.header).join('。')),
    length: lengthOf(reply),
    passages: reply.passages.map(({ role, text }) => ({ role, folded: foldText(text) })),
  }
}

/** The titles of a reply and of what it answers, as far as they are known. */
export function titlesOf({ title, proposal }: Header): string[] {
  return [title, proposal.title].filter((known) => known !== null)
}

/** Code units of all passages together. */
export function lengthOf({ passages }: Reply): number {
  return passages.reduce((sum, { text }) => sum + text.length, 0)
}
