import { addresseeLine, contactLine, type Letter, type LetterLook } from './letter.ts'

/** The letter as plain text: paragraphs indented by two full-width blanks, the parts parted by empty lines. */
export function letterText(letter: Letter, { isDraft, hasSources }: LetterLook): string {
  const indented = (line: string): string => (line === '' ? '' : `　　${line}`)
  const blocks: readonly (readonly string[])[] = [
    isDraft ? ['（草稿）'] : [],
    [letter.outcome === '' ? '' : `办理类型：${letter.outcome}`, letter.docNumber],
    [letter.title],
    [addresseeLine(letter), indented(letter.receipt)],
    ...letter.sections.map(({ heading, paragraphs }) => [heading, ...paragraphs].map(indented)),
    [indented(letter.thanks)],
    [letter.signature, letter.date],
    [indented(contactLine(letter))],
    hasSources && letter.sources.length > 0
      ? ['――――――', '来源单（不属于正文）', ...letter.sources.map((source, at) => `${at + 1}. ${source}`)]
      : [],
  ]
  const filled = blocks.map((block) => block.filter((line) => line !== '')).filter(({ length }) => length > 0)
  return `${filled.map((block) => block.join('\n')).join('\n\n')}\n`
}
