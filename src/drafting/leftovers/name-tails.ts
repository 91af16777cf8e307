import { isHan } from '../../text/chars.ts'
import { hanPattern } from '../../text/han-pattern.ts'
import { type Span, slice } from '../../text/span.ts'
import { nameLikeness } from './name-likeness.ts'
import { isGeneral, stops } from './name-words.ts'
import type { Word, Words } from './words.ts'

/** The short name of a place, without what says what it is: 六安, not 六安市. */
const shortName = /^\p{sc=Han}{2,3}$/u
const division = /[省市县区镇乡村州旗盟会]$/u

/** Words of which things that have a name of their own are called: 石斛 in 霍山石斛. */
const ofThings = /^(?:n[rsz]?|nrt|ng|x|j)$/u

/** 茶 in 乳山茶. */
const products = /^[茶米酒醋瓜梨桃枣橘柑橙柚薯羊牛鸡鸭鹅鱼虾蟹瓷陶砚绣]$/u

/** Below it the letters are those of common words: 参赛 in 到资阳参赛. */
const LEAST = -2.9

/** What stands behind a name that is at its end. */
const behind =
  /^(?:$|[、，,。；;：:（()）“”《》\s]|[等为及和与的是在已将]|面积|产业|品牌|种植|养殖|公用品牌|知名度)/u

/** What anything may have: no part of its name. */
const ofAnything =
  /^(?:人|市民|居民|群众|农民|村民|游客|代表|委员|同志|经验|模式|做法|方面|全市|全县|全区|全域|全境|境内|段|县城|路段|沿线|两岸|周边|以[东西南北上下内外]|上下游|实际|本土|本地|籍|话|本级)$/u

/** Names of things that begin with one of `heads`, a short name, and go on with one word that is not common, up to a mark or a
 *  word that joins: 霍山石斛 in 霍山石斛、金寨灵芝, nothing of 玉环经济. */
export function findTails(text: string, heads: readonly Span[], words: Words): Span[] {
  return heads.flatMap((head) => {
    const name = slice(text, head)
    if (!shortName.test(name) || division.test(name)) return []
    const word = words.at(head.end)
    if (!word || !isHan(text[head.end]) || !isOfThing(slice(text, word), word)) return []
    return behind.test(text.slice(word.end, word.end + 4)) ? [{ start: head.start, end: word.end }] : []
  })
}

function isOfThing(word: string, { tag }: Word): boolean {
  if (word.length === 1) return products.test(word)
  if (!ofThings.test(tag) || word.length > 3 || stops.has(word)) return false
  if (nameLikeness(word) < LEAST) return false
  return !isGeneral(word) && !ofAnything.test(word)
}

const joining = /^[pcu]/u

/** Up to where an item of a list goes. */
const item = new RegExp(hanPattern('\\p{sc=Han}{0,5}?(?=[、等。；;，,（(0-9]|为|$)'), 'y')

/** The whole of each item of a list in which one after the other begins with one of `places`: 项城麻油 and 扶沟西瓜 in
 *  项城麻油、扶沟西瓜. */
export function findPlacedItems(text: string, places: readonly Span[], words: Words): Span[] {
  const items = places.flatMap(({ start, end }) => {
    item.lastIndex = end
    return item.test(text) ? [{ start, end: item.lastIndex, tail: text.slice(end, item.lastIndex) }] : []
  })
  const isBeside = ({ end }: Span, { start }: Span): boolean => start === end + 1 && text.charAt(end) === '、'
  return (
    items
      .filter((one) => items.some((other) => isBeside(one, other) || isBeside(other, one)))
      // 以 of 虞坪镇以楚汉文化为 goes on with the sentence.
      .filter(({ tail, end }) => tail !== '' && !joining.test(words.at(end - tail.length)?.tag ?? ''))
      .filter(({ tail }) => !isGeneral(tail) && !ofAnything.test(tail))
  )
}
