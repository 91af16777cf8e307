import type { Place } from './places.ts'
import type { Random } from './random.ts'
import { bureaus, type Topic } from './topics.ts'

/** What a reader should find in a generated reply. */
export interface Facts {
  readonly authority: string
  readonly regionCode: string
  readonly signedOn: string
  /** The date as the signature writes it. */
  readonly writtenDate: string
  /** Null where the reply bears none. */
  readonly docNumber: string | null
  /** The name before the bureau's: 绍兴市柯桥区. */
  readonly place: string
  /** What it is about: 社区居家养老服务体系建设. */
  readonly matter: string
  /** What is asked for: 加强社区居家养老服务体系建设. */
  readonly ask: string
}

/** The facts of a reply, and the text before its first word to the reader. */
export interface Head {
  readonly head: string
  readonly session: string
  /** 提案 or 建议 */
  readonly kind: string
  readonly facts: Facts
}

export function composeHead(random: Random, place: Place, topic: Topic): Head {
  const bureau = bureaus.get(topic.bureau) ?? { name: '人民政府办公室', letter: '政' }
  const kind = random.chance(0.6) ? '提案' : '建议'
  const year = random.whole(2017, 2025)
  const date = { year, month: random.whole(3, 11), day: random.whole(1, 28) }
  const matter = random.pick(topic.asks)
  const facts: Facts = {
    authority: place.name + bureau.name,
    regionCode: place.region.code,
    signedOn: `${year}-${twoDigits(date.month)}-${twoDigits(date.day)}`,
    writtenDate: writeDate(random, date),
    docNumber: random.chance(0.7) ? inventNumber(random, place.letter + bureau.letter, year) : null,
    place: place.name,
    matter,
    ask: random.pick(['加强', '推进', '完善', '加快', '进一步提升', '优化']) + matter,
  }
  const session = sessionOf(random, place, kind)
  const title = titleOf(random, facts, { session, kind })
  const addressee = `${addresseeOf(random, place, kind)}：\n`
  return { head: `${random.pick(layouts)(facts, title)}${addressee}`, session, kind, facts }
}

type Layout = (facts: Facts, title: string) => string

/** The shapes in which sites give a reply. */
const layouts: readonly Layout[] = [
  ({ docNumber }, title) => `${title}\n${docNumber === null ? '' : `${docNumber}\n`}\n`,
  ({ docNumber }, title) => `${docNumber === null ? '' : `${docNumber}\n`}${title}\n\n`,
  ({ authority, docNumber, signedOn }, title) =>
    `发布机构：${authority}\n文号：${docNumber ?? ''}\n成文日期：${signedOn}\n${title}\n`,
  ({ authority, docNumber, signedOn }, title) =>
    `发布单位: | ${authority} | 成文日期: | ${signedOn} |\n有效性: | | 文件编号: | ${docNumber ?? ''} |\n${title}\n`,
  ({ docNumber }, title) => `办理类型：A\n${docNumber === null ? '' : `${docNumber}\n`}${title}\n\n`,
]

function titleOf(
  random: Random,
  { authority, ask }: Facts,
  { session, kind }: { session: string; kind: string },
): string {
  const number = random.whole(1, 480)
  return random.pick([
    `${authority}关于${session}第${number}号${kind}的答复`,
    `关于${session}第${number}号${kind}的答复`,
    `${authority}关于对《关于${ask}的${kind}》的答复`,
    `对${session}第${number}号《关于${ask}的${kind}》的答复`,
  ])
}

function sessionOf(random: Random, place: Place, kind: string): string {
  const level = place.region.name.at(-1) ?? '市'
  const ordinal = `${numeral(random.whole(7, 19))}届`
  const meeting = `${numeral(random.whole(1, 5))}次会议`
  return kind === '提案' ? `${level}政协${ordinal}${meeting}` : `${level}${ordinal}人大${meeting}`
}

/** Groups, and persons whose names are left out. */
function addresseeOf(random: Random, place: Place, kind: string): string {
  const person = `${random.pick([...'王李张陈刘杨赵黄周吴'])}××`
  if (kind === '建议') return random.pick([`${person}代表`, `${person}等代表`])
  const party = random.pick(['民盟', '民革', '民建', '农工党', '九三学社', '致公党'])
  return random.pick([`${person}委员`, `尊敬的${person}委员`, `${party}${place.region.name}委员会`])
}

function inventNumber(random: Random, letters: string, year: number): string {
  const sign = letters + random.pick(['', '函', '提', '建', '复', '字'])
  return `${sign}〔${year}〕${random.whole(1, 260)}号`
}

interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

function writeDate(random: Random, { year, month, day }: DateParts): string {
  if (random.chance(0.8)) return `${year}年${month}月${day}日`
  const digits = [...String(year)].map((digit) => '〇一二三四五六七八九'.charAt(Number(digit)))
  return `${digits.join('')}年${numeral(month)}月${numeral(day)}日`
}

/** 1…99 in Chinese numerals. */
function numeral(value: number): string {
  const digits = '零一二三四五六七八九'
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits.charAt(tens)}十`
  return ten + (ones === 0 ? '' : digits.charAt(ones))
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
