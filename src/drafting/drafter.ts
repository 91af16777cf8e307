import type { ReplyIndex } from '../indexing/reply-index.ts'
import type { Region } from '../reply/region.ts'
import type { Segmenter } from '../text/segment.ts'
import { type CheckedDraft, checkDraft, type Draft } from './check/check-draft.ts'
import type { AskedProposal } from './similar/read-proposal.ts'
import { type AnsweredAsk, similarAnswers } from './similar/similar-answers.ts'
import type { Statements } from './tables/gather-statements.ts'
import { keepStatements } from './tables/keep-statements.ts'

/** All that pages and commands for those who write replies ask of an index. Keeps nothing of what it is asked. */
export interface Drafter {
  /** Past passages that answer each ask of `proposal`; those of `own` and places like it are preferred. */
  similar(proposal: AskedProposal, own: Region | null): Promise<AnsweredAsk[]>
  /** What the writer of a draft should look at. */
  check(draft: Draft): Promise<CheckedDraft>
  /** What all replies state and promise; read at the first call, after a change only those that are new. */
  statements(): Promise<Statements>
}

export function createDrafter(index: ReplyIndex, segmenter: Segmenter): Drafter {
  return {
    similar: (proposal, own) => similarAnswers({ index, segmenter }, proposal, own),
    check: (draft) => checkDraft(draft, { index, segmenter }),
    statements: keepStatements(index),
  }
}
