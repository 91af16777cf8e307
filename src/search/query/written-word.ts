/** A folded word as one can type it so that it is read as that word: what would be syntax stands in another shape
 *  that folds to the same. */
export function writtenWord(folded: string): string {
  const brackets = folded.startsWith('(') || !isBalanced(folded)
  return folded
    .replace(/^-/, '—')
    .replaceAll(' ', "'")
    .replaceAll('(', brackets ? '〔' : '(')
    .replaceAll(')', brackets ? '〕' : ')')
}

function isBalanced(text: string): boolean {
  let open = 0
  for (const char of text) {
    if (char === '(') open += 1
    if (char === ')') open -= 1
    if (open < 0) return false
  }
  return open === 0
}
