import type { Span } from '../text/span.ts'
import type { FactRule } from './fact-rule.ts'
import type { Passage } from './passage.ts'
import type { Problem } from './problem.ts'
import type { Region } from './region.ts'
import type { Section } from './section.ts'
import type { Carrier } from './source-text.ts'

/** One parsed answer (答复), or a text found among answers: see `docType`. */
export interface Reply {
  readonly id: ReplyId
  readonly source: string
  readonly carrier: Carrier
  readonly docType: DocType
  readonly header: Header
  readonly region: Region | null
  /** The masked source text that every span refers to. */
  readonly text: string
  readonly sections: readonly Section[]
  readonly passages: readonly Passage[]
  readonly programmes: readonly ProgrammeMentions[]
  /** How many pieces of personal data of each kind were masked. */
  readonly masked: Readonly<Record<string, number>>
  readonly problems: readonly Problem[]
  /** Where each fact of the header came from, for `show --explain`. */
  readonly origins: readonly FactOrigin[]
}

/** Stable name of a reply in URLs: 12 characters of a–z and 2–7, derived from its source. */
export type ReplyId = string

/** 答复 · 工作总结 · 会办意见 · anything else. */
export const docTypes = ['reply', 'work-summary', 'co-handler-opinion', 'other'] as const
export type DocType = (typeof docTypes)[number]

/** 政协提案 · 人大建议. */
export type Kind = 'proposal' | 'suggestion'

/** A calendar date as `2024-05-20`. */
export type IsoDate = string

/** The facts of the head and foot (文头): each null when it does not stand in the text. */
export interface Header {
  /** The title of the reply itself (标题). */
  readonly title: string | null
  readonly kind: Kind | null
  readonly proposal: Proposal
  /** 发文/答复机关. */
  readonly authority: string | null
  readonly handlers: Handlers
  /** 发文字号, brackets as 〔〕. */
  readonly docNumber: string | null
  readonly indexNumber: string | null
  /** 成文日期. */
  readonly signedOn: IsoDate | null
  /** 发布日期. */
  readonly publishedOn: IsoDate | null
  /** 办理类型: its meaning is local. */
  readonly outcome: 'A' | 'B' | 'C' | 'D' | null
  /** 主送: a member (委员), a deputy (代表), or a group such as a party branch. */
  readonly addresseeType: 'member' | 'deputy' | 'group' | null
}

/** What is answered. */
export interface Proposal {
  readonly title: string | null
  /** 届次: 十届三次会议. */
  readonly session: string | null
  readonly number: string | null
}

/** 主办 and 会办/协办 units. */
export interface Handlers {
  readonly lead: string | null
  readonly joint: readonly string[]
}

/** One programme (工程/行动/计划) and where the reply names it. */
export interface ProgrammeMentions {
  readonly id: string
  readonly name: string
  /** `start` and `end` are code units of the text of the passage `anchor`. */
  readonly mentions: readonly { readonly anchor: string; readonly start: number; readonly end: number }[]
}

/** Why a fact has its value. */
export interface FactOrigin {
  /** The field as in `show --json`, such as `proposal.number`. */
  readonly field: string
  readonly value: string
  readonly rule: FactRule
  /** Where in the source text; null for a fact from the carrier or one worked out from others. */
  readonly span: Span | null
}

/** The date by which replies are ordered and counted: signed, else published. */
export function replyDate(header: Pick<Header, 'signedOn' | 'publishedOn'>): IsoDate | null {
  return header.signedOn ?? header.publishedOn
}
