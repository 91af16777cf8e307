import type { Role } from '../reply/role.ts'
import type { Span } from '../text/span.ts'
import { findDates } from './dates.ts'
import type { Fact } from './fact.ts'
import type { Line } from './lines.ts'
import { readOrgan } from './organ.ts'

/** The end of a letter: thanks, signature, contact, copies and annexes. */
export interface Closing {
  /** Where the text proper ends. */
  readonly start: number
  /** Consecutive parts from `start` to the end of the body. */
  readonly parts: readonly { readonly role: Role; readonly span: Span }[]
  readonly organ: Fact | null
  readonly date: Fact | null
}

const contact =
  /^[([]?(?:联 ?系 ?(?:人|电 ?话|方式|单位|科室|处室|部门)|咨询电话|办公电话|经办人|承办人|具体承办|电 ?话|手机|邮 ?编|邮政编码|传真|领导签[名发]|领导署名|签发人|签发领导|主要领导签)/
const copies =
  /^[([]?(?:抄 ?[送报]|主题词|分 ?送|公开属性|公开方式|信息公开|此件|附 ?件?[:：\d]|附 ?件$|附表|备注|注:|校对|打印|共印|.{0,30}\d日 ?印发)/
const thanks =
  /^(?:最后|再次|在此|衷心|诚挚|诚恳|真诚|非常|十分|特别|同时|也)?[,]?(?:再次|衷心|诚挚|真诚|非常|十分|特别|诚恳)?[的地]?(?:对您|对你们?|对贵|向您|对各位)?[^。,]{0,24}(?:感谢|谢谢|致谢|谢意)|^(?:最后,?)?(?:也|诚挚|真诚|衷心)?[的地]?(?:希望|恳请|敬请|欢迎|诚望|期望|恳望)[^。]{0,30}(?:您|你|贵|委员|代表|一如既往|继续|多提)|^(?:专此|特此)(?:答复|函复|回复|复函|函达|函告|奉复|报告)|^此复|^以上(?:答复|意见|回复|情况)|^如(?:您|你|有)[^。]{0,20}(?:意见|疑问|建议)|^顺[颂祝]|^祝[您你]?|^此致|^敬礼/

/** Reads the closing from the blocks behind the receipt; starts at `end` when there is none. */
export function findClosing(blocks: readonly Line[], end: number): Closing {
  const signature = findSignature(blocks)
  const first = firstClosingBlock(blocks, signature?.first ?? blocks.length)
  const start = thanksWithin(blocks[first - 1]) ?? blocks[first]?.start ?? end
  const roles = closingRoles(blocks, first, signature)
  const parts: { role: Role; span: Span }[] = []
  const before = blocks[first]?.start ?? end
  if (start < before) parts.push({ role: 'thanks', span: { start, end: before } })
  for (const [at, { role, block }] of roles.entries()) {
    const next = roles[at + 1]?.block.start ?? end
    const last = parts.at(-1)
    if (last?.role === role) parts[parts.length - 1] = { role, span: { start: last.span.start, end: next } }
    else parts.push({ role, span: { start: block.start, end: next } })
  }
  return { start, parts, organ: signature?.organ ?? null, date: signature?.date ?? null }
}

interface Signature {
  /** Numbers of its first and last block. */
  readonly first: number
  readonly last: number
  readonly organ: Fact | null
  readonly date: Fact | null
}

/** A body's name with a date below it or behind it; failing that, a date or a name among the last blocks. */
function findSignature(blocks: readonly Line[]): Signature | null {
  let bare: Signature | null = null
  for (const [at, block] of blocks.entries()) {
    const signed = dateLine(block)
    if (!signed) continue
    if (signed.organ)
      return { first: withOrgansAbove(blocks, at), last: at, organ: signed.organ, date: signed.date }
    const first = withOrgansAbove(blocks, at)
    const organ = first < at ? organFact(blocks[first]) : null
    const found = { first, last: at, organ, date: signed.date }
    if (organ) return found
    if (at >= blocks.length - 12) bare = found
  }
  return bare ?? signatureWithoutDate(blocks)
}

function dateLine(block: Line): { organ: Fact | null; date: Fact } | null {
  if (block.text.length > 90) return null
  const found = findDates(block.text).at(-1)
  if (!found || !/^[ )\]。]*(?:\([^()]{1,10}\))?$/.test(block.text.slice(found.end))) return null
  const before = block.text.slice(0, found.start).replace(/[ ([:,]+$/, '')
  const span = { start: block.start + found.start, end: block.start + found.end }
  const date = { value: found.date, rule: 'signature-date', span }
  if (before === '' || /^(?:日期|时间|落款)$/.test(before)) return { organ: null, date }
  const name = readOrgan(before)
  if (name === null) return null
  return {
    organ: { value: name, rule: 'signature', span: { start: block.start, end: block.start + before.length } },
    date,
  }
}

function organFact(block: Line | undefined): Fact | null {
  const name = block && readOrgan(block.text)
  return block && name
    ? { value: name, rule: 'signature', span: { start: block.start, end: block.end } }
    : null
}

/** The number of the first of the names that stand directly above block `at`. */
function withOrgansAbove(blocks: readonly Line[], at: number): number {
  let first = at
  while (first > 0 && at - first < 6 && organFact(blocks[first - 1])) first -= 1
  return first
}

function signatureWithoutDate(blocks: readonly Line[]): Signature | null {
  for (let at = blocks.length - 1; at >= Math.max(1, blocks.length - 6); at -= 1) {
    const block = blocks[at]
    if (!block) break
    if (organFact(block)) {
      const first = withOrgansAbove(blocks, at)
      return { first, last: at, organ: organFact(blocks[first]), date: null }
    }
    if (!contact.test(block.text) && !copies.test(block.text)) break
  }
  return null
}

/** Steps back from the signature, or from the end, over contact, copies and thanks. */
function firstClosingBlock(blocks: readonly Line[], from: number): number {
  let first = from
  while (first > 0) {
    const text = blocks[first - 1]?.text ?? ''
    if (!isContact(text) && !copies.test(text) && !isThanks(text)) break
    first -= 1
  }
  return first
}

function isContact(text: string): boolean {
  return text.length <= 200 && contact.test(text)
}

function isThanks(text: string): boolean {
  return text.length <= 220 && thanks.test(text)
}

/** Where the sentences of thanks begin that end `block`; null when its last sentence is none. */
function thanksWithin(block: Line | undefined): number | null {
  if (!block) return null
  const tail = block.text.slice(-400)
  const offset = block.end - tail.length
  const starts = [...tail.matchAll(/[。!;]/g)]
    .map((match) => match.index + 1)
    .filter((at) => at < tail.length)
  let found: number | null = null
  for (const at of starts.reverse().slice(0, 3)) {
    if (!thanks.test(tail.slice(at))) break
    found = offset + at
  }
  return found
}

function closingRoles(
  blocks: readonly Line[],
  first: number,
  signature: Signature | null,
): { role: Role; block: Line }[] {
  return blocks.slice(first).map((block, offset) => {
    const at = first + offset
    if (signature && at >= signature.first && at <= signature.last) return { role: 'signature', block }
    if (isContact(block.text)) return { role: 'contact', block }
    if (at < (signature?.first ?? blocks.length) && isThanks(block.text)) return { role: 'thanks', block }
    return { role: 'other', block }
  })
}
