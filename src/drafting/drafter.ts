import type { ReplyIndex } from '../indexing/reply-index.ts'
import type { Region } from '../reply/region.ts'
import type { Segmenter } from '../text/segment.ts'
import { type CheckedDraft, checkDraft, type Draft } from './check/check-draft.ts'
import { withTitleLines } from './export/title-lines.ts'
import { rememberMarks } from './leftovers/remember-marks.ts'
import type { AskedProposal } from './similar/read-proposal.ts'
import { type AnsweredAsk, similarAnswers } from './similar/similar-answers.ts'
import type { ListedCommitment, ListedNumber } from './tables/listed-statements.ts'
import { type StatementChoices, statementChoices } from './tables/statement-choices.ts'
import type { CommitmentSort, NumberSort } from './tables/statement-orders.ts'
import { everything } from './tables/statement-request.ts'
import { commitmentTable, numberTable, type StatementTable } from './tables/statement-tables.ts'

/** All that pages and commands for those who write replies ask of an index. Keeps nothing of what it is asked. */
export interface Drafter {
  /** Past passages that answer each ask of `proposal`; those of `own` and places like it are preferred. */
  similar(proposal: AskedProposal, own: Region | null): Promise<AnsweredAsk[]>
  /** What the writer of a draft should look at. */
  check(draft: Draft): Promise<CheckedDraft>
  /** The title of a letter, parted into the lines on which it stands. */
  withTitleLines(title: string): string
  /** What all replies state and promise. */
  readonly numbers: StatementTable<ListedNumber, NumberSort>
  readonly commitments: StatementTable<ListedCommitment, CommitmentSort>
  /** Goes through all replies for what the first readers of these two would wait for. */
  prepareTables(): Promise<void>
  /** What these two can be filtered by. */
  statementChoices(): Promise<StatementChoices>
}

export function createDrafter(index: ReplyIndex, segmenter: Segmenter): Drafter {
  const mark = rememberMarks({ index, segmenter })
  const [numbers, commitments] = [numberTable(index), commitmentTable(index)]
  return {
    similar: (proposal, own) => similarAnswers({ index, mark }, proposal, own),
    check: (draft) => checkDraft(draft, { index, segmenter }),
    withTitleLines: (title) => withTitleLines(title, segmenter),
    numbers,
    commitments,
    prepareTables: async () => {
      await numbers.list({ ...everything, sort: 'indicator', page: 1, limit: 1 })
      await commitments.list({ ...everything, sort: 'deadline', page: 1, limit: 1 })
    },
    statementChoices: async () => statementChoices(await index.state()),
  }
}
