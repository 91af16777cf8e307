import type { Problem } from '../reply/problem.ts'
import type { Carrier } from '../reply/source-text.ts'

/** What a reader of one format takes out of a file, before masking. */
export interface Extracted {
  readonly text: string
  readonly carrier: Carrier
  readonly problems: readonly Problem[]
}

/** What a reader says instead when it can take out nothing; the caller knows the file's name. */
export type ExtractFault = 'empty' | 'binary' | 'encoding' | 'scanned-pdf' | 'encrypted' | 'damaged' | 'bomb'
