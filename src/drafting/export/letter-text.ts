import {
  contactLine,
  type Letter,
  type LetterLook,
  type LetterPiece,
  neededField,
  piecesOf,
  titleOf,
} from './letter.ts'

/** The letter as plain text: paragraphs indented by two full-width blanks, the parts parted by empty lines. */
export function letterText(letter: Letter, look: LetterLook): string {
  const { isDraft, hasSources } = look
  const needed = (name: 'addressee' | 'signature' | 'date'): string =>
    worded([neededField(letter, name, look)])
  const indented = (line: string): string => (line === '' ? '' : `　　${line}`)
  const blocks: readonly (readonly string[])[] = [
    isDraft ? ['（草稿）'] : [],
    [letter.outcome === '' ? '' : `办理类型：${letter.outcome}`, letter.docNumber],
    [titleOf(letter)],
    [needed('addressee'), indented(letter.receipt)],
    ...letter.sections.map(({ heading, paragraphs }) =>
      [heading, ...paragraphs.map((paragraph) => worded(piecesOf(paragraph, look)))].map(indented),
    ),
    [indented(letter.thanks)],
    [needed('signature'), needed('date')],
    [indented(contactLine(letter))],
    hasSources && letter.sources.length > 0
      ? ['――――――', '来源单（不属于正文）', ...letter.sources.map((source, at) => `${at + 1}. ${source}`)]
      : [],
  ]
  const filled = blocks.map((block) => block.filter((line) => line !== '')).filter(({ length }) => length > 0)
  return `${filled.map((block) => block.join('\n')).join('\n\n')}\n`
}

/** Plain text knows no colours: 【待替换：马游河】. */
function worded(pieces: readonly LetterPiece[]): string {
  return pieces.map(({ text, isOpen }) => (isOpen ? `【待替换：${text}】` : text)).join('')
}
