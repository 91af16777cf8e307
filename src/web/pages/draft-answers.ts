import type { LeftoverKind } from '../../drafting/leftovers/leftover.ts'
import type { PastAnswer } from '../../drafting/similar/similar-answers.ts'
import { yearOf } from '../../drafting/similar/similar-json.ts'
import { shownTitle } from '../../reply/shown-title.ts'
import { simplifyText } from '../../text/simplify.ts'
import { reasonOf } from '../assets/scripts/leftover-reasons.js'
import { citation } from '../citation.ts'
import { docTypeTags } from '../labels.ts'

/** A past passage as the page of drafting shows it. */
export interface AnswerView {
  readonly href: string
  /** Who, where, when; the outcome as its authority marked it. */
  readonly facts: readonly string[]
  readonly title: string
  readonly tag: string | null
  /** What the margin of a draft says of its source. */
  readonly source: string
  /** Where in a reply it goes: `plan` for what is planned. */
  readonly slot: 'answer' | 'plan'
  readonly pieces: readonly AnswerPiece[]
}

/** A stretch of the passage; `kind` and the reason why it is to be replaced are null for what may stay as it is. */
export interface AnswerPiece {
  readonly text: string
  readonly kind: LeftoverKind | null
  readonly reason: string | null
}

export function answerView(answer: PastAnswer): AnswerView {
  const { reply, passage, sameText, leftovers } = answer
  const { header, region, docType } = reply
  const year = yearOf(reply)
  // As a draft takes it over: mirrors of some sites give replies in traditional characters.
  const text = simplifyText(passage.text)
  const facts = [
    region?.name ?? null,
    header.authority,
    year === null ? null : `${year} 年`,
    header.outcome === null ? null : `${header.outcome} 类（按答复单位标注）`,
    text === passage.text ? null : '原文为繁体，已转为简体',
    sameText === 0 ? null : `同文 ${sameText} 处`,
  ]
  return {
    href: `/r/${reply.id}#${passage.anchor}`,
    facts: facts.filter((fact) => fact !== null),
    title: shownTitle(reply),
    tag: docTypeTags[docType],
    source: citation(reply),
    slot: passage.role === 'plan' ? 'plan' : 'answer',
    pieces: piecesOf(text, leftovers),
  }
}

function piecesOf(text: string, leftovers: PastAnswer['leftovers']): AnswerPiece[] {
  const pieces: AnswerPiece[] = []
  let at = 0
  for (const { start, end, kind } of leftovers) {
    pieces.push({ text: text.slice(at, start), kind: null, reason: null })
    pieces.push({ text: text.slice(start, end), kind, reason: reasonOf(kind) })
    at = end
  }
  pieces.push({ text: text.slice(at), kind: null, reason: null })
  return pieces.filter((piece) => piece.text !== '')
}
