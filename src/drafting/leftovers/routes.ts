import { hanPattern } from '../../text/han-pattern.ts'
import { type Span, slice, spansOf } from '../../text/span.ts'
import { stops } from './name-words.ts'

const han = '\\p{sc=Han}'

/** Roads and lines by their numbers, and by the two places that they join. */
const routes = hanPattern(
  [
    // S320线, 国道G318, 312国道.
    '(?<![A-Za-z0-9])[GSXYCZ][0-9]{2,4}(?:国道|省道|县道|高速|线)?',
    '(?:国道|省道|县道|乡道)[A-Z]?[0-9]{2,4}线?|(?<![0-9])[0-9]{2,4}(?:国道|省道|县道|线)',
    // 轨道交通3号线, 城际一号线.
    '(?:城际|轻轨|地铁|轨道(?:交通)?)?[0-9一二三四五六七八九十]{1,3}号线',
    '[一二三四五六七]环(?:线|路|高速)',
    '[省市县](?:第?[一二三四五六七八九十]{1,3}(?:届)?(?:运会|运动会))',
    // What every place has one of, and numbers the next.
    '第?[一二三四五六七八九十](?:水厂|排水沟|干渠|支渠|泵站|小学|中学|幼儿园|初中|高中|农场)',
    // 永州至新宁高速公路, 平凉—华亭一级公路.
    `${han}{2,4}?(?:至|—|-)${han}{2,4}?(?:段)?(?:高速公路|高速铁路|[一二三四]级公路|城际铁路|公路|高速|铁路|高铁|(?=通[村组]|路面))`,
    // 厦蓉高速, 大胜线: two letters, one of each place.
    `(?<=^|[^${han}]|[在与和至到由从沿及对])${han}{2}(?:高速公路|高速|铁路|高铁|客专)(?![${han}]?[发增速质])`,
    // 军坪线 before 连接线, between marks, and behind what leads to it: 启岱线—周家屯.
    `(?<=^|[^${han}]|[在与和至到由从沿及对为])${han}{2}线(?=连接线|$|[，,。；;、（）()—–-])`,
  ]
    .map((pattern) => `(?:${pattern})`)
    .join('|'),
)

/** No names: 重要高速, 新建铁路, 海岸线. */
const common =
  /^(?:海岸|斑马|盲道|天际|地平|起跑|警戒|贫困|保障|控制|标准|分数|录取|生命|生产|流水|风景|主干|输电|输油|输气|高压|水平|平行|直接|专用|支柱|红外|事业|公里|国家|跨省|重要|新建|高等|建设|推进|加快|开通|打通|我省|我市|我县|全省|全市|全县|绕城|两条|多条|实现|保持|持续|稳步|经济|普通|省级|县级|地方|城市|农村|干线|沿线|通过|连接|途经)/u

export function findRoutes(text: string): Span[] {
  return spansOf(text, routes)
    .map((span) => ({ ...span, start: span.start + leadOf(slice(text, span)) }))
    .filter((span) => !common.test(slice(text, span)))
}

/** How many letters lead up to a road: 也将 in 也将聚贤至横山公路, 实施 in 实施下坪至土岱通村路面. */
function leadOf(name: string): number {
  const joined =
    /^(?:\p{sc=Han}{0,3}[也将把对从由在是与和及沿])?(?=\p{sc=Han}{2,}?[至—-]|\p{sc=Han}{2})/u.exec(name)?.[0]
      .length ?? 0
  // 联合 in 联合至凤合段公路 is where it begins.
  const isWord =
    stops.has(name.slice(joined, joined + 2)) && /^(?![至—-])\p{sc=Han}{2}/u.test(name.slice(joined + 2))
  return joined + (isWord ? 2 : 0)
}
