import type { PersonalKind } from './mask-policy.ts'

/** Where in a text something of a private person stands. */
export interface PersonalSpan {
  readonly start: number
  readonly end: number
  readonly kind: PersonalKind
}
