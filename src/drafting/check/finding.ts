import { type Span, slice } from '../../text/span.ts'

/** The most weighty first. */
export const findingKinds = [
  'leftover',
  'overlap',
  'unanswered',
  'personal-data',
  'vague-promise',
  'form',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** Something in a draft that its writer should look at. */
export interface Finding extends Span {
  readonly kind: FindingKind
  /** A short English name that groups like findings: `straight-quote`. */
  readonly rule: string
  /** What stands there. */
  readonly text: string
  /** One neutral Chinese sentence: what is there, and what to do. */
  readonly message: string
  /** What may stand there instead; null where only the writer can know. */
  readonly suggestion: string | null
}

/** A finding at `span` of `draft`. */
export function finding(
  draft: string,
  span: Span,
  about: Pick<Finding, 'kind' | 'rule' | 'message' | 'suggestion'>,
): Finding {
  return { ...about, start: span.start, end: span.end, text: slice(draft, span) }
}
