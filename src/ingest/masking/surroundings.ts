/** Whether what follows says that the number counts something: `元`, `余万人`, `%`. */
export function isCounted(folded: string, end: number): boolean {
  return counted.test(folded.slice(end, end + 6))
}

const counted =
  /^ ?[余多]?(?:[元万亿千百吨亩户家个株头只件次名项辆台套斤升条份张册字米度%‰]|人(?![工员])|千瓦|立方|平方|公里|公顷|美元|公斤|平米|㎡)/

/** Whether the number is a document's, a proposal's or a register's: 〔2023〕…, 第…, …号. */
export function isDocumentNumber(folded: string, start: number, end: number): boolean {
  const before = folded.slice(Math.max(0, start - 8), start).trimEnd()
  const after = folded.slice(end, end + 3).trimStart()
  return /(?:[〕\]】]|[12]\d{3}\)|年|字)第?$|[第№]$/.test(before) || /^号(?!码)/.test(after)
}

/** Whether the offset lies inside a web address, whose numbers lead to a page and not to a person. */
export function isInUrl(folded: string, at: number): boolean {
  const before = folded.slice(Math.max(0, at - 200), at)
  const begin = Math.max(before.lastIndexOf('://'), before.lastIndexOf('www.'))
  return (
    begin >= 0 && /^[\u0021-\u007e]*$/.test(before.slice(begin)) && !/(?:tel|phone|mobile)=$/i.test(before)
  )
}
