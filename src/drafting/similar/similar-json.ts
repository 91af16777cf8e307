import { regionPath } from '../../reply/region.ts'
import { type DocType, type ReplyId, replyDate } from '../../reply/reply.ts'
import type { Role } from '../../reply/role.ts'
import type { RegionLabel } from '../../search/answer.ts'
import type { Leftover } from '../leftovers/leftover.ts'
import type { AnsweredAsk, PastAnswer } from './similar-answers.ts'

/** The asks of a proposal and past passages that answer each, as `/api/v1/similar` and `similar --json` print them. */
export interface SimilarJson {
  readonly asks: readonly AskJson[]
}

export interface AskJson {
  /** In UTF-16 code units of the proposal. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** The best first. */
  readonly results: readonly AnswerJson[]
}

export interface AnswerJson {
  readonly id: ReplyId
  readonly anchor: string
  /** `/r/…#p12` */
  readonly url: string
  readonly title: string | null
  readonly authority: string | null
  readonly docType: DocType
  readonly role: Role
  readonly text: string
  /** 0…1, of the best of its ask. */
  readonly score: number
  /** How many further passages of those found say nearly the same. */
  readonly sameText: number
  readonly region: RegionLabel | null
  readonly year: number | null
  /** As the answering authority marked it (按答复单位标注): its meaning is local. */
  readonly outcome: string | null
  /** What in `text` belongs to its source and is to be replaced elsewhere (待替换). */
  readonly leftovers: readonly Leftover[]
}

export function similarToJson(asks: readonly AnsweredAsk[]): SimilarJson {
  return {
    asks: asks.map(({ start, end, text, answers }) => ({
      start,
      end,
      text,
      results: answers.map(answerToJson),
    })),
  }
}

function answerToJson({ reply, passage, score, sameText, leftovers }: PastAnswer): AnswerJson {
  const { id, header, region, docType } = reply
  return {
    id,
    anchor: passage.anchor,
    url: `/r/${id}#${passage.anchor}`,
    title: header.title ?? header.proposal.title,
    authority: header.authority,
    docType,
    role: passage.role,
    text: passage.text,
    score: Math.round(score * 1000) / 1000,
    sameText,
    region: region && { code: region.code, name: region.name, path: regionPath(region) },
    year: yearOf(reply),
    outcome: header.outcome,
    leftovers,
  }
}

/** The year of signing, else of publication; null where neither is known. */
export function yearOf({ header }: PastAnswer['reply']): number | null {
  const date = replyDate(header)
  return date === null ? null : Number(date.slice(0, 4))
}
