import type { QueryText } from '../../indexing/query-tree.ts'
import { scanQuery } from './scan.ts'
import { writtenWord } from './written-word.ts'

/** `text` as a word; as a phrase when it would not be read as one word: an operator, a qualifier. */
export function plainText(text: string): QueryText {
  const [token, ...more] = scanQuery(writtenWord(text)).tokens
  const isWord = more.length === 0 && token?.kind === 'text' && token.text === text
  return { kind: 'text', text, exact: !isWord }
}
