import { hanPattern } from '../../text/han-pattern.ts'
import { parseNumeral } from '../../text/numerals.ts'
import { matchesOf, overlap, type Span, slice } from '../../text/span.ts'
import { itemsOf } from './list-items.ts'
import { isGeneral, localKinds, stops, withoutLead } from './name-words.ts'
import type { Words } from './words.ts'

const kind = `(?:${localKinds.join('|')})`
const count = '[0-9]{1,3}|[一二两三四五六七八九十]{1,3}'
const counter = '[个家条座所处大项种件]'
const part = '[^，,。；;：:、（）()“”《》\\s]{2,16}'
/** So many items at most: whatever is pasted takes no more than its length. */
const parts = `${part}(?:[、和]${part}){1,40}`

/** 坪西小学、北郊初中等3所学校, 依丰电气、吉顺材料等亿元以上项目9个. */
const behind = hanPattern(
  `(${part}(?:、${part}){0,40}?、[^，,。；;：:、（）()“”《》\\s]{2,16}?)等(?:(?:${count})${counter}[^，,。；;、“”]{0,10}?${kind}|[^，,。；;、“”0-9]{0,10}?${kind}(?:${count})${counter})`,
)

/** 5家茶企（殷园、仙岛红…）, 3家，分别为…: as many as are counted. */
const before = hanPattern(
  `(?<![0-9第])(${count})${counter}[\\p{sc=Han}A-Z]{0,12}?${kind}?(?:[（(：:]|[，,]?(?:分别[为是]|包括|即|为|是))(?:分别[为是]|包括|为|是)?(${parts})(?=$|[）)。；;，,])`,
)

/** （富川红、金海白茶）两大品牌. */
const bracketed = hanPattern(`[（(](${parts})[）)]等?(${count})${counter}[\\p{sc=Han}]{0,8}?${kind}`)

/** 2项 of 坪溪地戏、苗族盘歌2项国家级非遗项目: as many as are counted, without 等. */
const counted = hanPattern(`(?<![0-9])(${count})${counter}`)
const kindBehind = new RegExp(hanPattern(`[\\p{sc=Han}A-Z]{0,8}?${kind}`), 'y')
const mark = /[，,。；;：:（）()“”《》\s0-9等]/u

/** The items of lists of which the words around say that each is one of a kind: all of them where one is told for a name, by
 *  `names` or by words that no dictionary has; none of 资金、技术等3个项目. */
export function findInstances(text: string, names: readonly Span[], words: Words): Span[] {
  const lists = [
    ...matchesOf(text, behind).map(({ 1: list = '', index }) => itemsOf(list, index)),
    ...matchesOf(text, counted).map((found) => itemsCounted(text, found)),
    ...matchesOf(text, before).map((found) => countedItems(found, found[2] ?? '', found[1] ?? '')),
    ...matchesOf(text, bracketed).map((found) => countedItems(found, found[1] ?? '', found[2] ?? '')),
  ]
  return lists
    .map((items) => items.map((item) => withoutVerbs(text, item, words)))
    .filter((items) => items.some((item) => isTold(text, item, { names, words })))
    .flat()
    .filter((item) => item.end - item.start >= 2 && !isGeneral(slice(text, item)))
}

/** The items of the list before what is counted; none where they are not as many as it says there. */
function itemsCounted(text: string, { 0: counter, 1: many = '', index: end = 0 }: RegExpMatchArray): Span[] {
  const list =
    text
      .slice(Math.max(0, end - LONGEST_LIST), end)
      .split(mark)
      .at(-1) ?? ''
  if (!list.includes('、')) return []
  kindBehind.lastIndex = end + counter.length
  const items = itemsOf(list, end - list.length)
  return items.length === parseNumeral(many) && kindBehind.test(text) ? items : []
}

const LONGEST_LIST = 200

function countedItems(whole: RegExpMatchArray, list: string, many: string): Span[] {
  const items = itemsOf(list, (whole.index ?? 0) + whole[0].lastIndexOf(list))
  return items.length === parseNumeral(many) ? items : []
}

const leading = /^.*(?:的|(?<=[局委府们已拟])[将把])/u

/** 依丰电气 of 新开工依丰电气, 永悦无人机 of 总投资30亿元的永悦无人机. */
export function withoutVerbs(text: string, { start, end }: Span, words: Words): Span {
  const [lead = ''] = leading.exec(slice(text, { start, end })) ?? []
  let from = start + lead.length
  for (let word = words.at(from); word && word.end < end - 1; word = words.at(from)) {
    if (word.tag !== 'vn' && words.kindAt(from) !== 'link' && !stops.has(slice(text, word))) break
    from = word.end
  }
  return withoutLead(text, { start: from, end })
}

/** Whether an item is a name for certain. */
export function isTold(
  text: string,
  item: Span,
  { names, words }: { readonly names: readonly Span[]; readonly words: Words },
): boolean {
  if (names.some((name) => name.start >= item.start && overlap(name, item))) return true
  return words
    .within(item)
    .some(
      (word) =>
        word.end - word.start > 1 && /^(?:x|n[rstz].*)$/u.test(word.tag) && !isGeneral(slice(text, word)),
    )
}
