import type { Role } from '../reply/role.ts'
import { sentencesOf } from '../text/sentence.ts'
import { type Span, slice } from '../text/span.ts'
import { findAmounts } from './amounts.ts'
import { type Deadline, findDeadline } from './deadline.ts'
import { clauseAround, indicatorOf } from './indicator.ts'

/** Something that a reply promises (承诺事项). */
export interface Commitment {
  /** The sentence that says so. */
  readonly text: string
  /** Where it stands in the text. */
  readonly sentence: Span
  /** What is to be reached: the indicator of a figure, else the words behind 力争, 确保 … Null where it is not named. */
  readonly target: string | null
  readonly value: number | null
  readonly unit: string | null
  readonly deadline: Deadline | null
  /** Who answers for it, where the sentence names one: 由市交通运输局牵头. */
  readonly owner: string | null
  /** Of the figure, else of the sentence, in the text. */
  readonly span: Span
}

/** What decides whether a sentence promises anything. */
export interface CommitmentContext {
  /** Of the passage. */
  readonly role: Role
  /** The year of signing; null where it is not known. */
  readonly writtenIn: number | null
}

/** The commitments of `text`, left to right: in what is planned every amount; elsewhere only what 力争, 计划, 确保 … announces.
 *  A sentence without an amount counts when it names a deadline or such a word. */
export function findCommitments(text: string, context: CommitmentContext): Commitment[] {
  if (context.role !== 'plan' && !aimWord.test(text)) return []
  return [...sentencesOf(text)].flatMap((span) => commitmentsIn(slice(text, span), span, context))
}

/** What every announcement holds: most passages need not be cut into sentences. */
const aimWord = /力争|确保|拟|计划|预计|争取/u

/** Words that announce an aim, at the beginning of a clause or behind a few words; 为企业争取 announces none. */
const aim =
  /(?:^|[,，;；、:：。]|我[局市县区委厅们]|年|[底末]前?)(?:[^,，;；、:：]{0,6}?(?:力争|确保|拟(?![定订])|计划(?=[于在到年今明用投聚完新建开启实0-9])|预计)|争取(?=[在到于今明年新将更尽]))/u

function commitmentsIn(text: string, sentence: Span, { role, writtenIn }: CommitmentContext): Commitment[] {
  const announced = aim.exec(text)
  if (role !== 'plan' && !announced) return []
  const from = role === 'plan' ? 0 : (announced?.index ?? 0)
  const promised = findAmounts(text).flatMap(({ span, quantity }): Commitment[] => {
    const target = span.start < from ? null : indicatorOf(clauseAround(text, span), quantity.unit)
    if (target === null) return []
    const deadline = deadlineOf(text, span, writtenIn)
    const place = { start: sentence.start + span.start, end: sentence.start + span.end }
    return [{ text, sentence, target, ...quantity, deadline, owner: ownerIn(text), span: place }]
  })
  if (promised.length > 0) return promised
  const deadline = findDeadline(text, writtenIn)
  if (!announced && !(deadline !== null && finished.test(text))) return []
  return [
    {
      text,
      sentence,
      target: targetBehind(text, announced),
      value: null,
      unit: null,
      deadline,
      owner: ownerIn(text),
      span: sentence,
    },
  ]
}

/** Of several deadlines in a sentence an amount has the nearest one before it, else the first behind it. */
function deadlineOf(text: string, amount: Span, writtenIn: number | null): Deadline | null {
  const before = text.slice(0, amount.start).split(/[,，;；]/u)
  for (const clause of before.toReversed()) {
    const deadline = findDeadline(clause, writtenIn)
    if (deadline !== null) return deadline
  }
  return findDeadline(text.slice(amount.end), writtenIn)
}

/** What is to be done by the deadline. */
const finished =
  /[底末]之?前[^,，;；。]{0,20}(?:完成|建成|投用|实现|提交|开工|通车|启动|出台|印发|达到|竣工|投入)|年内[^,，;；。]{0,20}(?:完成|建成|投用|实现|开工|通车|启动|出台|竣工|投入)/u

/** 将于2025年6月底前, 8月底. */
const when =
  /^将?[于在到]?(?:(?:[0-9]{4}年|[今明]年)(?:[上下]半年)?(?:[0-9]{1,2}月份?)?|年(?=[底末内])|[0-9]{1,2}月份?|第?[一二三四]季度)(?:[上中下]旬|[底末内])?(?:之?前)?/u

const LONGEST_TARGET = 40

function targetBehind(sentence: string, announced: RegExpExecArray | null): string | null {
  const from = announced ? announced.index + announced[0].length : (finished.exec(sentence)?.index ?? -1)
  if (from === -1) return null
  const [clause = ''] = /^[^,，;；。]*/u.exec(sentence.slice(from)) ?? []
  const target = clause.replace(when, '').trim()
  return target.length >= 2 && target.length <= LONGEST_TARGET ? target : null
}

const ownerWord = /牵头|负责|主办|承担|组织实施/u

/** 由市交通运输局牵头, 县水利局负责. */
function ownerIn(sentence: string): string | null {
  if (!ownerWord.test(sentence)) return null
  const [, named, acting] =
    /由([^,，。；;由]{2,24}?)(?:牵头|负责|主办|承担|组织实施)|([\p{sc=Han}]{2,14}(?:局|委|办|厅|部|中心|公司|集团))(?:牵头|负责)/u.exec(
      sentence,
    ) ?? []
  return named ?? acting ?? null
}
