import type { Region } from '../reply/region.ts'
import { foldText } from '../text/fold.ts'
import { matchesOf } from '../text/span.ts'
import { levelOf } from './division-table.ts'

/** The word by which a reply calls its own region without naming it: 我市, 全区, 市科技局. */
export type OwnWord = '省' | '市' | '县' | '区' | '州' | '盟' | '旗'

/** The own word that the name of an authority begins with: 区科技局 gives 区, 市委宣传部 市. Null for any other. */
export function ownWordOfAuthority(authority: string): OwnWord | null {
  const bare = foldText(authority).replace(/^(?:中共|信息来源:|发布机构:)/, '')
  const word = /^([省市县区州盟旗])(?!场|域|块|长|属)\p{Script=Han}/u.exec(bare)?.[1]
  return word === undefined ? null : toOwnWord(word)
}

const ownDivision = /([我全])([省市县区州盟旗])/g

/** The own word that running text uses most: 我市 counts three times as much as 全市, since 全省 and 全国 serve
 *  for comparison. Null when none stands out. */
export function ownWordOfBody(body: string): OwnWord | null {
  const weights = new Map<OwnWord, number>()
  const folded = foldText(body)
  for (const match of matchesOf(folded, ownDivision)) weigh(weights, match[2], match[1] === '我' ? 3 : 1)
  for (const match of matchesOf(folded, sessionOfOwn)) {
    if (/^[的,、。和在对及是“]?$/.test(folded.slice(Math.max(0, match.index - 1), match.index)))
      weigh(weights, match[1], 1)
  }
  for (const { 1: char } of matchesOf(folded, rulers)) weigh(weights, char, 1)
  const [first, second] = [...weights].sort((a, b) => b[1] - a[1])
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null
}

function weigh(weights: Map<OwnWord, number>, char: string | undefined, weight: number): void {
  const word = toOwnWord(char ?? '')
  if (word) weights.set(word, (weights.get(word) ?? 0) + weight)
}

/** 省委省政府, 市委、市政府: who rules is one's own more often than a superior. */
const rulers = /([省市县区州盟旗])委、?\1政府/g

/** 市政协五届四次会议, 市五届人大五次会议, without the name of the city. */
const sessionOfOwn =
  /([省市县区州盟旗])(?:政协第?[0-9一二三四五六七八九十]{1,4}届|第?[0-9一二三四五六七八九十]{1,4}届(?:人大|政协))/g

/** The own word of the session in a title: 关于市政协十届三次会议第2号提案的答复 gives 市. */
export function ownWordOfSession(title: string): OwnWord | null {
  const word = /(?:^|[关于对致])([省市县区州盟旗])(?:第?[0-9一二三四五六七八九十]{1,4}届)?(?:政协|人大)/.exec(
    foldText(title),
  )?.[1]
  return word === undefined ? null : toOwnWord(word)
}

/** Whether a region with the name `written` may call itself 我市, 我县 and so on: by what it is today, or was when
 *  the text was written. */
export function fitsOwnWord(region: Region, written: string, word: OwnWord): boolean {
  const name = levelOf(region.code) === 'province' ? region.name.replace(/特别行政区$/, '') : region.name
  return name.endsWith(word) || written.endsWith(word)
}

const ministries =
  '外交 国防 教育 科学技术 科技 工业和信息化 公安 国家安全 民政 司法 财政 人力资源和社会保障 人力资源社会保障 自然资源 生态环境 住房和城乡建设 住房城乡建设 交通运输 水利 农业农村 商务 文化和旅游 退役军人事务 应急管理 环境保护 国土资源 农业 文化 卫生 铁道 交通 建设 信息产业 人事 劳动和社会保障'
const ofState = new RegExp(
  `^(?:国家|国务院|中华人民共和国|中国|中央|中共中央|全国|最高人民|审计署|海关总署|共青团中央|(?:${ministries.replaceAll(' ', '|')})部(?!门|队|分))`,
)

/** Whether the name of an authority, in which no place stands, is one of the state's: 教育部, 国家发展改革委. */
export function isNational(authority: string): boolean {
  return ofState.test(foldText(authority))
}

function toOwnWord(char: string): OwnWord | null {
  switch (char) {
    case '省':
    case '市':
    case '县':
    case '区':
    case '州':
    case '盟':
    case '旗':
      return char
    default:
      return null
  }
}
