import { foldText } from '../text/fold.ts'
import type { PassageResult, ReplyResult } from './answer.ts'

/** Shorter passages (in letters) are greetings and headings: that they are alike says nothing. */
const SHORTEST_TEXT = 12

/** The results of one page with what they say in the same words told once: a passage that differs from an earlier one of
 *  its reply in figures and punctuation alone is counted among the passages not shown; one that an earlier reply of the
 *  page has says where that stands, and that one how many replies say it again. No reply is left out. */
export function tellOnce(results: readonly ReplyResult[]): ReplyResult[] {
  const distinct = results.map(withoutRepetition)
  const first = new Map<string, string>()
  const again = new Map<string, number>()
  for (const { url, text } of distinct.flatMap(({ passages }) => passages)) {
    const words = wordsOf(text)
    if (words === null) continue
    const earlier = first.get(words)
    if (earlier === undefined) first.set(words, url)
    else again.set(earlier, (again.get(earlier) ?? 0) + 1)
  }
  const told = (passage: PassageResult): PassageResult => {
    const earlier = first.get(wordsOf(passage.text) ?? '')
    if (earlier === undefined) return passage
    const sameText = again.get(passage.url)
    if (earlier !== passage.url) return { ...passage, sameAs: earlier }
    return sameText === undefined ? passage : { ...passage, sameText }
  }
  return distinct.map((result) => ({ ...result, passages: result.passages.map(told) }))
}

function withoutRepetition(result: ReplyResult): ReplyResult {
  const seen = new Set<string>()
  const passages = result.passages.filter(({ text }) => {
    const words = wordsOf(text)
    if (words === null) return true
    if (seen.has(words)) return false
    seen.add(words)
    return true
  })
  const repeated = result.passages.length - passages.length
  return repeated === 0 ? result : { ...result, passages, morePassages: result.morePassages + repeated }
}

/** The letters of a text alone; null for a short one. */
function wordsOf(text: string): string | null {
  const letters = foldText(text).replace(/[^\p{L}]/gu, '')
  return letters.length < SHORTEST_TEXT ? null : letters
}
