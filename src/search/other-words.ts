import { readTableRows } from '../text/table-rows.ts'

let groupsOnce: readonly (readonly string[])[] | undefined

/** Words of one meaning each. */
function groups(): readonly (readonly string[])[] {
  groupsOnce ??= readTableRows(new URL('other-words.tsv', import.meta.url))
  return groupsOnce
}

/** Words for what `folded` names, as others name it: who writes 红绿灯 is answered about a 信号灯. Those that stand in the
 *  text are left out; a word counts wherever its letters stand. */
export function otherWordsFor(folded: string): string[] {
  const others = groups()
    .filter((words) => words.some((word) => folded.includes(word)))
    .flatMap((words) => words.filter((word) => !folded.includes(word)))
  return [...new Set(others)]
}

const MOST_NAMED = 4

/** A Chinese sentence that names words looked for besides what was typed; none without any. */
export function remarkOnWords(otherWords: readonly string[]): string[] {
  if (otherWords.length === 0) return []
  const names = otherWords.slice(0, MOST_NAMED).map((word) => `“${word}”`)
  const more = otherWords.length > MOST_NAMED ? '等' : ''
  return [`也按意思相近的${names.join('、')}${more}检索。`]
}
