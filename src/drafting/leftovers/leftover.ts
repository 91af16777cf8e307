import type { Span } from '../../text/span.ts'

/** What in a passage belongs to the reply it is from, and is to be replaced in another (待替换). */
export const leftoverKinds = [
  'place',
  'name',
  'number',
  'date',
  'document-number',
  'session',
  'person',
  'programme',
  /** No rule tells it, but in the index only replies of one place hold it. */
  'local-word',
] as const
export type LeftoverKind = (typeof leftoverKinds)[number]

/** A stretch of a text, in UTF-16 code units of it. */
export interface Leftover extends Span {
  readonly kind: LeftoverKind
}
