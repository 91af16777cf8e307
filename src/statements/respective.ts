import { type Span, slice } from '../text/span.ts'
import type { Amount } from './amounts.ts'
import { withoutActor, withoutLead } from './counting-patterns.ts'

/** A list and 分别 in front of the first of its figures. */
const list =
  /([^,，。；;：:\n(（]{4,60})分别(?:达|为|是|占|有|完成|提[高升]|增[长加]|下降|降低|减少)?[到至]?了?$/u

const joint = /、|以及|(?<=\p{sc=Han}{2})[和与及](?=\p{sc=Han}{2})/u

/** What parts the figures of a list. */
const between = /^(?:[、,，]|以?及|[和与])?$/u

/** Whole names of what is measured: 入学率, not 小学. */
const measure = /[率量数额值比]$/u

const LONGEST_LIST = 70

/** 分别 and what may stand between it and its figure take no more than 分别提高到了. */
const LONGEST_LINK = 6

/** Of each of `amounts` the name that a list and 分别 give it, one name a figure: 污水处理率、垃圾处理率分别达95.3%和99.1%. Null
 *  where there is no such list. */
export function respectiveNames(text: string, amounts: readonly Amount[]): (string | null)[] {
  const names: (string | null)[] = amounts.map(() => null)
  if (!text.includes('分别')) return names
  for (const [at, { span }] of amounts.entries()) {
    if (!text.slice(Math.max(0, span.start - LONGEST_LINK), span.start).includes('分别')) continue
    const [, listed = ''] = list.exec(text.slice(Math.max(0, span.start - LONGEST_LIST), span.start)) ?? []
    const items = listed === '' ? [] : itemsOf(listed)
    const many = seriesFrom(text, amounts.slice(at))
    if (items.length > 1 && items.length === many)
      for (const [place, item] of items.entries()) names[at + place] = item
  }
  return names
}

function itemsOf(listed: string): string[] {
  const items = withoutLead(withoutActor(listed)).split(joint)
  const last = items.at(-1) ?? ''
  return items.map((item) => (measure.test(item) || !measure.test(last) ? item : item + tailFor(item, last)))
}

/** What goes without saying behind `item`: 入学率 of 小学、初中入学率, 达标率 of 城区昼间和夜间达标率. */
function tailFor(item: string, last: string): string {
  const tail = last.slice(item.length)
  return tail.length > 1 ? tail : last.slice(last.indexOf(item.at(-1) ?? '') + 1)
}

/** How many of `amounts` stand side by side. */
function seriesFrom(text: string, amounts: readonly Amount[]): number {
  let many = 1
  while (many < amounts.length && between.test(gap(text, amounts[many - 1]?.span, amounts[many]?.span)))
    many += 1
  return many
}

function gap(text: string, before: Span | undefined, behind: Span | undefined): string {
  return slice(text, { start: before?.end ?? 0, end: behind?.start ?? 0 })
}
