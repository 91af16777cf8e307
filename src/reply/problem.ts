/** A doubt about one reply, kept with it and shown to the user. */
export interface Problem {
  /** A short English name that groups like problems: `no-title`, `dates-differ`. */
  readonly kind: string
  /** One Chinese sentence: what is doubtful, and where. */
  readonly message: string
}
