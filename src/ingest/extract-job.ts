/** What the extracting process is asked for. */
export type ExtractJob =
  | { readonly path: string; readonly format: '.docx' | '.pdf' }
  /** A file that was sent and is to leave no trace on the disk, in base64. */
  | { readonly bytes: string; readonly format: '.docx' }

/** Where it writes its answers: libraries may print what they like to the other descriptors. */
export const ANSWERS_FD = 3
