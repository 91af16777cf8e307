import type { Reply } from '../../reply/reply.ts'
import { frameRoles } from '../../reply/role.ts'
import { foldText } from '../../text/fold.ts'
import type { Segmenter } from '../../text/segment.ts'
import { wordParts } from '../../text/terms.ts'
import { type Ask, splitIntoAsks } from '../asks.ts'
import { headingFor } from '../similar/heading.ts'
import { emptySections } from './empty-sections.ts'
import { type Finding, finding } from './finding.ts'

/** An ask of the proposal, and whether the draft speaks of it. */
export interface CheckedAsk extends Ask {
  readonly answered: boolean
}

/** Words of any proposal and any reply: they tell nothing of what is asked for. */
const general = new Set(
  '建议 希望 恳请 呼吁 应当 应该 需要 加强 加快 加大 推进 推动 促进 完善 健全 建立 制定 出台 提高 提升 强化 深化 优化 进一步 积极 大力 充分 切实 不断 持续 全面 有效 相关 有关 各类 各级 部门 单位 政府 工作 问题 情况 方面 发展 建设 实施 落实 开展 组织 管理 服务 机制 体系 制度 政策 措施 力度 水平 能力 作用 支持 鼓励 引导 明确 责任 保障 资源 投入 我市 我县 我区 我省 全市 全县 全区 全省 目前 当前 近年来 同时 以及 通过 根据 按照 结合 围绕 对于 关于 进行 实现 形成 增加 扩大 改善 一是 二是 三是 四是 五是'.split(
    ' ',
  ),
)

/** A passage answers when it holds this share of the words that tell the ask from the others. */
const LEAST_SHARE = 0.34

/** Or this share of the words by which the ask is headed; and a heading names an ask by this share of its own words. */
const LEAST_OF_SUBJECT = 0.5

/** The asks of `proposal`, each with whether a passage of the draft, parsed as `reply`, speaks of its matter: holds a third
 *  of the words that the other asks do not have, or half of those in its first clause, or stands under a heading that names
 *  it. Words are compared, not meanings: an answer in quite other words is taken for none. */
export function checkAsks(proposal: string, reply: Reply, segmenter: Segmenter): CheckedAsk[] {
  const asks = splitIntoAsks(proposal)
  const words = asks.map(({ text }) => tellingWords(text, segmenter))
  const empty = new Set(emptySections(reply.text, reply.sections).map(({ anchor }) => anchor))
  const passages = reply.passages.filter(({ role, section }) => !frameRoles.has(role) && !empty.has(section))
  const answers = passages.map(({ text, headingPath }) => foldText([...headingPath, text].join('')))
  const headings = [...new Set(passages.flatMap(({ headingPath }) => headingPath))].map((heading) =>
    tellingWords(heading, segmenter),
  )
  return asks.map((ask, at) => {
    const own = (words[at] ?? []).filter((word) => words.filter((other) => other.includes(word)).length === 1)
    const telling = own.length > 0 ? own : (words[at] ?? [])
    const subject = foldText(headingFor(ask))
    const ofSubject = telling.filter((word) => subject.includes(word))
    const isHeld = answers.some(
      (answer) => shareOf(telling, answer) >= LEAST_SHARE || shareOf(ofSubject, answer) >= LEAST_OF_SUBJECT,
    )
    const isNamed = headings.some(
      (heading) =>
        shareOf(heading, subject) >= LEAST_OF_SUBJECT && heading.some((word) => ofSubject.includes(word)),
    )
    return { ...ask, answered: telling.length === 0 || isHeld || isNamed }
  })
}

function tellingWords(text: string, segmenter: Segmenter): string[] {
  const words = wordParts(foldText(text), segmenter)
  return [...new Set(words)].filter(
    (word) => word.length >= 2 && !general.has(word) && !/^[0-9]+$/.test(word),
  )
}

/** Of 0…1 of the words. Longer words tell more. */
function shareOf(words: readonly string[], answer: string): number {
  let [all, held] = [0, 0]
  for (const word of words) {
    all += word.length
    if (answer.includes(word)) held += word.length
  }
  return all === 0 ? 0 : held / all
}

/** The asks without an answer, each at the end of the draft. */
export function unansweredFindings(draft: string, asks: readonly CheckedAsk[]): Finding[] {
  const end = draft.trimEnd().length
  return asks.flatMap(({ text, answered }, at) =>
    answered
      ? []
      : finding(
          draft,
          { start: end, end },
          {
            kind: 'unanswered',
            rule: 'ask-without-answer',
            message: `提案的第 ${at + 1} 项诉求“${shorten(text)}”在稿中没有找到对应的答复，请核对；若已答复，可点明所答的是哪一项。`,
            suggestion: null,
          },
        ),
  )
}

function shorten(text: string): string {
  const chars = [...text.replace(/\s+/gu, ' ')]
  return chars.length > 40 ? `${chars.slice(0, 39).join('')}…` : chars.join('')
}
