import { contains, type Span, slice } from '../../text/span.ts'
import { type PlaceChain, spanOf } from './place-chains.ts'
import type { Words } from './words.ts'

/** What the names of offices, firms, schools, parks and waters end with. */
const ending =
  /有限责任公司|(?:股份)?有限公司|公司|集团|研究院|研究所|材料所|分院|分校|实验室|开发区|高新区|经开区|园区|产业园|科技园|科创园|孵化园|工业园|科技城|新城|新区|走廊|小镇|智谷|风景区|景区|公园|湿地|水库|大桥|机场|港区|码头|大学|学院|医院|中学|小学|银行|街道|社区|委员会|管委会|人民政府|政府|(?<![布格结大全当时])局|办公室|中心|湾|湖|江|河|溪|潭|港|岛|镇|乡|村/gu

/** Words of which no name is made, or before which one begins. */
const stops = new Set(
  '加固 修复 疏浚 清淤 拆除 维修 维护 改善 共建 研究 下设 所在 采取 处置 沿 转变 坚持 力争 所有 年度 转移 保险 优化 布局 整合 升级 改造 扩大 拓展 盘活 利用 整治 治理 管理 规范 规划 谋划 促进 带动 引导 发挥 强化 深化 壮大 做强 做优 做大 搭建 完成 新建 改建 扩建 投入 启用 认定 获批 申报 争创 评为 列入 成为 联动 走访 深入 聚焦 立足 面向 覆盖 涉及 各乡镇 的 了 和 与 及 或 在 由 向 对 为 从 把 被 将 以 到 至 按 等 是 有 并 各 每 全 本 该 我 此 个 家 所 座 条 多 几 新 老 大 小 推进 推动 建设 打造 依托 支持 加快 加强 引进 引入 联合 合作 对接 组织 开展 实施 通过 围绕 鼓励 指导 帮助 服务 培育 发展 提升 完善 建成 设立 成立 创建 建立 入驻 落户 位于 包括 以及 会同 协调 全市 全县 全区 全省 我市 我县 我区 我省 我局 市级 县级 区级 省级 国家级 一批 相关 有关 部分 重点 主要 上述 其他 周边'.split(
    ' ',
  ),
)

/** Words that say what kind of thing it is and not which one: 企业研究院, 重点实验室, 工业园区. */
const general =
  /^(?:国家|省|市|县|区|企业|工程|技术|科技|科创|创新|创业|研发|产业|工业|农业|高等|职业|高校|院校|大型|龙头|上市|民营|国有|中小|小微|高新|经济|综合|公共|服务|行政|便民|党群|村级|社会|文化|体育|城市|农村|乡|镇|村|街道|社区|监督|管理|检测|检验|孵化|众创|数据|指挥|调度|指导|培训|会展|物流|配送|基层|基础|人才|金融|融资|投资|担保|控股|设计|咨询|新型|现代|特色|绿色|智能|数字|未来|共建|联合|分|子|总|人民|中心|股份|技师|附属|概念|验证|型|研究|分析|转化|成果|知识|产权|维权|专家|学校|法律|援助|志愿|应急|医疗|卫生|教育|养老|托育|康养|健身|休闲|旅游|生态|森林|口袋|郊野|主题|美丽|示范|试点|先行|沿|跨|内|入|长|上|下|两|一|二|三|[0-9])+$/u

const LONGEST_NAME = 14
const LONGEST_WITHOUT_PLACE = 4
/** The names of firms and universities are longer, and told by their endings. */
const LONGEST_OF_FULL_NAME = 12
const fullName = /公司|集团|大学|学院/u

/** What `text` names, beside the endings. */
interface Surroundings {
  readonly places: readonly PlaceChain[]
  readonly words: Words
}

/** Names of things that belong to one place: offices, firms and documents named after one of `places`, and, whatever they
 *  are named after, rivers, townships, parks, firms. General terms (企业研究院) are none. */
export function findNamedThings(text: string, { places, words }: Surroundings): Span[] {
  const spans = places.map(spanOf)
  const waters = shortWaters(text, words)
  const things: Span[] = []
  for (const { 0: found, index } of text.matchAll(ending)) {
    // 天津大学 and 太湖 begin names as places do: 天津大学玉环创新中心, 太湖流域污染研究院.
    const heads = [...spans, ...waters, ...things].sort((a, b) => a.start - b.start)
    const start = beginOf(text, { start: index, end: index + found.length }, { spans: heads, words })
    if (start !== null) things.push({ start, end: index + found.length })
  }
  const named = [...things, ...waters.filter((lake) => !things.some((thing) => contains(thing, lake)))]
  return [...quotedNames(text, spans), ...named, ...stemsElsewhere(text, named)]
}

/** A lake or river of two letters, 鉴湖, which is a word; not 江河, 出港, and not what is everybody's. */
const water = /(?!长江|黄河)[^江河湖海港湾溪岛出入进离转外内渔沿半孤深各跨拦护运两][湖江河溪湾]/gu

function shortWaters(text: string, words: Words): Span[] {
  return [...text.matchAll(water)]
    .map(({ index }) => ({ start: index, end: index + 2 }))
    .filter(({ start, end }) => words.beginsAt(start) && words.beginsAt(end))
}

/** 儒岙 where 儒岙镇 was named before. */
function stemsElsewhere(text: string, named: readonly Span[]): Span[] {
  const stems = named.flatMap(
    (span) => /^(\p{sc=Han}{2,4})(?:镇|乡|街道)$/u.exec(slice(text, span))?.[1] ?? [],
  )
  return [...new Set(stems)].flatMap((stem) =>
    [...text.matchAll(new RegExp(stem, 'gu'))].map(({ index }) => ({
      start: index,
      end: index + stem.length,
    })),
  )
}

/** 《玉环市产学研合作项目经费补助管理办法》, “浙江省科技领军企业”: as a whole another place's. */
function quotedNames(text: string, places: readonly Span[]): Span[] {
  return [...text.matchAll(/《[^《》]{2,80}》|“[^“”]{2,30}”/gu)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => places.some((place) => start < place.start && place.end < end))
}

/** Where the name with this ending begins: at a place, else behind the last word of which no name is made. Null when there
 *  is none. */
function beginOf(
  text: string,
  { start: at, end }: Span,
  { spans, words }: { spans: readonly Span[]; words: Words },
): number | null {
  const place = spans.findLast((span) => span.start >= at - LONGEST_NAME && span.end <= at)
  const least = place?.end ?? Math.max(0, at - LONGEST_NAME)
  const name = { at, longest: longestName(text.slice(at, end)) }
  let start = at
  for (const begin of words.beginningsBefore(at, least)) {
    const word = text.slice(begin, start)
    // 数控与智能制造技术创新中心 goes on to its place.
    if (stops.has(word) && !(place && start < at && /^[与和及]$/u.test(word)))
      return place ? null : usual(text, start, name)
    start = begin
  }
  return place && start === place.end ? place.start : usual(text, start, name)
}

function longestName(ending: string): number {
  return fullName.test(ending) ? LONGEST_OF_FULL_NAME : LONGEST_WITHOUT_PLACE
}

/** `start` where a name of its own stands there, which is short; null for general terms and half sentences. */
function usual(text: string, start: number, { at, longest }: { at: number; longest: number }): number | null {
  const name = text.slice(start, at)
  const isOwn = name.length >= 2 && name.length <= longest && !general.test(name)
  return isOwn && !/^[省市县区镇乡各每全本该]/u.test(name) ? start : null
}
