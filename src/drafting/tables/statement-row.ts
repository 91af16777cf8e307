import type { ReplyId } from '../../reply/reply.ts'
import type { Commitment } from '../commitments.ts'
import type { StatedNumber } from '../stated-numbers.ts'

/** Where a statement stands, and what it is filtered by. */
export interface StatementRow {
  readonly id: ReplyId
  readonly anchor: string
  /** Division code; null where it is not known. */
  readonly region: string | null
  /** Four digits: of the figure where its sentence names one, else of the reply. Null where neither is known. */
  readonly year: string | null
  /** The programmes that the reply names, by id. */
  readonly programmes: readonly string[]
  /** Folded: what words are looked for in. */
  readonly sought: string
}

export interface NumberRow extends StatementRow, Omit<StatedNumber, 'span'> {}
export interface CommitmentRow extends StatementRow, Omit<Commitment, 'span'> {}
