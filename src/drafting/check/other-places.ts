import { findRegions, isAnyNested, type RegionMention } from '../../regions/gazetteer.ts'
import { type Region, regionPath } from '../../reply/region.ts'
import { type Span, slice } from '../../text/span.ts'
import { type PlaceChain, type Surroundings, spanOf } from '../leftovers/place-chains.ts'
import { type Finding, finding } from './finding.ts'

/** Those of the `places` of `draft` that are neither `own`, above it nor within it, and are spoken of as one's own: their offices, plans,
 *  enterprises, sights. Places that one learns from, works with or counts up are references and left out, and so are
 *  those that `asked`, the words of the proposal, names. All other places where `own` is not known. */
export function findOtherPlaces(
  draft: string,
  { own, asked, places }: { own: Region | null; asked: string; places: readonly PlaceChain[] },
): Finding[] {
  const matter = withoutSessions(asked)
  const spans = places.map(spanOf)
  return places
    .filter((chain) => !isOtherWord(draft, chain))
    .filter((chain) => own === null || !chain.some((mention) => isRelated(mention, own)))
    .filter((chain) => !isReference(draft, spanOf(chain), spans))
    .filter((chain) => !chain.some(({ span }) => matter.includes(slice(draft, span))))
    .map((chain) => otherPlace(draft, chain, own))
}

/** A name that more counties have may well be one's own by now: townships are renamed and made anew. */
const MOST_COUNTIES = 3

/** Townships in `draft` of counties that `own` has nothing to do with, apart from references, from what is `asked`, and from those
 *  whose county stands before them, which is told already. None where `own` is not known. */
export function findOtherTownships(
  draft: string,
  { own, asked, places, townships }: { own: Region | null; asked: string } & Omit<Surroundings, 'words'>,
): Finding[] {
  if (own === null) return []
  const spans = places.map(spanOf)
  return townships
    .filter(({ counties }) => counties.length <= MOST_COUNTIES)
    .filter(({ counties }) => !isAnyNested(counties, own))
    .filter(({ start }) => !spans.some(({ end }) => end === start))
    .filter((span) => !isReference(draft, span, spans) && !asked.includes(slice(draft, span)))
    .map((span) => otherPlaceAt(draft, span, { regions: span.counties, own }))
}

function otherPlace(draft: string, chain: PlaceChain, own: Region | null): Finding {
  return otherPlaceAt(draft, spanOf(chain), { regions: chain.at(-1)?.candidates.slice(0, 1) ?? [], own })
}

function otherPlaceAt(
  draft: string,
  span: Span,
  { regions: [region, ...others], own }: { regions: readonly Region[]; own: Region | null },
): Finding {
  const path = region ? `（${regionPath(region).join('')}${others.length > 0 ? '等' : ''}）` : ''
  return finding(draft, span, {
    kind: 'leftover',
    rule: 'other-place',
    message: own
      ? `“${slice(draft, span)}”${path}不在${own.name}，请核对是否从别处带来。`
      : `稿中提到“${slice(draft, span)}”${path}，如果不是本地，请核对是否从别处带来。`,
    suggestion: own?.name ?? null,
  })
}

/** 新市监〔2024〕18号 is a document number. */
function isOtherWord(draft: string, [first, ...more]: PlaceChain): boolean {
  if (!first || more.length > 0) return false
  const behind = draft.slice(first.span.end, first.span.end + 10)
  return !first.full && /^[\p{sc=Han}]{1,6}[〔[（(](?:19|20)\d{2}/u.test(behind)
}

/** 龙华区二届人大三次会议, 政协龙华区第二届委员会. */
const sessionBehind = /^(?:政协|人大|人民代表大会|第?[0-9一二三四五六七八九十]{1,4}届|委员会)/u

/** `asked` without the places whose people's congress or consultative conference it was put to: nothing is asked of them there,
 *  and a letter of elsewhere says it in its title. */
function withoutSessions(asked: string): string {
  let rest = asked
  let isSession = false
  for (const { span } of findRegions(asked).toReversed()) {
    isSession =
      sessionBehind.test(asked.slice(span.end, span.end + 8)) || (isSession && rest.charAt(span.end) === ' ')
    if (isSession) rest = rest.slice(0, span.start) + ' '.repeat(span.end - span.start) + rest.slice(span.end)
  }
  return rest
}

function isRelated({ candidates }: RegionMention, own: Region): boolean {
  return isAnyNested(candidates, own)
}

/** Words around a place from which something is learnt, brought or sent, or with which one works. */
const dealings =
  /学习|借鉴|考察|参照|经验|做法|先进地区|发达地区|合作|协作|对接|交流|引进|引入|导入|招商|招引|链接|渠道|飞地|帮扶|对口|支援|结对|签约|共建|来自|前往|赴|游客|客源|输出|输送|劳务|通达|直达|连接|毗邻|接壤|相邻|邻近|周边|辐射|接轨|融入|承接|外地|外省|外市/u

/** What belongs to no county: schools of higher learning, banks, railways, agreements of several places. */
const shared =
  /^(?:市|省)?(?:[\p{sc=Han}]{0,4}所(?=[、和与等开共])|[\p{sc=Han}]{0,8}(?:大学|学院|研究院|研究所|科学院|交易所|银行|证券|保险|基金|高铁|高速|铁路|国道|经济圈|都市圈|城市群|一体化|模式|峰会|论坛|博览会|精神))/u

function isReference(draft: string, span: Span, places: readonly Span[]): boolean {
  const behind = draft.slice(span.end, span.end + 14)
  if (shared.test(behind) || /^[市县区省]?(?:等|—|-|至)/u.test(behind)) return true
  return dealings.test(clauseOf(draft, span.start, span.end)) || isInList(draft, span, places)
}

/** Whether another place stands beside it in a list; 广溧路 in 广溧路、婺城区环城西路 is none. */
function isInList(draft: string, { start, end }: Span, places: readonly Span[]): boolean {
  const [joint = ''] = /^[市县区省]?[、和与及]/u.exec(draft.slice(end, end + 2)) ?? []
  const before = draft.slice(Math.max(0, start - 2), start)
  return (
    (joint !== '' && places.some((place) => place.start === end + joint.length)) ||
    (/[、和与及]$/u.test(before) && places.some((place) => place.end === start - 1)) ||
    /[市县区省]、$/u.test(before)
  )
}

function clauseOf(draft: string, start: number, end: number): string {
  const before =
    draft
      .slice(Math.max(0, start - 40), start)
      .split(/[,，。；;！!？?\n]/u)
      .at(-1) ?? ''
  const behind = draft.slice(end, end + 40).split(/[,，。；;！!？?\n]/u)[0] ?? ''
  return `${before}${slice(draft, { start, end })}${behind}`
}
