import { foldText } from '../../text/fold.ts'
import { qualifierNamed } from './qualifier-names.ts'

const LONGEST_TYPED = 80

/** Whether `source` was pasted: nobody types a query of so many characters with sentences in it. Its signs are no
 *  syntax: a dash, 或 or 地区: means what it says. */
export function hasSentences(source: string): boolean {
  return source.length > LONGEST_TYPED && /[。；;！!？?\n]/.test(source)
}

/** Clauses of more letters and figures than these, parted by commas, are no words of a list: many letters are written
 *  without a full stop. */
const LONGEST_CLAUSES = 25

const quoted = /["＂“”][^"＂“”]*["＂“”]/g
const operator = /(?:^|\s)(?:OR|AND|NOT)(?=\s|$)|[|｜]/

/** Whether `source` reads like a letter, without having sentences for certain. What is quoted is searched for as typed. */
export function isProse(source: string): boolean {
  if (operator.test(source)) return false
  const words = wordsOf(source.replace(quoted, ' ')).filter((word) => nameOf(word) === null)
  const clauses = words.filter((word) => /[，,]/.test(word)).join('')
  return clauses.replace(/[^\p{L}\p{N}]/gu, '').length > LONGEST_CLAUSES
}

/** Chinese sentences: which words of a text would be qualifiers in a query. */
export function remarksOnProse(source: string): string[] {
  const names = new Set(wordsOf(source).flatMap((word) => nameOf(word) ?? []))
  const written = [...names].map((name) => `“${name}:”`).join('、')
  return names.size > 0 ? [`检索词是一段文字，其中的${written}不作限定词。`] : []
}

function wordsOf(source: string): string[] {
  return source.split(/\s+/)
}

/** The name of the qualifier that `word` begins with, as typed. */
function nameOf(word: string): string | null {
  const [, name = ''] = /^[-－]?([^:：]{2,16})[:：]/.exec(word) ?? []
  return qualifierNamed(foldText(name)) === null ? null : name
}
