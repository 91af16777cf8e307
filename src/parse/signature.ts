import { findRegions } from '../regions/gazetteer.ts'
import { isDigit } from '../text/chars.ts'
import { findDates, parseDate, readCompactDate } from './dates.ts'
import type { Fact } from './fact.ts'
import type { Line } from './lines.ts'
import { readOrgan, readOrgans } from './organ.ts'

/** The blocks of a signature with what they say. */
export interface Signature {
  /** Numbers of its first and last block. */
  readonly first: number
  readonly last: number
  readonly organ: Fact | null
  readonly date: Fact | null
}

/** A body's name with a date below it or on the same line; failing that, a date or a name among the last blocks,
 *  behind which only trailers stand. Null when the letter is not signed. */
export function findSignature(
  blocks: readonly Line[],
  isTrailer: (text: string) => boolean,
): Signature | null {
  let bare: Signature | null = null
  for (const [at, block] of blocks.entries()) {
    const signed = dateLine(block)
    if (!signed) continue
    const found = signatureAt(blocks, at, signed)
    if (found.organ) return withNextSigner(blocks, found)
    const stands = signed.worn ? found.date && closesLetter(blocks, at, isTrailer) : at >= blocks.length - 12
    if (stands) bare = found
  }
  return bare ?? signatureWithoutDate(blocks, isTrailer)
}

/** The signature with its date in block `at`: the name stands on that line, above it or below. */
function signatureAt(blocks: readonly Line[], at: number, { organ, date }: DateLine): Signature {
  const first = withOrgansAbove(blocks, at)
  if (organ) return { first, last: at, organ: jointly(blocks.slice(first, at), organ), date }
  const named = labelledOrgan(blocks[at - 1])
  if (named) return { first: at - 1, last: at, organ: named, date }
  const above = jointly(blocks.slice(first, at), null)
  const below = above ? null : organFact(blocks[at + 1])
  return { first, last: below ? at + 1 : at, organ: above ?? below, date }
}

/** Another body that signs right below, with a day of its own: the letter is signed when the last one has. */
function withNextSigner(blocks: readonly Line[], signature: Signature): Signature {
  const { first, last, organ } = signature
  const next = nextSigner(blocks, last)
  if (!organ || !next || organ.value.includes(next.organ.value)) return signature
  const value = `${organ.value}、${next.organ.value}`
  const span = organ.span && { start: organ.span.start, end: next.organ.span?.end ?? organ.span.end }
  return { first, last: next.last, organ: { ...organ, value, span }, date: next.date ?? signature.date }
}

/** The body whose name and day stand below block `last`, on two lines or on one. */
function nextSigner(
  blocks: readonly Line[],
  last: number,
): { readonly last: number; readonly organ: Fact; readonly date: Fact | null } | null {
  const name = organFact(blocks[last + 1])
  const at = last + (name ? 2 : 1)
  const signed = blocks[at] ? dateLine(blocks[at]) : null
  const organ = name ?? signed?.organ ?? null
  const isOne = signed !== null && organ !== null && (name === null || signed.organ === null)
  return isOne ? { last: at, organ, date: signed.date } : null
}

/** Who signs in `blocks`, and `last` below them: bodies that answer together are joined by 、, an office of one that stands
 *  above it is none of its own. */
function jointly(blocks: readonly Line[], last: Fact | null): Fact | null {
  const facts = [...blocks.map(organFact), last].filter((fact) => fact !== null)
  const [first] = facts
  if (!first) return null
  const names = facts.flatMap(({ value }) => value.split('、'))
  const own = names.filter(
    (name, at) =>
      !names.slice(0, at).some((before) => name.startsWith(before)) && !(at > 0 && isInnerOffice(name)),
  )
  const end = facts.at(-1)?.span?.end ?? first.span?.end ?? 0
  return { ...first, value: own.join('、'), span: first.span && { start: first.span.start, end } }
}

/** 规划计划科 and 河长制办公室, below the body that they belong to: not 市河长制办公室. */
const innerOffice = /^(?![省市县区州旗盟])[\u4e00-\u9fff]{2,10}(?:科|股|司|处|办公室)$/

function isInnerOffice(name: string): boolean {
  return innerOffice.test(name) && !name.includes('政府') && findRegions(name).length === 0
}

/** 答复单位(盖章):温州市教育局, right above the date. */
const signerLabel = /^(?:答复|回复|承办|办理)?单位 ?(?:\([盖公]章\))? ?: ?/

function labelledOrgan(block: Line | undefined): Fact | null {
  const label = block?.text.includes('单位') ? signerLabel.exec(block.text)?.[0].length : undefined
  if (!block || label === undefined) return null
  return organFact({ ...block, start: block.start + label, text: block.text.slice(label) })
}

/** Whether a number that reads as a date ends the letter: no label announces it, and only trailers follow. */
function closesLetter(blocks: readonly Line[], at: number, isTrailer: (text: string) => boolean): boolean {
  const before = blocks[at - 1]?.text ?? ':'
  return !before.endsWith(':') && blocks.slice(at + 1).every(({ text }) => isTrailer(text))
}

/** A line that holds the date of a signature, with the name before or behind it. */
interface DateLine {
  readonly organ: Fact | null
  /** Null where its digits allow two dates. */
  readonly date: Fact | null
  /** Whether 年, 月 and 日 are lost: without a name such a line is any number. */
  readonly worn: boolean
}

/** 温州市教育局 2023年6月8日 联系人:…: what stands behind the date where a whole letter is one line. */
const behindDate =
  /(?<=[日\d])(?<=^.{1,81}) +(?:\([^()]{2,10}\) *)?\(?(?:联系|经办|承办|[主分]管领导|责任领导|抄送|邮政编码|邮编|附件)[^。]{0,240}$/

function dateLine(line: Line): DateLine | null {
  const block = line.text.length > 20 ? withoutContact(line) : line
  if (block.text.length > 90) return null
  const found = findDates(block.text).at(-1)
  if (!found) return wornDateLine(block) ?? partialDateLine(block)
  const before = block.text.slice(0, found.start).replace(/[ ([:,]+$/, '')
  const behind = block.text.slice(found.end)
  const date = {
    value: found.date,
    rule: 'signature-date' as const,
    span: { start: block.start + found.start, end: block.start + found.end },
  }
  const closed = /^[ )\]。]*(?:\([^()]{1,10}\)|\[\d\]|\((?:联系|经办|承办)[^。]{0,60})?$/.test(behind)
  const named = closed ? behindContact(before) : before === '' ? behind : ''
  const names = readOrgans(named)
  if (names.length === 0) return closed && besideDate.test(before) ? { organ: null, date, worn: false } : null
  const end = closed ? block.start + before.length : block.end
  const start = end - named.length
  return { organ: { value: names.join('、'), rule: 'signature', span: { start, end } }, date, worn: false }
}

function withoutContact(line: Line): Line {
  const text = line.text.length > longestSigned ? line.text : line.text.replace(behindDate, '')
  return text.length < line.text.length ? { text, start: line.start, end: line.start + text.length } : line
}

/** With the contact behind it no signature is longer, in characters. */
const longestSigned = 340

/** What may stand before a date without a name: a label, the contact, or the day on which another body signed. */
const besideDate =
  /^(?:(?:(?:答复|回复|办理|办复)?(?:日期|时间)|落款)?|20\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|[^。]{0,24}(?:联系人|联系电话|电话)[: ][^。]{0,40})$/

/** 联系单位及电话:天水市畜牧局 [电话已隐去] 天水市畜牧局 2021年9月2日, on one line: the name that signs is the last. */
function behindContact(before: string): string {
  return /(?:联系(?:人|单位|电话)|电话)[^。]{0,8}:/.test(before) ? (before.split(' ').at(-1) ?? '') : before
}

/** 20246月14 has lost its 年. */
const lostMark = /^(\d{4})年?(?=\d{1,2}月)/

/** 2024520, 2024520日 or 2024 520 below a name or behind it. */
function wornDateLine({ text, start, end }: Line): DateLine | null {
  if (!isDigit(text.at(-1)) && !text.endsWith('日')) return null
  const digits = /(?<!\d)(?:19|20)\d\d ?(?:年? ?\d{2,4}|年?\d{1,2}月\d{1,2})日?$/.exec(text)
  if (!digits) return null
  const value =
    parseDate(digits[0].replace(lostMark, '$1年')) ?? readCompactDate(digits[0].replace(/[ 年日]/g, ''))
  const place = { start: start + digits.index, end }
  const date = value === null ? null : { value, rule: 'worn-date' as const, span: place }
  const worn = !digits[0].includes('月')
  if (digits.index === 0) return { organ: null, date, worn }
  const name = readOrgan(text.slice(0, digits.index))
  const span = { start, end: start + digits.index }
  return name === null ? null : { organ: { value: name, rule: 'signature', span }, date, worn }
}

/** 2023年6月, 二〇二三年六月 and 2023年2月30日 below a name or behind it: the place of a date, but none. */
const partialDate =
  /(?<!\d)(?:20\d\d ?年 ?\d{0,2} ?月? ?(?:\d{0,2} ?日)?|二[〇零OoОΟ0][〇零OoОΟ0一二三四五六七八九]{2}年(?:[一二三四五六七八九十]{1,2}月)?)$/

function partialDateLine({ text, start }: Line): DateLine | null {
  const at = /[年月日\d]$/.test(text) && text.includes('年') ? text.search(partialDate) : -1
  if (at === -1) return null
  const before = text.slice(0, at).trimEnd()
  const named = behindContact(before)
  const name = readOrgan(named)
  if (name === null) return before === '' ? { organ: null, date: null, worn: true } : null
  const end = start + before.length
  const organ = { value: name, rule: 'signature' as const, span: { start: end - named.length, end } }
  return { organ, date: null, worn: true }
}

/** 蜀山区财政局 联系电话：…: what stands behind the name on its line. */
const contactBehind = / +\(?(?:联系(?:人|电话|方式)|电话|承办人|经办人) ?[:].*$/

function organFact(block: Line | undefined): Fact | null {
  const text = block?.text.replace(contactBehind, '') ?? ''
  const names = readOrgans(text)
  return block && names.length > 0
    ? {
        value: names.join('、'),
        rule: 'signature',
        span: { start: block.start, end: block.start + text.length },
      }
    : null
}

/** The number of the first of the names that stand directly above block `at`. */
function withOrgansAbove(blocks: readonly Line[], at: number): number {
  const office = innerOffice.test(blocks[at - 1]?.text ?? '') && organFact(blocks[at - 2]) ? 1 : 0
  let first = at - office
  while (first > 0 && at - first < 6 && organFact(blocks[first - 1])) first -= 1
  return first
}

function signatureWithoutDate(
  blocks: readonly Line[],
  isTrailer: (text: string) => boolean,
): Signature | null {
  for (let at = blocks.length - 1; at >= Math.max(1, blocks.length - 6); at -= 1) {
    const block = blocks[at]
    if (!block) break
    if (organFact(block)) {
      const first = withOrgansAbove(blocks, at)
      return { first, last: at, organ: jointly(blocks.slice(first, at + 1), null), date: null }
    }
    if (!isTrailer(block.text)) break
  }
  return null
}
