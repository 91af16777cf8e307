import { type Span, slice } from '../../text/span.ts'
import { nameLikeness } from './name-likeness.ts'
import { isDirection, isGeneral, nowhere, stops, withoutLead } from './name-words.ts'
import type { Word, Words } from './words.ts'

/** How names end that jieba takes for one word, or for none that it knows; by themselves these letters tell nothing. */
const placeLike = /^\p{sc=Han}{2,5}[寺庙祠屯塔坊屿岭峰沟坝滩洲泉洞圩坪畈垭岗寨堡湾溪江河湖山村]$/u
const unknown: ReadonlySet<string> = new Set(['x', 'nr', 'nrt', 'nrfg', 'nz', 'ns'])

/** Names by the words they are: what jieba's dictionary has as a place (嘉陵江, 天目山), and words that no dictionary has and
 *  that end as places do (铁佛寺, 江心屿). */
export function findWordNames(text: string, words: Words): Span[] {
  return words.all().flatMap((word) => {
    if (isPlace(slice(text, word), word)) return [withoutLead(text, word)]
    if (isLine(text, word)) return [{ start: word.start, end: word.end + 1 }]
    return word.tag === 'x' && isRoadLine(text, word) ? [word] : []
  })
}

/** The dictionary calls 保鲜, 深度 and 满意度 places, and all countries: hardly a place of one county has letters like theirs. */
const LIKELY_PLACE = 0.5

/** 小岱线: a word of two letters that no dictionary has, and what names of roads end with. */
function isLine(text: string, { start, end, tag }: Word): boolean {
  return (
    tag === 'x' &&
    end - start === 2 &&
    /^线(?![上下路索条段程性])/u.test(text.slice(end, end + 2)) &&
    nameLikeness(text.slice(start, end)) >= 0
  )
}

/** 辽坪线 behind 公路, which jieba takes for one word. */
function isRoadLine(text: string, { start, end }: Word): boolean {
  return (
    /公路$|[国省县乡]道$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    end - start === 3 &&
    text.charAt(end - 1) === '线'
  )
}

function isPlace(name: string, { tag }: Word): boolean {
  // By far the most words are told by their tag.
  if (!unknown.has(tag) || name.length < 2 || isOfAll(name)) return false
  if (tag === 'ns')
    return !/^[省市县区镇乡各全本该我]|[县区市乡镇]{2}$/u.test(name) && nameLikeness(name) >= LIKELY_PLACE
  return placeLike.test(name) && !isGeneral(name.slice(0, -1))
}

/** Whether it names nothing of one place. */
function isOfAll(name: string): boolean {
  return (
    stops.has(name) ||
    isDirection(name) ||
    nowhere.has(name.replace(/地区$/u, '')) ||
    /^(?:中华|中国|长江|黄河)/u.test(name) ||
    isGeneral(name)
  )
}
