import type { Segmenter } from '../../text/segment.ts'
import { wordsOf } from '../leftovers/words.ts'

/** Characters of size 2 on a line of 156 mm. */
const LONGEST = 20

/** A title of more lines is none. */
const MOST_LINES = 6

/** What no line begins with, and what none ends with. */
const closing = /[、，。；：？！）》〉”’〕】的等]/u
const opening = /[《〈（“‘〔【和与及对第在]/u

/** What reads on best in a new line. */
const pause = /[、，》]$|的$|关于$/u

/** A title over several lines, parted by line breaks: as few as hold it, cut between words and about as long as each other, as the
 *  standard asks (回行时词意完整，排列对称). Breaks that its writer gave stay. */
export function withTitleLines(title: string, segmenter: Segmenter): string {
  return title
    .split('\n')
    .flatMap((line) => linesOf(line.trim(), segmenter))
    .join('\n')
}

function linesOf(title: string, segmenter: Segmenter): readonly string[] {
  const count = Math.ceil(widthOf(title) / LONGEST)
  if (count <= 1 || count >= MOST_LINES) return [title]
  const words = wordsOf(title, segmenter)
  const places = [...title].flatMap((_, at) =>
    at > 0 && words.beginsAt(at) && mayBreak(title, at) ? [at] : [],
  )
  return (
    cut(title, places, count)?.lines ?? cut(title, places, count + 1)?.lines ?? [title] // Word breaks what cannot be cut.
  )
}

/** Not within a number or a Latin word either. */
function mayBreak(title: string, at: number): boolean {
  const [before, behind] = [title.charAt(at - 1), title.charAt(at)]
  return !closing.test(behind) && !opening.test(before) && !/[0-9A-Za-z.]{2}/.test(before + behind)
}

interface Cut {
  readonly lines: readonly string[]
  readonly cost: number
}

/** The best way to cut `title` into `count` lines at some of `places`; null where none fits. */
function cut(title: string, places: readonly number[], count: number): Cut | null {
  const ideal = widthOf(title) / count
  const known = new Map<string, Cut | null>()
  const best = (from: number, left: number): Cut | null => {
    const key = `${from} ${left}`
    const before = known.get(key)
    const found = before === undefined ? search(from, left) : before
    known.set(key, found)
    return found
  }
  const search = (from: number, left: number): Cut | null => {
    if (left === 1) return lineCut(title.slice(from), ideal)
    return places
      .filter((at) => at > from && at <= from + 2 * LONGEST)
      .flatMap((at): Cut[] => {
        const first = lineCut(title.slice(from, at), ideal)
        const rest = first && best(at, left - 1)
        return first && rest
          ? [{ lines: [...first.lines, ...rest.lines], cost: first.cost + rest.cost + breakCost(title, at) }]
          : []
      })
      .reduce<Cut | null>((least, one) => (least && least.cost <= one.cost ? least : one), null)
  }
  return best(0, count)
}

function lineCut(line: string, ideal: number): Cut | null {
  const width = widthOf(line)
  return width > LONGEST ? null : { lines: [line], cost: (width - ideal) ** 2 }
}

/** In squares of characters: a pause may make two lines four longer and shorter than half. */
const NO_PAUSE = 36

function breakCost(title: string, at: number): number {
  return pause.test(title.slice(0, at)) || title.charAt(at) === '《' ? 0 : NO_PAUSE
}

/** In full-width characters. */
function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (char <= '\u00ff' ? 0.5 : 1), 0)
}
