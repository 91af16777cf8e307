import { type Span, slice } from '../../text/span.ts'
import { nameLikeness } from './name-likeness.ts'
import { isDirection, isGeneral, nowhere, stops, withoutLead } from './name-words.ts'
import type { Word, Words } from './words.ts'

/** From here on an unknown word is taken for a name by its letters alone. Of those in the seeds that are none, 3 of 300
 *  reach it. */
const LIKELY = 1.8

/** From here on one that stands beside a name is. */
const LIKELY_BESIDE = -0.5

/** What has others within it: 腊支 behind 兴隆村委会. */
const division = /[镇乡村会区组]$/u

/** What stands between two names: 金塘子至地房. */
const joint = /[至到—、和与及]/u

const LONGEST = 6

/** Names by their letters: words that no dictionary has, with the single letters beside them, and of other unknown words those that
 *  follow upon one of `names`. */
export function findUnknownNames(
  text: string,
  unknown: readonly UnknownWords[],
  names: readonly Span[],
): Span[] {
  const ends = new Set(
    names.flatMap((name) => [
      ...(division.test(slice(text, name)) ? [name.end] : []),
      ...(joint.test(text.charAt(name.end)) ? [name.end + 1] : []),
    ]),
  )
  return unknown.flatMap((run) => {
    const whole = spanOf(text, run)
    if (whole === null) return []
    if (isLikely(text, whole, LIKELY)) return [whole]
    if (ends.has(whole.start) && isLikely(text, whole, LIKELY_BESIDE)) return [whole]
    return run
      .filter(({ tag }) => tag === 'x')
      .flatMap((word) => spanOf(text, [word]) ?? [])
      .filter((span) => isLikely(text, span, LIKELY))
  })
}

function isLikely(text: string, span: Span, least: number): boolean {
  const name = slice(text, span)
  if (/^[对将把与和在向].$/u.test(name) || isDirection(name)) return false
  return name.length >= 2 && !isGeneral(name) && !nowhere.has(name) && nameLikeness(name) >= least
}

/** Where the words of `run` stand, without what leads up to the name; null where they are too many. */
function spanOf(text: string, run: readonly Word[]): Span | null {
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last) return null
  const whole = { start: first.start, end: last.end }
  const span = withoutLead(text, whole)
  return span.end - span.start <= LONGEST ? span : null
}

/** Words that stand side by side: unknown ones, with the single letters that no other word takes (甸 and 沙乡). */
export type UnknownWords = readonly Word[]

/** What names may be made of, left to right. */
export function readUnknownWords(text: string, words: Words): UnknownWords[] {
  const runs: Word[][] = []
  for (const word of words.all()) {
    const name = slice(text, word)
    if (stops.has(name) || !mayBePart(name, word)) continue
    const run = runs.at(-1)
    if (run?.at(-1)?.end === word.start) run.push(word)
    else runs.push([word])
  }
  return runs.filter((run) => run.some((word) => isUnknown(slice(text, word), word)))
}

const countedSome = /^[一二两三四五六七八九十]大$/u

/** Single letters of which names are made. */
const letter = /^(?:x|n.*|zg|j|g|t|q|ag|ng|vg|tg)$/
const offices = /^[省市县区镇乡村局委办厅部处院所园户人家个项年月日名位次路段号件册场栋幢楼]$/u

function mayBePart(name: string, { tag }: Word): boolean {
  if (name.length > 1)
    return (tag === 'x' || (foreign.test(tag) && nameLikeness(name) >= LIKELY)) && !countedSome.test(name)
  return letter.test(tag) && !offices.test(name) && nameLikeness(name) >= 0
}

/** What jieba has for names of persons and things: 阿拉 beside 匹坝. */
const foreign = /^nr|^nz$/

/** A word that no dictionary has, or a letter that hardly any other has: 苴, 埇. */
function isUnknown(name: string, { tag }: Word): boolean {
  return name.length > 1 ? tag === 'x' : nameLikeness(name) >= 3
}
