/** The places where a reply may say whose it is, most trusted first. */
export const clueKinds = [
  'authority',
  'signature',
  'document-number',
  'index-number',
  'title',
  'body',
  'site',
  'asked',
] as const

/** A piece of the reply that may tell its region. */
export interface RegionClue {
  readonly kind: (typeof clueKinds)[number]
  readonly text: string
}
