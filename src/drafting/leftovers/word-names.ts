import { type Span, slice } from '../../text/span.ts'
import { isGeneral, nowhere, withoutLead } from './name-words.ts'
import type { Word, Words } from './words.ts'

/** How names end that jieba takes for one word, or for none that it knows; by themselves these letters tell nothing. */
const placeLike = /^\p{sc=Han}{2,5}[寺庙祠屯塔坊屿岭峰沟坝滩洲泉洞圩坪畈垭岗寨堡湾溪江河湖山村]$/u
const unknown = /^(?:x|nr|nrt|nrfg|nz|ns)$/

/** Names by the words they are: what jieba's dictionary has as a place (嘉陵江, 天目山), and words that no dictionary has and
 *  that end as places do (铁佛寺, 江心屿). */
export function findWordNames(text: string, words: Words): Span[] {
  return words.all().flatMap((word) => (isPlace(slice(text, word), word) ? [withoutLead(text, word)] : []))
}

function isPlace(name: string, { tag }: Word): boolean {
  if (
    name.length < 2 ||
    nowhere.has(name.replace(/地区$/u, '')) ||
    /^(?:中华|中国|长江|黄河)/u.test(name) ||
    isGeneral(name)
  )
    return false
  if (tag === 'ns') return !/^[省市县区镇乡各全本该我]|[县区市乡镇]{2}$/u.test(name)
  return unknown.test(tag) && placeLike.test(name) && !isGeneral(name.slice(0, -1))
}
