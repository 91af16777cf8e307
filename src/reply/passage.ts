import type { Span } from '../text/span.ts'
import type { Role } from './role.ts'

/** One paragraph or numbered point in whole sentences (文段): the unit that is searched, shown and quoted.
 *  A heading that stands on a line of its own is part of the passage that follows it. */
export interface Passage {
  /** `p1`, `p2` … in the order of the text. */
  readonly anchor: string
  /** Anchor of the innermost section that holds the passage. */
  readonly section: string
  readonly role: Role
  /** The headings above the passage, outermost first; empty in an unnumbered part. */
  readonly headingPath: readonly string[]
  /** Where the passage stands in the reply's source text; `text` is exactly what it covers. */
  readonly span: Span
  readonly text: string
}
