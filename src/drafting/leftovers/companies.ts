import { hanPattern } from '../../text/han-pattern.ts'
import { matchesOf, type Span, slice, spansOf } from '../../text/span.ts'
import { isTold, withoutVerbs } from './instance-lists.ts'
import { itemsOf } from './list-items.ts'
import { isGeneral, noFirm, trades } from './name-words.ts'
import { type PlaceChain, spanOf } from './place-chains.ts'
import type { Words } from './words.ts'

const trade = `(?:${trades.join('|')})`

/** What a firm does, or what is its own, behind its name. */
const deed =
  '(?:成功|入选|入围|获[评得批]?|荣获|被[列认评]|率先|牵头|承担|申报|研发|自主|投资|建成|总投资|上市|通过|实现|等[^，,。；;、]{0,8}(?:企业|公司)|省级?(?:院士|重点|企业|工程|高新)|国家级|[^，,。；;、]{0,10}(?:工程研究中心|技术中心|研究院|工作站))'

const firm = `\\p{sc=Han}{2,3}?${trade}`
const boundary = '(?<=^|[^\\p{sc=Han}]|[为与和由对如])'
const listed = hanPattern(`${boundary}\\p{sc=Han}{2,7}(?:、\\p{sc=Han}{2,7}?)*?(?=${deed})`)
const endsInTrade = new RegExp(`${trade}$`, 'u')
const isFirm = new RegExp(`^${firm}$`, 'u')

/** 迈得 in 其中迈得承担的. */
const named = /(?<=其中[，,]?|[，,。；;])\p{sc=Han}{2,3}(?=(?:承担|申报|研发|牵头实施)的)/gu

/** A place and a name: 浙江海德曼申报. */
const placed = /^\p{sc=Han}{2,4}(?=申报|承担|牵头|研发|投资|成功|获评|获批|入选)/u

/** 总投资1亿元的坪岱掘进设备、: what so much is invested in. */
const invested = hanPattern(
  String.raw`(?<=投资(?:约|超|近)?[0-9.]+[亿万]元的)\p{sc=Han}{3,12}?(?=项目|[、，,。；;（(]|等|$)`,
)

/** 美莱德、博唯佰泰、柳江医药等企业, 鲁丽、千川等重点项目. */
const enterprises = hanPattern(
  String.raw`(?<=^|[^\p{sc=Han}、]|[内的有由与和对进动以]|组织|支持|帮助|指导|引进|培育)(\p{sc=Han}{2,6}(?:、\p{sc=Han}{2,6})+)(?=等为(?:龙头|主|代表|骨干)|等(?:[0-9]+|[一二两三四五六七八九十多]+)?[家户个]?(?:龙头|骨干|重点|重大|本土|本地|知名|优质|生产|科技|产业|工业){0,2}(?:企业|公司|项目))`,
)

/** 亿坪网络 in 出口企业亿坪网络等企业: the one behind what says that it is a firm, and before the same. */
const apposed = hanPattern(
  String.raw`(?<=(?:企业|公司|集团|引进|引入))\p{sc=Han}{3,8}?(?=等(?:[0-9]+|[一二两三四五六七八九十多]+)?[家户个]?(?:[^，,。；;、]{0,4})(?:企业|公司))`,
)

/** Firms that are named without 公司, known by what they make and do. Each may be named again without that. */
export function findCompanies(text: string, places: readonly PlaceChain[], words: Words): Span[] {
  const found = [
    ...matchesOf(text, listed).flatMap((match) => firmsOf(match[0], match.index)),
    ...matchesOf(text, enterprises).flatMap(({ 1: list = '', index }) =>
      listedFirms(
        text,
        itemsOf(list, index).map((item) => withoutVerbs(text, item, words)),
        words,
      ),
    ),
    ...spansOf(text, named),
    ...spansOf(text, apposed).filter((one) => !isGeneral(slice(text, one))),
    ...spansOf(text, invested).filter((one) => isTold(text, one, { names: [], words })),
    ...places.flatMap((chain) => placedFirm(text, spanOf(chain))),
  ]
  return found.filter((span) => !noFirm.test(stemOf(slice(text, span))))
}

/** The items of a list that other words call firms: none of them where most are of words that the dictionary has, as kinds of trade
 *  are (餐饮、住宿等企业). */
function listedFirms(text: string, items: readonly Span[], words: Words): readonly Span[] {
  const told = items.filter((item) => isTold(text, item, { names: [], words }))
  return 2 * told.length >= items.length ? items : []
}

/** The items of a list that are firms: all of them where two are known by their trade. */
function firmsOf(list: string, start: number): Span[] {
  const items = itemsOf(list, start)
  const own = items.filter((item) => isFirm.test(list.slice(item.start - start, item.end - start)))
  return own.length >= 2 ? items : own
}

function placedFirm(text: string, place: Span): Span[] {
  const [name] = placed.exec(text.slice(place.end, place.end + 10)) ?? []
  if (name === undefined || noFirm.test(name)) return []
  return [{ start: place.start, end: place.end + name.length }]
}

function stemOf(name: string): string {
  return name.replace(endsInTrade, '')
}
