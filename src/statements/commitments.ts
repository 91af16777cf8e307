import type { Role } from '../reply/role.ts'
import { sentencesOf } from '../text/sentence.ts'
import { contains, type Span, slice } from '../text/span.ts'
import { clauseAround } from './clause.ts'
import type { Deadline } from './deadline.ts'
import { deadlineOf, deadlineOfAim, dueMatters, targetAt } from './due-matters.ts'
import { indicatorOf } from './indicator.ts'
import { ownerOf } from './owner.ts'
import { type Tense, type Told, tenseOf } from './tense.ts'
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

/** The commitments of a text, left to right: in what is planned every amount; elsewhere only what 力争, 计划, 将新建 … promises.
 *  A sentence without an amount counts when it names a deadline or announces an aim. */
export function findCommitments(read: TextAmounts, context: CommitmentContext): Commitment[] {
  if (context.role !== 'plan' && !read.told.some(isPromise)) return []
  const found: Commitment[] = []
  let next = 0
  for (const sentence of sentencesOf(read.text)) {
    const first = next
    while ((read.amounts[next]?.span.start ?? sentence.end) < sentence.end) next += 1
    const announcement = announcementIn(read, sentence, {
      ...context,
      amounts: read.amounts.slice(first, next),
    })
    if (announcement) found.push(...commitmentsIn(read, announcement))
  }
  return found
}

const isPromise = ({ tense }: Told): boolean => tense === 'promised'

/** What `sentence`, which holds `amounts`, may promise; null where that is nothing. */
function announcementIn(
  read: TextAmounts,
  sentence: Span,
  { role, writtenIn, amounts }: CommitmentContext & { readonly amounts: readonly ReadAmount[] },
): Announcement | null {
  const isPlan = role === 'plan'
  const own = slice(read.own, sentence)
  const told = read.told.filter(({ span }) => contains(sentence, span))
  const promise = told.find(isPromise)
  // 未供地14亩，下一步将报批: what stands before that is no plan yet.
  const from = isPlan
    ? Math.max(own.search(nextStep), 0)
    : (promise?.span.start ?? sentence.end) - sentence.start
  const promised = amounts.filter(
    ({ tense, span }) => promises(tense, isPlan) && (!isPlan || span.start >= sentence.start + from),
  )
  if (!isPlan && !promise && promised.length === 0) return null
  return { sentence, own, told, isPlan, amounts: promised, from, writtenIn }
}

/** What is planned promises also what only would be: 建成后可新增133个. */
function promises(tense: Tense | null, isPlan: boolean): boolean {
  return tense === 'promised' || (isPlan && (tense === null || tense === 'possible'))
}

const nextStep = /[,，;；](?:在?下一?步|接下来)/

/** A sentence that may promise something. */
interface Announcement {
  readonly sentence: Span
  /** Its words without titles. */
  readonly own: string
  /** What they tell. */
  readonly told: readonly Told[]
  readonly isPlan: boolean
  /** What it promises in figures. */
  readonly amounts: readonly ReadAmount[]
  /** Where in it what is due begins to be promised. */
  readonly from: number
  readonly writtenIn: number | null
}

function commitmentsIn({ text }: TextAmounts, announcement: Announcement): Commitment[] {
  const { sentence, own, told, amounts, from, writtenIn } = announcement
  const said = { text: slice(text, sentence), sentence }
  // 责任单位 may stand behind the stop.
  const owners = own + text.slice(sentence.end, sentence.end + LONGEST_LABEL)
  const withoutFigure = { ...said, value: null, unit: null }
  const promised = amounts.flatMap(({ span, quantity, tense, named }): Commitment[] => {
    const target = named ?? indicatorOf(clauseAround(text, span), quantity.unit)
    if (target === null) return []
    const at = span.start - sentence.start
    const deadline = deadlineOf(own, at, writtenIn)
    // 2022年新增泊位300个 tells in a plan of 2025 what was done.
    if (tense !== 'promised' && isOver(deadline, writtenIn)) return []
    return [{ ...said, target, ...quantity, deadline, owner: ownerOf(owners, at), span }]
  })
  const matters = dueMatters(own, said.text, writtenIn)
  const aimed = promised.length === 0 ? aimOf(announcement, said.text, matters.length > 0) : null
  const ahead = aimed
    ? [{ ...withoutFigure, ...aimed.matter, owner: ownerOf(owners, aimed.at), span: sentence }]
    : promised
  const dues = matters.flatMap(({ target, deadline, at, clause, endsAll }): Commitment[] => {
    const span = { start: sentence.start + clause.start, end: sentence.start + clause.end }
    const isTold = aimed
      ? aimed.matter.deadline === deadline || (clause.start < aimed.at && aimed.at <= clause.end)
      : promised.some((one) => endsAll || contains(span, one.span))
    const isAsked = tenseOf(told, { start: sentence.start, end: sentence.start + at }) === 'asked'
    return at < from || isTold || isAsked
      ? []
      : [{ ...withoutFigure, target, deadline, owner: ownerOf(owners, at), span }]
  })
  return [...ahead, ...dues].sort((a, b) => a.span.start - b.span.start)
}

function isOver(deadline: Deadline | null, writtenIn: number | null): boolean {
  return deadline !== null && writtenIn !== null && Number(deadline.slice(0, 4)) < writtenIn
}

/** The first aim that a sentence announces without a figure; null where it announces none. A step of it that is due,
 *  争取2025年底前提交审议, gives it its deadline. What else is due, is done for what 确保 names: `hasDue`. */
function aimOf(announcement: Announcement, words: string, hasDue: boolean) {
  const { sentence, own, told, isPlan, writtenIn } = announcement
  for (const [place, { aims, span }] of told.entries()) {
    const before = told.slice(0, place)
    const isPlanned = !hasDue && (isPlan || before.some(isPromise))
    const isAsked = before.at(-1)?.tense === 'asked'
    if (!aims || isAsked || (aims === 'ifPlanned' && !isPlanned)) continue
    const at = span.end - sentence.start
    const target = targetAt(words, at)
    if (target === null || subordinate.test(target)) continue
    return { at, matter: { target, deadline: deadlineOfAim(own, at, writtenIn) } }
  }
  return null
}

/** Under which circumstances something is done, or the matter of a proposal: 在确保安全的前提下, 确保安全的建议. */
const subordinate = /(?:(?:前提|基础|情况|条件|过程)[下上中]?|同时|时候?|建议|提案|意见|要求)$/

const LONGEST_LABEL = 40
