import { type Span, slice, spansOf } from '../../text/span.ts'
import { itemsOf } from './listed-names.ts'
import { type PlaceChain, spanOf } from './place-chains.ts'

/** What a firm makes stands at the end of its short name: 新安化工. */
const trade =
  '(?:化工|科技|文化|医药|医疗|新材料|材料|变压器|节能|传动|玻璃|纺织|机械|橡胶|股份|光电|药业|制药|重工|电器|电子|汽车|动力|能源|食品|生物|阀门|泵业|精工|精机|锻造|模具|包装|家居|卫浴|智能|信息|软件|网络|环保|电气|机电|钢铁|水泥|建材|服饰|针织|印染|茶业|农业|牧业|种业|乳业|酒业|水产|船舶|数控|仪表|控股|实业|集团)'

/** What a firm does, or what is its own, behind its name. */
const deed =
  '(?:成功|入选|入围|获[评得批]?|荣获|被[列认评]|率先|牵头|承担|申报|研发|自主|投资|建成|总投资|上市|通过|实现|等[^，,。；;、]{0,8}(?:企业|公司)|省级?(?:院士|重点|企业|工程|高新)|国家级|[^，,。；;、]{0,10}(?:工程研究中心|技术中心|研究院|工作站))'

const firm = `\\p{sc=Han}{2,3}?${trade}`
const boundary = '(?<=^|[^\\p{sc=Han}]|[为与和由对如])'
const listed = new RegExp(`${boundary}\\p{sc=Han}{2,7}(?:、\\p{sc=Han}{2,7}?)*?(?=${deed})`, 'gu')
const endsInTrade = new RegExp(`${trade}$`, 'u')
const isFirm = new RegExp(`^${firm}$`, 'u')

/** 迈得 in 其中迈得承担的. */
const named = /(?<=其中[，,]?|[，,。；;])\p{sc=Han}{2,3}(?=(?:承担|申报|研发|牵头实施)的)/gu

/** A place and a name: 浙江海德曼申报. */
const placed = /^\p{sc=Han}{2,4}(?=申报|承担|牵头|研发|投资|成功|获评|获批|入选)/u

/** 美莱德、博唯佰泰、柳江医药等企业, 鲁丽、千川等重点项目. */
const enterprises =
  /(?<=^|[^\p{sc=Han}、]|[内的有由与和对进动])(\p{sc=Han}{2,6}(?:、\p{sc=Han}{2,6})+)(?=等(?:[0-9]+|[一二两三四五六七八九十多]+)?[家户个]?(?:龙头|骨干|重点|重大|本土|本地|知名|优质|生产|科技|产业|工业){0,2}(?:企业|公司|项目))/gu

/** Words that say what kind of thing does it, or what it is like, and not which one it is. */
const general =
  /企业|公司|高校|院校|学校|学院|单位|部门|政府|中心|机构|团队|专家|社区|村|镇|乡|街道|我|本|该|各|全|其|有|区|县|市|省|局|委|积极|共同|联合|独立|已|均|项目|产品|产业|行业|平台|现代|绿色|智能|高端|先进|精密|传统|新型|时尚|重点|主导|大力|加快|推进|发展|数字|信息|生态|社会|国家|新兴|优势|特色|新能源|生物|医疗|科技|文化|技术|创新|领域|方面|工作|人才/u

/** Firms that are named without 公司, known by what they make and do. Each may be named again without that. */
export function findCompanies(text: string, places: readonly PlaceChain[]): Span[] {
  const found = [
    ...[...text.matchAll(listed)].flatMap((match) => firmsOf(match[0], match.index)),
    ...[...text.matchAll(enterprises)].flatMap(({ 1: list = '', index }) => listedFirms(list, index)),
    ...spansOf(text, named),
    ...places.flatMap((chain) => placedFirm(text, spanOf(chain))),
  ]
  return found.filter((span) => !general.test(stemOf(slice(text, span))))
}

/** The items of a list that other words call firms: none of them where most are of two letters, as kinds of trade are
 *  (餐饮、住宿等企业). */
function listedFirms(list: string, start: number): Span[] {
  const items = itemsOf(list, start)
  const long = items.filter((item) => item.end - item.start > 2)
  return 2 * long.length >= items.length ? items : []
}

/** The items of a list that are firms: all of them where two are known by their trade. */
function firmsOf(list: string, start: number): Span[] {
  const items = itemsOf(list, start)
  const own = items.filter((item) => isFirm.test(list.slice(item.start - start, item.end - start)))
  return own.length >= 2 ? items : own
}

function placedFirm(text: string, place: Span): Span[] {
  const [name] = placed.exec(text.slice(place.end, place.end + 10)) ?? []
  if (name === undefined || general.test(name)) return []
  return [{ start: place.start, end: place.end + name.length }]
}

function stemOf(name: string): string {
  return name.replace(endsInTrade, '')
}
