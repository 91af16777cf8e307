import type { Passage } from '../reply/passage.ts'
import type { Problem } from '../reply/problem.ts'
import type { DocType, Header } from '../reply/reply.ts'
import { docTypeLabels } from './doc-type.ts'
import type { Letter } from './letter.ts'
import type { Reading } from './reading.ts'

/** A passage longer than this held no end of a sentence. */
const longRun = 500

/** A line of a page's head that says that the text is no longer in force. */
const noLongerValid =
  /^[^\p{L}]{0,3}(?:[本该此]?(?:文件|页面|信息|件|文)?已(?:失效|废止)|(?:有效性|效力状态|文件状态|有效状态|时效性?)[\s:|]*已?(?:失效|废止))[^\p{L}]*$/u

/** The doubts that the finished reply itself shows, with their places. */
export function findProblems(
  reading: Reading,
  letter: Letter,
  found: { docType: DocType; header: Header; passages: readonly Passage[] },
): Problem[] {
  const { docType, header, passages } = found
  const problems: Problem[] = []
  if (passages.length === 0) problems.push({ kind: 'empty-body', message: '没有读到正文。' })
  if (docType !== 'reply')
    problems.push({ kind: 'not-a-reply', message: `这不像一份答复，按“${docTypeLabels[docType]}”处理。` })
  if (header.title === null) problems.push({ kind: 'no-title', message: '正文之前没有标题行。' })
  if (header.authority === null)
    problems.push({ kind: 'no-authority', message: '落款、标题和栏目中都没有答复机关的名称。' })
  if (header.signedOn === null && header.publishedOn === null)
    problems.push({ kind: 'no-date', message: '落款和栏目中都没有日期。' })
  const invalid = letter.head.find(({ text }) => noLongerValid.test(text))
  if (invalid) {
    problems.push({
      kind: 'no-longer-valid',
      message: `第 ${lineOf(reading, invalid.start)} 行注明“${invalid.text.trim()}”，引用前请核对。`,
    })
  }
  if (letter.proposalText) {
    problems.push({
      kind: 'holds-proposal',
      message: `答复之前还有提案（建议）原文或其他文字，见第 ${lineOf(reading, letter.proposalText.start)} 行。`,
    })
  }
  for (const passage of passages) {
    if (passage.text.length <= longRun) continue
    problems.push({
      kind: 'long-run-on',
      message: `文段 ${passage.anchor}（第 ${lineOf(reading, passage.span.start)} 行）有 ${passage.text.length} 字没有句末标点。`,
    })
    break
  }
  return problems
}

/** The number of the line, from 1. */
function lineOf(reading: Reading, offset: number): number {
  return reading.plain.slice(0, offset).split('\n').length
}
