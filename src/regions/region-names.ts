import type { Region } from '../reply/region.ts'

/** The generic word at the end of a division's name; longer ones first. */
const genericWord =
  /(?:特别行政区|行政委员会|自治区|自治州|自治县|自治旗|联合旗|地区|林区|特区|矿区|新区|[省市县区旗盟])$/

/** The peoples after whom autonomous divisions are called: 延边朝鲜族自治州, 管城回族区. */
const peoples =
  '蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 塔吉克 怒 普米 保安 裕固 独龙 各'
const peopleAtEnd = new RegExp(
  `(?:${[...peoples.split(' ').map((people) => `${people}族`), '蒙古', '维吾尔', '哈萨克', '柯尔克孜', '塔吉克', '锡伯', '达斡尔'].join('|')})+$`,
)

/** The name without its generic word and the peoples in it: 柯桥, 延边, 内蒙古; null where nothing of two
 *  characters is left (赵县, 东区). */
export function shortName(name: string): string | null {
  const stem = name.replace(genericWord, '')
  const bare = /自治|族区$/.test(name) ? stem.replace(peopleAtEnd, '') : stem
  // 内蒙古, 鄂温克族, 东乡族: the people is the name.
  const short = bare.length >= 2 ? bare : stem.replace(/族$/, '')
  return short.length >= 2 ? short : null
}

/** What is left of `stem`, the name of a township without its generic word, without the peoples in it: 绿春 of 绿春彝族. */
export function withoutPeoples(stem: string): string {
  return stem.endsWith('族') ? stem.replace(peopleAtEnd, '') : stem
}

/** Every way in which texts write the region with a generic word: the full name, 延边州, 围场县, 科右中旗. */
export function fullNames(region: Region): string[] {
  const generic = /自治([州县旗])$/.exec(region.name)?.[1]
  const short = shortName(region.name)
  const whole = generic !== undefined && short !== null ? [region.name, short + generic] : [region.name]
  return [...whole, ...contracted(region.name)]
}

/** The long names of Mongol banners and counties in short: 科尔沁右翼中旗, 乌拉特前旗, 东乌珠穆沁旗, 喀喇沁左翼蒙古族自治县 and
 *  阜新蒙古族自治县 are 科右中旗, 乌前旗, 东乌旗, 喀左县 and 阜蒙县. */
function contracted(name: string): string[] {
  const short = contractions.map(([long, form]) => (long.test(name) ? name.replace(long, form) : null))
  return short.filter((form) => form !== null).slice(0, 1)
}

const contractions: readonly (readonly [RegExp, string])[] = [
  [/^(.)[^左右]{1,4}([左右])翼?([前中后]?)旗$/, '$1$2$3旗'],
  [/^(.).{1,3}([前中后])旗$/, '$1$2旗'],
  [/^([东西].).{2,4}旗$/, '$1旗'],
  [/^(.)[^左右]{1,4}([左右])翼.*自治县$/, '$1$2县'],
  [/^(.).{1,3}蒙古族自治县$/, '$1蒙县'],
]
