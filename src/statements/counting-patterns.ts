import { acts, type CountingRow, circumstances, links, verbs } from './counting-words.ts'

/** Patterns as texts, of rows as alternatives. */
function sourceOf(...tables: readonly Readonly<Record<string, readonly CountingRow[]>>[]): string {
  return tables
    .flatMap((table) => Object.values(table).flat())
    .map(sourceOfRow)
    .join('|')
}

function sourceOfRow(row: CountingRow): string {
  if (row instanceof RegExp) return row.source
  // Where words begin alike the longest counts.
  const words = row.words.split(' ').sort((a, b) => b.length - a.length)
  const behind = row.behind ? `(?=${row.behind.source})` : ''
  const notBehind = row.notBehind ? `(?!${row.notBehind.source})` : ''
  return behind + notBehind === '' ? words.join('|') : `(?:${words.join('|')})${behind}${notBehind}`
}

const circumstance = new RegExp(`^(?:${sourceOf(circumstances)})`)
const lead = new RegExp(`^(?:${sourceOf(circumstances, verbs, acts)})(?!型)`)
const link = new RegExp(`(?:${sourceOf(links)})$`)
const verbAtEnd = new RegExp(`(?:${sourceOf(verbs)})了?$`)

/** A verb of the tables, wherever it stands. */
export const anyVerb = new RegExp(sourceOf(verbs, acts))

/** Whether `words` begin with a circumstance or a verb. */
export function beginsWithLead(words: string): boolean {
  return lead.test(words)
}

/** Whether `words` end with a verb that is hardly ever a noun: what it is about stands behind. */
export function endsWithVerb(words: string): boolean {
  return verbAtEnd.test(words.slice(-LONGEST_END))
}

/** `words` without the circumstances and verbs that lead up to what is counted. */
export function withoutLead(words: string): string {
  return repeatedly(words, lead)
}

/** Who has, or did, how many: 县教体局 in 县教体局筹措资金80万元, 项目已 in 项目已申请到专项资金. */
const actor = new RegExp(
  `^.*?(?:[现共拥建设仅只中划就尚还]有|(?<!公)共(?![同性享建青和产识有计])|已经?)(?=[^0-9]{2})|^.{1,12}?(?:[局委厅站](?=(?:${sourceOf(verbs)})[^0-9]{2})|(?:[镇乡区县市院]|街道|社区|[小中]学|学校|幼儿园|公司)有(?![效关色机限线]))`,
)

const mayHaveActor = /[有共已局委厅站]/

/** `words` without who has, or did, what is counted. */
export function withoutActor(words: string): string {
  return mayHaveActor.test(words) ? words.replace(actor, '') : words
}

/** `words` without circumstances; verbs stay. */
export function withoutCircumstances(words: string): string {
  return repeatedly(words, circumstance)
}

/** `words` without what links them to a figure behind, as long as something stands before that. */
export function withoutLinks(words: string): string {
  let rest = words
  for (;;) {
    const [end = ''] = link.exec(rest.slice(-LONGEST_END)) ?? []
    if (end === '' || end.length === rest.length) return rest
    rest = rest.slice(0, -end.length)
  }
}

/** More letters than any word at the end has, with the one before it: a pattern that is not held at its beginning is tried at
 *  every letter. */
const LONGEST_END = 8

function repeatedly(words: string, pattern: RegExp): string {
  let rest = words
  for (let shorter = rest.replace(pattern, ''); shorter !== rest; shorter = rest.replace(pattern, ''))
    rest = shorter
  return rest
}
