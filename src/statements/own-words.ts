const title = /《[^《》]*(?:《[^《》]*》[^《》]*)*》/g

/** What others wrote, in the words of the reply: a sentence up to the word that says it was received, and clauses such as
 *  您建议中要求解决10公里道路. */
const received =
  /(?:提出|提交|来信|建议|提案)[^。！？；;\n]{0,200}收悉|[您你]们?提出的?[^。！？；;\n]{0,120}?的(?:建议|提案|意见)|[您你]们?(?:在[^,，。；;\n]{0,12})?(?:建议|提案|提出|要求|反映)[^,，。；;\n]*/g

/** `text` with a letter of no meaning in place of each letter of titles (《关于…12个片区的提案》) and of what was received
 *  (您提出的…的建议收悉): as long as `text`, so that places stay. What others wrote is no statement of the reply. */
export function ownWordsOf(text: string): string {
  const own = text.includes('《') ? text.replace(title, blank) : text
  return /[您你]|收悉/.test(own) ? own.replace(received, blank) : own
}

function blank(words: string): string {
  return '〇'.repeat(words.length)
}
