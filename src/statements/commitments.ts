import type { Role } from '../reply/role.ts'
import { sentencesOf } from '../text/sentence.ts'
import { type Span, slice } from '../text/span.ts'
import { clauseAround } from './clause.ts'
import { type Deadline, findDeadline } from './deadline.ts'
import { indicatorOf } from './indicator.ts'
import type { ReadAmount, TextAmounts } from './text-amounts.ts'

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

/** The commitments of a text, left to right: in what is planned every amount; elsewhere only what 力争, 计划, 确保 … announces.
 *  A sentence without an amount counts when it names a deadline or such a word. */
export function findCommitments(read: TextAmounts, { role, writtenIn }: CommitmentContext): Commitment[] {
  if (role !== 'plan' && !aimWord.test(read.text)) return []
  const found: Commitment[] = []
  let next = 0
  for (const sentence of sentencesOf(read.text)) {
    const first = next
    while ((read.amounts[next]?.span.start ?? sentence.end) < sentence.end) next += 1
    const own = slice(read.own, sentence)
    const announced = aimWord.test(own) ? aim.exec(own) : null
    // 未供地14亩，下一步将报批: what stands before that is no plan yet.
    const planFrom = role === 'plan' ? own.search(nextStep) : -1
    const isPromised = ({ span, said, tense }: ReadAmount): boolean => {
      if (tense === 'reached') return false
      if (role === 'plan') return span.start >= sentence.start + planFrom
      // 其中 divides what the sentence before announces.
      return announced
        ? span.start >= sentence.start + announced.index
        : said.start < sentence.start && aim.test(slice(read.own, said))
    }
    const amounts = read.amounts.slice(first, next).filter(isPromised)
    if (role !== 'plan' && !announced && amounts.length === 0) continue
    found.push(...commitmentsIn(read, { sentence, own, announced, amounts, writtenIn }))
  }
  return found
}

const nextStep = /[,，;；](?:在?下一?步|接下来)/

/** A sentence that may promise something. */
interface Announcement {
  readonly sentence: Span
  /** Its words without titles. */
  readonly own: string
  readonly announced: RegExpExecArray | null
  /** What it promises in figures. */
  readonly amounts: readonly ReadAmount[]
  readonly writtenIn: number | null
}

/** What every announcement holds: most passages need not be cut into sentences, most sentences not be looked through. */
const aimWord = /力争|确保|拟|计划|预计|争取/

/** Words that announce an aim, at the beginning of a clause or behind a few words; 为企业争取 and 尽力争取 announce none. */
const aim =
  /(?:^|[,，;；、:：。]|我[局市县区委厅们]|年|[底末]前?)(?:[^,，;；、:：]{0,6}?(?:(?<![尽努全着大])力争|确保(?!了)(?<!为确保|为了[^,，。；;]{0,24}确保)|拟(?![定订])|计划(?=[于在到年今明用投聚完新建开启实0-9])|预计)|争取(?=[在于今明年新将更尽]|到[0-9今明年]))/

function commitmentsIn(
  { text }: TextAmounts,
  { sentence, own, announced, amounts, writtenIn }: Announcement,
): Commitment[] {
  const promised = amounts.flatMap(({ span, quantity }): Commitment[] => {
    const target = indicatorOf(clauseAround(text, span), quantity.unit)
    if (target === null) return []
    const deadline = deadlineOf(own, span.start - sentence.start, writtenIn)
    return [
      { text: slice(text, sentence), sentence, target, ...quantity, deadline, owner: ownerIn(own), span },
    ]
  })
  if (promised.length > 0) return promised
  const deadline = announced ? deadlineOfAim(own, announced, writtenIn) : findDeadline(own, writtenIn)
  const due = deadline === null ? null : finished.exec(own)
  if (!announced && !due) return []
  const words = slice(text, sentence)
  const target = targetAt(words, announced ? announced.index + announced[0].length : (due?.index ?? 0))
  return [
    { text: words, sentence, target, value: null, unit: null, deadline, owner: ownerIn(own), span: sentence },
  ]
}

/** Of several deadlines in a sentence an amount has the nearest one before it, else the first behind it. */
function deadlineOf(sentence: string, at: number, writtenIn: number | null): Deadline | null {
  for (const clause of sentence
    .slice(0, at)
    .split(/[,，;；]/)
    .toReversed()) {
    const deadline = findDeadline(clause, writtenIn)
    if (deadline !== null) return deadline
  }
  return findDeadline(sentence.slice(at), writtenIn)
}

/** What is announced has the deadline of its clause or of those behind it, else the time that stands alone before it: 到2025年，力争. */
function deadlineOfAim(sentence: string, aim: RegExpExecArray, writtenIn: number | null): Deadline | null {
  const clauses = sentence.slice(0, aim.index + aim[0].length).split(/[,，;；]/)
  const start = aim.index + aim[0].length - (clauses.at(-1)?.length ?? 0)
  const before = clauses.at(-2) ?? ''
  return (
    findDeadline(sentence.slice(start), writtenIn) ??
    (before.length <= LONGEST_TIME ? findDeadline(before, writtenIn) : null)
  )
}

const LONGEST_TIME = 12

/** What is to be done by the deadline. */
const finished =
  /[底末]之?前[^,，;；。]{0,20}(?:完成|建成|投用|实现|提交|开工|通车|启动|出台|印发|达到|竣工|投入)|年内[^,，;；。]{0,20}(?:完成|建成|投用|实现|开工|通车|启动|出台|竣工|投入)/

/** 将于2025年6月底前, 8月底. */
const when =
  /^将?[于在到]?(?:(?:[0-9]{4}年|[今明]年)(?:[上下]半年)?(?:[0-9]{1,2}月份?)?|年(?=[底末内])|[0-9]{1,2}月份?|第?[一二三四]季度)(?:[上中下]旬|[底末内])?(?:之?前)?/

const LONGEST_TARGET = 40

/** The words of the sentence from `at` to the end of their clause, without the deadline. */
function targetAt(sentence: string, at: number): string | null {
  const [clause = ''] = /^[^,，;；。]*/.exec(sentence.slice(at)) ?? []
  const target = clause.replace(when, '').trim()
  return target.length >= 2 && target.length <= LONGEST_TARGET ? target : null
}

const ownerWord = /牵头|负责|主办|承担|组织实施/

/** 由市交通运输局牵头, 县水利局负责. */
function ownerIn(sentence: string): string | null {
  if (!ownerWord.test(sentence)) return null
  const [, named, acting] =
    /由([^,，。；;由]{2,24}?)(?:牵头|负责|主办|承担|组织实施)|([\p{sc=Han}]{2,14}(?:局|委|办|厅|部|中心|公司|集团))(?:牵头|负责)/u.exec(
      sentence,
    ) ?? []
  return named ?? acting ?? null
}
