import type { Span } from '../text/span.ts'
import { findGreeting } from './addressee.ts'
import { type Closing, findClosing, onlyThanks } from './closing.ts'
import { type Labelled, readColumn, startsWithLabel } from './column.ts'
import { askedAbove, cutAtContent } from './content-labels.ts'
import { cutBehindTitle, cutRunOnHead, type Line, splitBlocks, splitLines } from './lines.ts'
import type { Reading } from './reading.ts'
import { findReceiptLine, isProse, receiptSpan } from './receipt.ts'
import type { Scanned } from './scan.ts'
import { isReplyTitle, lastTitle } from './title.ts'

/** Where the parts of a page stand: head, body and, within the body, greeting, receipt, main text, closing. */
export interface Letter {
  /** The lines before the letter that are no running text. */
  readonly head: readonly Line[]
  /** The lines before and behind the letter, those of the site's own among them. */
  readonly around: readonly Line[]
  /** Labelled values before and behind the body. */
  readonly column: readonly Labelled[]
  /** Labelled values in the closing. */
  readonly tail: readonly Labelled[]
  readonly body: Span
  /** Running text before the greeting: on some pages the proposal itself. */
  readonly proposalText: Span | null
  readonly greeting: Span | null
  readonly receipt: Span | null
  /** 首先,感谢您…, as a paragraph of its own below the receipt. */
  readonly thanks: Span | null
  /** From the receipt, and the thanks below it, to the closing. */
  readonly main: Span
  readonly closing: Closing
}

/** Facts stand among the lines next to the letter: what is farther off is of other pages. */
const longestHead = 300

/** Finds the parts; on any text. Without greeting and receipt the body begins at the first running text. */
export function readLetter(reading: Reading): Letter {
  const { plain } = reading
  const lines = splitLines(reading).flatMap(cutAtLabels)
  const receiptAt = findReceiptLine(lines)
  const receiptLine = lines[receiptAt]
  const greeting = findGreeting(lines, receiptAt)
  const { letterStart, start } = findStart(plain, lines, (greeting ?? receiptLine)?.start ?? null)
  const end = bodyEnd(lines, start)
  const proposalText = letterStart !== null && start < letterStart ? { start, end: letterStart } : null
  const receipt = receiptLine ? readReceipt(plain, receiptLine, greeting, end) : null
  const thanks = thanksBelow(reading, receipt, end)
  const mainStart = (thanks ?? receipt ?? greeting)?.end ?? letterStart ?? start
  const closing = findClosing(splitBlocks(reading, { start: mainStart, end }), end)
  const above = lines.filter((line) => line.end <= start).slice(-longestHead)
  const head = [...above, ...linesBelow(lines, proposalText)].flatMap(cutBehindTitle)
  const behind = lines.filter((line) => line.start >= end).slice(0, longestHead)
  const foot = linesAboveFooter(behind)
  const tail = lines.filter((line) => line.start >= closing.start && line.end <= end)
  return {
    head,
    around: [...head, ...behind],
    column: [...readColumn(plain, head), ...readColumn(plain, foot)],
    tail: readColumn(plain, tail),
    body: { start, end },
    proposalText,
    greeting,
    receipt,
    thanks,
    main: { start: mainStart, end: closing.start },
    closing,
  }
}

/** 办理情况: 某局关于…的答复函 某某代表: 您提出…, all on one line. */
function cutAtLabels(line: Line): Line | Line[] {
  const pieces = cutAtContent(line)
  return Array.isArray(pieces) ? pieces.flatMap(cutRunOnHead) : pieces
}

/** Where the letter begins, null when nothing tells, and where the body does. */
function findStart(
  plain: string,
  lines: readonly Line[],
  written: number | null,
): { letterStart: number | null; start: number } {
  const asked = askedAbove(lines, written)
  const answer = asked?.end ?? null
  const letterStart = written ?? (answer === null ? null : belowTitle(plain, lines, answer))
  return { letterStart, start: asked?.start ?? bodyStart(lines, letterStart) ?? plain.length }
}

/** Where the answer begins that is labelled at `from`: below its own title, where one stands right there. */
function belowTitle(plain: string, lines: readonly Line[], from: number): number {
  const head = lines.filter(({ start }) => start >= from).slice(0, mostAboveAnswer)
  const title = lastTitle(plain, head, from)
  const below = title && lines.find(({ start }) => start > title.end)
  return below ? below.start : from
}

/** 办理情况 is followed by the class, the day and the letterhead, and so many lines of a title. */
const mostAboveAnswer = 8

/** The lines between the proposal and its answer: some pages go on with their box there, or have the answer's title. */
function linesBelow(lines: readonly Line[], proposalText: Span | null): readonly Line[] {
  if (!proposalText) return []
  const { start, end } = proposalText
  const within = lines.filter((line) => line.start >= start && line.end <= end)
  return within.slice(within.findLastIndex(({ text }) => isProse(text)) + 1)
}

/** Where running text begins that stands before the letter; else where the letter begins. Null without either. */
function bodyStart(lines: readonly Line[], letterStart: number | null): number | null {
  let first: number | null = null
  for (const [at, line] of lines.entries()) {
    if (letterStart !== null && line.end > letterStart) break
    if (!isText(line)) continue
    // One such line above a greeting is a summary or a note of the page; more of them are the proposal.
    if (first !== null) return first
    const above = lines[at - 1]
    first = above && firstHeading.test(above.text) ? above.start : line.start
    if (letterStart === null) return first
  }
  return letterStart
}

/** 一、关于…问题, on the line above the first running text. */
const firstHeading = /^(?:一、|\(一\))[^。]{2,40}$/

function isText({ text }: Line): boolean {
  return (
    (isProse(text) || text.endsWith('。')) &&
    !startsWithLabel(text) &&
    !isReplyTitle(text) &&
    !ofDocumentSite.test(text)
  )
}

/** What sites that trade in documents write above the text. */
const ofDocumentSite = /下载(?:文档|本文|后)|(?:联系|在线|人工)客服|侵犯|在线预览|部分预览/

/** The paragraph right below the receipt, when it only thanks and others follow. */
function thanksBelow(text: Scanned, receipt: Span | null, end: number): Span | null {
  if (!receipt) return null
  const start = receipt.end
  const [first, next] = splitBlocks(text, { start, end: Math.min(end, start + 400) })
  return first && next && onlyThanks(first.text) ? { start, end: first.end } : null
}

function readReceipt(plain: string, line: Line, greeting: Span | null, limit: number): Span {
  const start = greeting?.end ?? line.start
  return { start, end: receiptSpan(plain, Math.max(start, line.start), limit).end }
}

/** What only the owner of a site writes, below everything: no label there speaks of the letter. */
const siteFooter =
  /^主 ?办(?: ?单 ?位)? ?:|^承 ?办(?: ?单 ?位)? ?:.*(?:政府|信息|网|数据|公司|中心)|^开 ?办(?: ?单 ?位)? ?:|^本网?站[^。]{0,40}版权|版权所有|copyright|©|ICP备|公网安备|网站标识码|^网站地图|^技术支持/i

/** Where a page goes on to something else. */
const pageGoesOn =
  /^(?:上一|下一)[篇条页则]|^扫一扫|^扫码|^用(?:微信|手机)扫|^(?:附件|相关|文件)(?:附件|阅读|链接|文章|稿件|信息|新闻|报道|资讯|推荐|下载|预览)|^关闭窗口|^下载(?:word|pdf)|^(?:账号|手机)\+?密码登录|^您访问的链接即将离开|^\[(?:打印|关闭)[\u4e00-\u9fff]{0,4}\]|^<!--|^热门词条$|^联[系络]我们$|\.(?:png|jpg|gif)$|^(?:审核|校对|编辑) ?:[^。]{0,20}(?:责任)?编辑|^\[?责任编辑|^×$/i

const footer =
  /^(?:\[?打印|\[?关闭|\[?返回|分享|扫一扫|扫描|上一[篇条页]|下一[篇条页]|相关(?:链接|文章|稿件|信息|阅读|附件下载)|网站地图|版权所有|copyright|©|信息来源|来源:|作者:|责任编辑|编辑:|浏览次数|访问次数|您是第|\[?收藏|主办:|主办单位:|承办:|技术支持|公安备案)|^如果?您对(?:该|本|此)[^。]{2,12}有疑问|ICP备|公网安备|网站标识码|^\d{1,2}$/i

/** 会办单位: below 主办单位: both are of the letter, not of the site. */
const jointBelow = /^(?:会 ?办|协 ?办)(?: ?单 ?位)? ?:/

/** The end of the last line of the letter: page furniture behind it is not of the body. */
function bodyEnd(lines: readonly Line[], start: number): number {
  const prose = lines.findLastIndex(({ text }) => isProse(text) && !isFooter(text))
  const cut = lines.findIndex(
    ({ text, start: at }, nth) =>
      nth > prose && at >= start && endsPage(text) && !jointBelow.test(lines[nth + 1]?.text ?? ''),
  )
  let last = (cut === -1 ? lines.length : cut) - 1
  while (last >= 0) {
    const line = lines[last]
    if (!line || line.start < start || !isFooter(line.text)) break
    last -= 1
  }
  return Math.max(start, lines[last]?.end ?? start)
}

function isFooter(text: string): boolean {
  return text.length <= 200 && (footer.test(text) || endsPage(text))
}

function endsPage(text: string): boolean {
  return text.length <= 200 && (pageGoesOn.test(text) || siteFooter.test(text))
}

/** Whether the owner of a site writes so below everything: 版权所有:沈阳市公安局. */
export function isSiteFooter(text: string): boolean {
  return siteFooter.test(text)
}

function linesAboveFooter(lines: readonly Line[]): readonly Line[] {
  const end = lines.findIndex(({ text }) => isSiteFooter(text))
  return end === -1 ? lines : lines.slice(0, end)
}
