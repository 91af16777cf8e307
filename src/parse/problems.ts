import type { Passage } from '../reply/passage.ts'
import type { Problem } from '../reply/problem.ts'
import type { DocType, Header } from '../reply/reply.ts'
import { docTypeLabels } from './doc-type.ts'
import type { Letter } from './letter.ts'
import type { Reading } from './reading.ts'

/** A passage longer than this held no end of a sentence. */
const longRun = 500

/** The doubts that the finished reply itself shows, with their places. */
export function findProblems(
  reading: Reading,
  letter: Letter,
  found: { docType: DocType; header: Header; passages: readonly Passage[] },
): Problem[] {
  const { docType, header, passages } = found
  const problems: Problem[] = []
  const add = (kind: string, message: string) => problems.push({ kind, message })
  if (passages.length === 0) add('empty-body', '没有读到正文。')
  if (docType !== 'reply') add('not-a-reply', `这不像一份答复，按“${docTypeLabels[docType]}”处理。`)
  if (header.title === null) add('no-title', '正文之前没有标题行。')
  if (header.authority === null) add('no-authority', '落款、标题和栏目中都没有答复机关的名称。')
  if (header.signedOn === null && header.publishedOn === null) add('no-date', '落款和栏目中都没有日期。')
  if (letter.proposalText) {
    add(
      'holds-proposal',
      `答复之前还有提案（建议）原文或其他文字，见第 ${lineOf(reading, letter.proposalText.start)} 行。`,
    )
  }
  for (const passage of passages) {
    if (passage.text.length <= longRun) continue
    add(
      'long-run-on',
      `文段 ${passage.anchor}（第 ${lineOf(reading, passage.span.start)} 行）有 ${passage.text.length} 字没有句末标点。`,
    )
    break
  }
  return problems
}

/** The number of the line, from 1. */
function lineOf(reading: Reading, offset: number): number {
  return reading.plain.slice(0, offset).split('\n').length
}
