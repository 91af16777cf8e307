/** What the extracting process is asked for. */
export interface ExtractJob {
  readonly path: string
  readonly format: '.docx' | '.pdf'
}

/** Where it writes its answers: libraries may print what they like to the other descriptors. */
export const ANSWERS_FD = 3
