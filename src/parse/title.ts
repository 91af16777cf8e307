import type { FactRule } from '../reply/fact-rule.ts'
import type { Span } from '../text/span.ts'
import { type Labelled, linesBeside, startsWithLabel } from './column.ts'
import { type Fact, firstFact } from './fact.ts'
import { inBrackets, isBracketedTitle, type Line } from './lines.ts'
import { readOrgan } from './organ.ts'
import { quote, type Reading } from './reading.ts'

/** What titles of replies end in, the outcome letter and a bracket cut off. */
const replyEndings =
  '答复 答覆 复函 回复 回覆 函复 函覆 办复 续复 批复 的函 答复函 答覆函 回复函 复文 会办意见 协办意见 办理意见 答复意见 回复意见 办理情况 办理结果 ' +
  '情况报告 情况汇报 情况说明 情况通报 情况反馈 情况公开 情况公示 情况的报告 情况的汇报 情况的说明 情况的通报 情况的反馈 情况的公开 情况的公示 落实情况 ' +
  '进展情况 办理进展 会办函 协办函 会办意见函 协办意见函 答复意见书 答复书 答复文书 答复件 办理单'
const replySubject = /提案|建议|议案|意见|委员|代表|第\d+[号期]|来信|社情民意/
/** 关于加强乡村道路建设的答复: a title that does not say what it answers. */
const plainAnswer = /^(?:关于|对)[^,:]{4,80}的(?:答复|答覆|复函|函复|回复|答复函|答复意见)$/
const workEndings =
  '总结 办理报告 办理情况 完成情况 总体情况 工作情况 工作报告 情况报告 情况汇报 情况的报告 工作要点 工作计划 工作打算 工作安排 工作思路 思路 情况说明 公告 通知 通报 方案 办法 意见 细则'
const replyEnding = oneOfAtEnd(replyEndings)
const workEnding = oneOfAtEnd(workEndings)

function oneOfAtEnd(words: string): RegExp {
  return new RegExp(`(?:${words.replaceAll(' ', '|')})$`)
}

/** A letter or a bracket behind the title that is not of it: A, (B类), [A], (摘要) stays. */
const outcomeTail = /[ ([]*[ABCDabcd] ?类?[)\] ]*$/
/** The reply's own number on the line of its title: 关于…的答复[浙交建〔2018〕101号], 玉科〔2024〕25号 关于…的答复. */
const numberBehind = / ?[[(]? ?[\u4e00-\u9fff]{2,14} ?\[\d{4}\] ?(?:第 ?)?\d{1,5} ?号 ?[\])]?$/
const numberBefore =
  /^(?:[\u4e00-\u9fff]{2,14} ?\[\d{4}\] ?(?:第 ?)?\d{1,5} ?号(?: |(?=关于|对))|[([][\u4e00-\u9fff]{2,14} ?\[\d{4}\] ?(?:第 ?)?\d{1,5} ?号[)\]] ?)(?=[\u4e00-\u9fff])/

/** What a list of titles writes behind each: 关于…的答复 2023-06-12. */
const dateTail = / ?[[(]?(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}[\])]?(?: \d{1,2}:\d\d(?::\d\d)?)?$/
/** [主动公开]关于…, 【提案答复】关于…, (2020年)…, 提案答复 - 关于… */
const tagBefore =
  /^(?:\[[\u4e00-\u9fff]{2,8}\]|\((?:19|20)\d\d年?\)|[\u4e00-\u9fff]{2,8} -) ?(?=[\u4e00-\u9fff])/

/** What a news site writes above the title: 农业农村部:加强…建议的答复. */
const headline = /^[^:关对]{2,12}:/

/** The last characters of titles, with what may stand behind the ending: no other line is looked at closely. */
const titleEnds = new Set([
  ...`${replyEndings} ${workEndings}`.split(' ').map((word) => word.charAt(word.length - 1)),
  ...'abcdABCD类)]号0123456789》',
  ...'要文案议',
])

/** Longer lines are never titles, in characters. */
const longestTitle = 180
/** Over how many lines a title may be broken: six proposals answered at once fill as many. */
const mostLines = 8

/** The title of the reply among the lines of the head, the column or the carrier; null when none of them
 *  carries one. */
export function readTitle(
  reading: Reading,
  head: readonly Line[],
  column: readonly Labelled[],
  carrierTitle: string | undefined,
): Fact | null {
  const lines = linesBeside(head, column)
  return firstFact(
    () => titleLine(reading, lines, isReplyTitle, 'title-line'),
    () => columnTitle(reading, column),
    () => (carrierTitle === undefined ? null : carriedTitle(carrierTitle)),
    () => titleLine(reading, lines, isWorkTitle, 'work-title-line'),
    () => titleLine(reading, lines, isProposalTitle, 'proposal-title-line'),
  )
}

/** The heading of the proposal that a page bears above its answer; null where no line of the head reads so. */
export function readHeadedProposal(reading: Reading, head: readonly Line[]): Fact | null {
  return titleLine(reading, head, isMatter, 'proposal-title-line')
}

/** Whether `text` (plain) reads as the title of a reply. */
export function isReplyTitle(text: string): boolean {
  if (text.length > longestTitle || !endsLikeTitle(text)) return false
  const title = text
    .slice(0, text.length - behindTitle(text))
    .replace(
      /(?:\((?:[^()]|\([^()]{1,20}\)){1,60}\)|(?<=[复函])(?:《[^《》]{4,90}》| ?: ?关于[^。;:]{4,80}的(?:提案|建议|议案))|摘要|全文)$/,
      '',
    )
    .trimEnd()
  if (title.length < 6 || /[。;]/.test(title) || text.endsWith(':')) return false
  return (
    replyEnding.test(title) &&
    (replySubject.test(title) || plainAnswer.test(title)) &&
    !/收悉|如下|您|^\(/.test(title)
  )
}

/** Whether `text` (plain) reads as the title of a reply or of a summary. */
export function isAnyTitle(text: string): boolean {
  return endsLikeTitle(text) && (isReplyTitle(text) || isWorkTitle(text))
}

/** How many characters behind the title are the outcome letter and the reply's number, in either order. */
function behindTitle(text: string): number {
  if (!'ABCDabcd类号)] 0123456789'.includes(text.charAt(text.length - 1))) return 0
  const first = text.replace(dateTail, '').replace(outcomeTail, '')
  const bare = /号 ?[\])]?$/.test(first) ? first.replace(numberBehind, '').replace(outcomeTail, '') : first
  return text.length - bare.length
}

function isWorkTitle(text: string): boolean {
  if (text.length < 6 || text.length > 80 || /[。;:]/.test(text)) return false
  return (
    workEnding.test(text.replace(/\([^()]{1,16}\)$/, '').trimEnd()) &&
    !/^(?:[一二三四五六七八九十(第]|\d{1,2}[.、])/.test(text)
  )
}

/** 关于…的建议 above a letter: some pages bear the name of what they answer; or its number, 政协某区…委员提案(第48号). */
function isProposalTitle(text: string): boolean {
  return isMatter(text) || (text.length <= 80 && numbered.test(text))
}

function isMatter(text: string): boolean {
  return text.length <= 80 && /^(?:关于|对)[^。;:《》]{4,70}的(?:建议|提案|议案)$/.test(text)
}

const numbered =
  /^[^。;:《》关对]{2,30}届[^。;:《》]{0,24}次会议[^。;:《》]{0,8}(?:建议|提案|议案) ?\( ?第 ?\d{1,5} ?号\)$/

/** The title nearest to the letter among the lines that end behind `from`; null without any. */
export function lastTitle(plain: string, head: readonly Line[], from: number): Span | null {
  for (let at = head.length - 1; (head[at]?.end ?? 0) > from; at -= 1) {
    const span = titleEndingAt(plain, head, at, isReplyTitle)
    if (span) return span
  }
  return null
}

function titleLine(
  reading: Reading,
  head: readonly Line[],
  isTitle: (text: string) => boolean,
  rule: FactRule,
): Fact | null {
  let first: Fact | null = null
  for (const at of head.keys()) {
    const ending = titleEndingAt(reading.plain, head, at, isTitle)
    if (!ending) continue
    const span = withEndBelow(reading.plain, ending, head[at + 1])
    const fact = titleFact(reading, span, rule)
    if (isWhole(reading.plain.slice(span.start, span.end))) return fact
    first ??= fact
  }
  return first
}

/** Whether the headline of a page is the reply's title, and no other below it: one that is cut off, news of the answer, a
 *  mere number, or words that fit any answer (提案答复) gives way to the letter's own. */
function isWhole(title: string): boolean {
  return (
    saysWhich.test(title) &&
    !headline.test(title.slice(0, 14)) &&
    !/^第 ?\d/.test(title) &&
    !/…|\.{3}/.test(title)
  )
}

const saysWhich = /[关对就《“]|届|\d ?号/

/** The title whose last line is line `at`: that line, or with as many above as it was broken over. */
function titleEndingAt(
  plain: string,
  head: readonly Line[],
  at: number,
  isTitle: (text: string) => boolean,
): Span | null {
  const last = head[at]
  if (!last || !endsLikeTitle(last.text) || startsWithLabel(last.text)) return null
  const crumbs = behindCrumbs(last.text)
  let start = last.start + crumbs
  for (let first = at; first > at - mostLines; first -= 1) {
    const text = closeUp(onOneLine(plain.slice(start, last.end)))
    const above = head[first - 1]
    const goesOn = above !== undefined && continuesBelow(plain, above, start)
    if (isTitle(text) && (namesMatter(text) || (!goesOn && crumbs === 0))) {
      const end = last.end - behindTitle(plain.slice(start, last.end))
      return { start: withOrganAbove(plain, { start, end }, above), end }
    }
    if (!goesOn) return null
    start = above.start
  }
  return null
}

function onOneLine(text: string): string {
  return text.includes('\n') ? text.replace(/\s*\n[\s|]*/g, '') : text
}

/** 的答复函 on the next line: what stands above it ends like a title itself. */
const endBelow = /^的 ?(?:答 ?复|复 ?函|回 ?复|函)(?:函|意见)?$/

function withEndBelow(plain: string, title: Span, below: Line | undefined): Span {
  if (!below || below.text.length > 6 || !endBelow.test(below.text)) return title
  return plain.slice(title.end, below.start).split('\n').length === 2
    ? { start: title.start, end: below.end }
    : title
}

function endsLikeTitle(text: string): boolean {
  return titleEnds.has(text.charAt(text.length - 1))
}

/** 首页 > 政务公开 > 关于…, • 关于…, 词条 | 关于…: where the title begins behind the way to the page, its bullet, its number
 *  or the cell before it. */
function behindCrumbs(text: string): number {
  const number = (numberBefore.exec(text) ?? tagBefore.exec(text))?.[0].length ?? 0
  const crumbs =
    Math.max(
      ...['>', '»', '|'].map((sign) => text.lastIndexOf(sign)),
      (/^[•-]+/.exec(text)?.[0].length ?? 0) - 1,
      number - 1,
    ) + 1
  return text.length - text.slice(crumbs).trimStart().length
}

/** A title that names its matter from the start: 关于…, 对…, or a body's name and then one of them; or the session. */
function namesMatter(text: string): boolean {
  return /^(?:[^《“]{0,40}?)(?:关于|对|就|届[^《“]{0,12}次会议)/.test(text)
}

/** Whether `above` may be the first part of a title that was broken over lines. */
function continuesBelow(plain: string, above: Line, below: number): boolean {
  if (above.text.length < 4 || above.text.length > 60 || wayToPage.test(above.text)) return false
  const ofSeveral = partOfList.test(above.text)
  if (!ofSeveral && (noPart.test(above.text) || startsWithLabel(above.text))) return false
  return (
    (ofSeveral || /关于|对|就|提案|建议/.test(above.text)) &&
    !/\n\s*\n\s*\n/.test(plain.slice(above.end, below))
  )
}

/** 首页 > 政务公开 > 建议提案 */
const wayToPage = /[>»]|^(?:您?(?:当前|现在)的?|所在)位置/
const noPart = /[。;:,!\]]$|\d{4}[-年]\d|^(?!20\d\d年)[•|\d(]|\| /
/** (资源环境类155号)、1519号(资源环境类: a line of the numbers of several proposals. */
const partOfList = /^(?:\(?[\u4e00-\u9fff]{2,8}类|\d+ ?号).*(?:\d ?号 ?\)?、?|类)$/

/** A body's name on the line right above 关于… is the beginning of the title. */
function withOrganAbove(plain: string, { start, end }: Span, above: Line | undefined): number {
  if (!above || !/^(?:关于|对|就)/.test(plain.slice(start, start + 2))) return start
  // Where an empty line parts the title from what follows, one may part it from its beginning.
  const most = /^[^\n]*\n[ ]*\n/.test(plain.slice(end, end + 60)) ? 3 : 2
  const adjacent = plain.slice(above.end, start).split('\n').length <= most
  return adjacent && !startsWithLabel(above.text) && readOrgan(above.text) !== null && above.text.length >= 6
    ? above.start
    : start
}

function columnTitle(reading: Reading, column: readonly Labelled[]): Fact | null {
  const titles = column.filter(({ name }) => name === 'title').map(withoutBrackets)
  const entry =
    titles.find(({ value }) => isReplyTitle(value)) ?? titles.find(({ value }) => isProposalTitle(value))
  return entry ? titleFact(reading, entry.span, 'column-title') : null
}

function withoutBrackets(entry: Labelled): Labelled {
  return isBracketedTitle(entry.value)
    ? { ...entry, value: entry.value.slice(1, -1), span: inBrackets(entry.span) }
    : entry
}

/** The carrier's title without the site's name behind it. */
function carriedTitle(title: string): Fact | null {
  for (const part of [title, ...title.split(/[-_|–—>»]+/)]) {
    const text = part.trim()
    if (isReplyTitle(text)) return { value: closeUp(text), rule: 'carrier-title', span: null }
  }
  return null
}

function titleFact(reading: Reading, span: Span, rule: FactRule): Fact {
  return { value: closeUp(quote(reading, span)), rule, span }
}

/** A title that the page writes twice on one line. */
const twice = /^(.{6,180}) +\1$/

/** A blank beside a Han character or a mark: lost line breaks, and 答 复 set apart to fill a line of its own. */
const besideHan = /(?<=[\u3001-\u9fff\uff00-\uffef]) +| +(?=[\u3001-\u9fff\uff00-\uffef])/g

/** A title once, without the blanks that layout has left in it. */
function closeUp(title: string): string {
  if (!title.includes(' ')) return title
  return (twice.exec(title)?.[1] ?? title).replace(besideHan, '')
}
