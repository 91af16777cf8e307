import { matchesOf } from '../../text/span.ts'

/** What stands before a number on its line, blanks taken out, at most this many code units. */
const LOOK_BACK = 48

/** Words after which a number is one to call. Longer ones first, so that the last match is the whole label. */
const contactWords = [
  '联系人及电话',
  '联系电话',
  '联系方式',
  '联系人',
  '联络人',
  '联络员',
  '经办人',
  '承办人',
  '办公电话',
  '移动电话',
  '固定电话',
  '手机号码',
  '电话号码',
  '手机',
  '座机',
  '电话',
  '传真',
  '致电',
  '来电',
  '拨打',
  '微信',
  '短信',
  '号码',
  'tel',
  'phone',
  'mobile',
]

export interface NearestLabel {
  readonly word: string
  readonly isOfficeLine: boolean
  /** What stands between the label and the number, without blanks. */
  readonly between: string
}

/** Finds the label that governs the number at an offset of a folded text; null when none stands before it on
 *  its line. A label that ends the line before counts: `联系电话：` and the number below it. */
export type LabelFinder = (folded: string, at: number) => NearestLabel | null

/** By the office lines of a policy. */
const finders = new WeakMap<readonly string[], LabelFinder>()

/** Takes the numbers behind `officeLines` for those of offices. */
export function labelFinder(officeLines: readonly string[]): LabelFinder {
  const known = finders.get(officeLines)
  if (known) return known
  const finder = makeFinder(officeLines)
  finders.set(officeLines, finder)
  return finder
}

function makeFinder(officeLines: readonly string[]): LabelFinder {
  const offices = new Set(officeLines)
  const words = [...officeLines, ...contactWords].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(words.join('|'), 'gi')
  return (folded, at) => {
    const before = lineBefore(folded, at)
    const last = matchesOf(before, pattern).at(-1)
    if (last === undefined) return null
    const [word] = last
    return { word, isOfficeLine: offices.has(word), between: before.slice(last.index + word.length) }
  }
}

function lineBefore(folded: string, at: number): string {
  const before = folded.slice(Math.max(0, at - LOOK_BACK), at).replace(/[ \u200b]/g, '')
  const bound = Math.max(before.lastIndexOf('。'), lineStart(before))
  return before.slice(bound + 1)
}

/** Where the line of the last character begins; one line further up when only `:`, `|` and bullets stand between. */
function lineStart(before: string): number {
  const own = before.lastIndexOf('\n')
  if (own < 0 || !/^[\n|:(+•·●*-]*$/.test(before.slice(own))) return own
  return before.slice(0, own).trimEnd().lastIndexOf('\n')
}
