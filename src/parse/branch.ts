import type { SectionLevel } from '../reply/section.ts'
import type { Span } from '../text/span.ts'

/** A section without anchor and role. Spans are of the reading. */
export interface Branch {
  readonly level: SectionLevel
  /** The number; null for an unnumbered part. */
  readonly marker: Span | null
  readonly heading: Span | null
  readonly span: Span
  readonly children: readonly Branch[]
}
