import type { ReplyId } from '../../reply/reply.ts'
import type { PlacedCommitment, PlacedNumber } from '../../statements/reply-statements.ts'

/** Where a statement stands. */
export interface StatementRow {
  readonly id: ReplyId
  readonly anchor: string
  /** Division code; null where it is not known. */
  readonly region: string | null
  /** Four digits: of the figure where its sentence names one, else of the reply. Null where neither is known. */
  readonly year: string | null
  /** Folded: what words are looked for in. */
  readonly sought: string
}

export interface NumberRow extends StatementRow, PlacedNumber {
  /** The value in the unit in which it is compared. */
  readonly base: number
}
/** Without its sentence, which only rows that are shown need. */
export interface CommitmentRow extends StatementRow, PlacedCommitment {}
