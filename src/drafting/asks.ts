import { parseSections } from '../parse/parse-sections.ts'
import { flattenSections, type Section } from '../reply/section.ts'
import { sentencesOf } from '../text/sentence.ts'
import { type Span, slice, trimSpan } from '../text/span.ts'
import { endOfAsks } from './proposal-end.ts'

/** One thing that a proposal asks for (诉求), in its own words. */
export interface Ask extends Span {
  readonly text: string
}

/** A heading under which a proposal says what it wants; a point that starts with 落实…实施意见 is none. */
const asking = /^[^，,。；;]{0,20}(?:建议|对策|意见|诉求|请求|举措|措施|几点)[^，,。；;》]{0,8}$/u

/** A sentence that asks. */
const request =
  /建议|希望|恳请|呼吁|请求|敬请|期[盼望]|盼望|(?<![有无展渴])望(?=尽[快早]|早日|予以|给予|有关|相关)|[能可]否|能不能|可不可以|应当|应该|应(?=尽快|加|建|推|进|积|着|充|从|由|在|把|对|以|将|制|出|完|设|鼓|支)|需要?(?=加|建|进|尽|完)|(?<=^|[，,；;：:。\s]|[特现还再并])请(?![问示假教客柬帖战愿])/u

/** Headings of parts that say why, not what: they never hold an ask where others do. 解决饮水问题 asks. */
const reasons =
  /^(?!.*(?:解决|破解|化解|消除|克服|补齐|改善|改变|缓解|整治)).*(?:背景|现状|情况|问题|原因|案由|意义|必要性|困难|不足|短板)[^，,。；;]{0,4}$/u

/** Longer ones hold several thoughts, and search weighs only the most telling words anyway. */
const LONGEST_ASK = 600

const MOST_ASKS = 30

/** The asks of `proposal`, in the order of the text: the points under a heading such as 建议, else the numbered points that
 *  do not give reasons, else the sentences that ask, else what is numbered as amiss, else the whole text; nothing of who
 *  signs it. Empty for an empty text. */
export function splitIntoAsks(text: string): Ask[] {
  const proposal = text.slice(0, endOfAsks(text))
  const sections = parseSections(proposal)
  const spans = firstFull([
    () => underHeading(sections),
    () => numberedPoints(withoutReasonLists(sections, proposal), proposal),
    () => askingSentences(proposal),
    () => numberedPoints(sections, proposal),
    () => sentencesThatAsk(proposal),
    () => [{ start: 0, end: proposal.length }],
  ])
  return spans
    .map((span) => {
      const { start, end } = withoutReasons(proposal, span)
      return trimSpan(proposal, { start, end: Math.min(end, start + LONGEST_ASK) })
    })
    .filter((span) => span.end > span.start)
    .slice(0, MOST_ASKS)
    .map((span) => ({ ...span, text: slice(proposal, span) }))
}

function firstFull(ways: readonly (() => readonly Span[])[]): readonly Span[] {
  for (const way of ways) {
    const spans = way()
    if (spans.length > 0) return spans
  }
  return []
}

function underHeading(sections: readonly Section[]): Span[] {
  const all = flattenSections(sections)
  const heads = all.filter(
    ({ heading }) => heading !== null && asking.test(heading) && !reasons.test(heading),
  )
  const outermost = heads.filter(
    (head) => !heads.some((other) => other !== head && holds(other.span, head.span)),
  )
  const points = outermost.flatMap(({ children }) => children.filter(({ marker }) => marker !== null))
  return points.length > 0 ? points.map(({ span }) => span) : outermost.map(({ span }) => span)
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** The outermost level that has at least two numbered parts; with those below an unnumbered one beside them, which leads to a list of
 *  its own (建议：). */
function numberedPoints(sections: readonly Section[], text: string): Span[] {
  const numbered = sections.filter(({ marker }) => marker !== null)
  const wanted = numbered.filter(({ heading, marker, span }) =>
    heading === null ? reasonLabel(slice(text, span).slice(marker?.length)) === '' : !reasons.test(heading),
  )
  if (wanted.length < 2) return sections.flatMap(({ children }) => numberedPoints(children, text))
  return sections.flatMap((section) => {
    if (section.marker !== null) return wanted.includes(section) ? [section.span] : []
    return leadsToAsks(slice(text, section.span)) ? numberedPoints(section.children, text) : []
  })
}

/** `sections` without the points of each list that is introduced as what is amiss: 存在以下问题：一是…. */
function withoutReasonLists(sections: readonly Section[], text: string): Section[] {
  let isReason = false
  return sections
    .filter((section, at) => {
      if (section.marker === null) isReason = false
      else if (isFirst.test(section.marker) || sections[at - 1]?.marker === null || at === 0)
        isReason = introducesReasons(text.slice(Math.max(0, section.span.start - 60), section.span.start))
      return !isReason
    })
    .map((section) => ({ ...section, children: withoutReasonLists(section.children, text) }))
}

/** The marker of the first point of a list. */
const isFirst = /^[（(]?(?:[一1](?![0-9十])|①|首先)/u

/** The last clause before a list of what is amiss, and why: 主要表现在：, 原因有以下几点：; 针对上述问题： leads to asks. */
const reasonsFollow =
  /^(?!.*(?:解决|破解|化解|消除|克服|补齐|改善|改变|缓解|整治|针对|围绕|建议|对策|意见|措施)).*(?:问题|困难|不足|短板|弱项|弊端|弊病|隐患|难点|痛点|堵点|瓶颈|矛盾|挑战|制约|原因|现象|现状|情况|表现).{0,12}$/u

function introducesReasons(words: string): boolean {
  const end = words.trimEnd()
  if (!/[：:]$/u.test(end)) return false
  return reasonsFollow.test(
    end
      .slice(0, -1)
      .split(/[，,。；;！!？?：:\n]/u)
      .at(-1) ?? '',
  )
}

/** Whether a paragraph begins with a label such as 建议：; one that tells what is amiss leads to points, too. */
function leadsToAsks(words: string): boolean {
  const [label = ''] = /^[^：:，,。；;\n]{2,20}(?=[：:])/u.exec(words.trimStart()) ?? []
  return asking.test(label) && !reasons.test(label)
}

/** The sentences that ask for something of their own: no title, and not only that somebody sees to it. */
function askingSentences(proposal: string): Span[] {
  return sentencesThatAsk(proposal).filter((span) => {
    const sentence = slice(proposal, span).trim()
    return !title.test(sentence) && !seeToIt.test(sentence)
  })
}

/** 以上问题，希望有关部门尽快研究解决。 */
const seeToIt =
  /^[^，,。；;]{0,8}[，,]?(?:希望|恳请|建议|敬请|请|望|期望|盼望?)[^，,。；;]{0,8}(?:政府|领导|部门|单位|上级)?(?:[能尽早快日认真及时充分高度]|研究|协调|予以|给予|加以|帮助|统筹|调研|考虑){1,8}(?:解决|重视|采纳|支持|考虑|答复|关注|为盼)(?:为盼|谢谢)?[！!。]?$/u

function sentencesThatAsk(proposal: string): Span[] {
  return [...sentencesOf(proposal)]
    .flatMap((span) => matters(proposal, span))
    .filter((span) => request.test(slice(proposal, span)))
}

/** Where one who writes without full stops goes on to the next matter. */
const nextMatter = /(?<=[，,；;])(?=另外|此外|还有就?是?|再就是|再有|再一个)/u

/** The matters of one sentence: each asks for something itself, or belongs to the one before it. */
function matters(text: string, { start, end }: Span): Span[] {
  const found: Span[] = []
  let at = start
  for (const piece of slice(text, { start, end }).split(nextMatter)) {
    const last = found.at(-1)
    const span = { start: at, end: at + piece.length }
    at = span.end
    if (last && !(request.test(piece) && request.test(slice(text, last))))
      found[found.length - 1] = { start: last.start, end: span.end }
    else found.push(span)
  }
  return found
}

const title = /^关于[^，,。；;]{2,60}的(?:建议|提案|意见)$/u

/** What a line or point begins with that says that it tells why: 存在问题：. Empty where it does not. */
function reasonLabel(words: string): string {
  const [label = ''] = /^\s*[^：:，,。；;\n]{2,12}[：:]/u.exec(words) ?? []
  return reasons.test(label.slice(0, -1).trim()) ? label : ''
}

/** `span` without such a label at its beginning, and up to the first further line that has one. */
function withoutReasons(text: string, { start, end }: Span): Span {
  const from = start + reasonLabel(slice(text, { start, end })).length
  const lines = slice(text, { start: from, end }).split('\n')
  const at = lines.findIndex((line, number) => number > 0 && reasonLabel(line) !== '')
  const kept = at === -1 ? lines : lines.slice(0, at)
  return { start: from, end: from + kept.join('\n').length }
}
