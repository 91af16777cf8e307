import type { Role } from '../reply/role.ts'
import { sentencesOf } from '../text/sentence.ts'
import { contains, type Span, slice } from '../text/span.ts'
import { clauseAround } from './clause.ts'
import type { Deadline } from './deadline.ts'
import { deadlineOf, deadlineOfAim, dueMatters, targetAt } from './due-matters.ts'
import { indicatorOf } from './indicator.ts'
import { ownerOf } from './owner.ts'
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
export function findCommitments(read: TextAmounts, context: CommitmentContext): Commitment[] {
  if (context.role !== 'plan' && !aimWord.test(read.text)) return []
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

/** What `sentence`, which holds `amounts`, may promise; null where that is nothing. */
function announcementIn(
  read: TextAmounts,
  sentence: Span,
  { role, writtenIn, amounts }: CommitmentContext & { readonly amounts: readonly ReadAmount[] },
): Announcement | null {
  const isPlan = role === 'plan'
  const own = slice(read.own, sentence)
  const announced = aimWord.test(own) ? aim.exec(own) : null
  // 未供地14亩，下一步将报批: what stands before that is no plan yet.
  const from = isPlan ? Math.max(own.search(nextStep), 0) : (announced?.index ?? own.length)
  // 其中 divides what the sentence before announces.
  const dividesAim = ({ said }: ReadAmount): boolean =>
    !announced && said.start < sentence.start && aim.test(slice(read.own, said))
  const promised = amounts
    .filter(({ tense }) => tense !== 'reached')
    .filter((one) => one.span.start >= sentence.start + from || (!isPlan && dividesAim(one)))
  if (!isPlan && !announced && promised.length === 0) return null
  return { sentence, own, announced, amounts: promised, from, writtenIn }
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
  /** Where in it what is due begins to be promised. */
  readonly from: number
  readonly writtenIn: number | null
}

/** What every announcement holds: most passages need not be cut into sentences, most sentences not be looked through. */
const aimWord = /力争|确保|拟|计划|预计|争取/

/** Words that announce an aim, at the beginning of a clause or behind a few words; 为企业争取 and 尽力争取 announce none. */
const aim =
  /(?:^|[,，;；、:：。]|我[局市县区委厅们]|年|[底末]前?)(?:[^,，;；、:：]{0,6}?(?:(?<![尽努全着大])力争|确保(?!了)(?<!为确保|为了[^,，。；;]{0,24}确保)|拟(?![定订])|计划(?=[于在到年今明用投聚完新建开启实0-9])|预计)|争取(?=[在于今明年新将更尽]|到[0-9今明年]))/

function commitmentsIn(
  { text }: TextAmounts,
  { sentence, own, announced, amounts, from, writtenIn }: Announcement,
): Commitment[] {
  const said = { text: slice(text, sentence), sentence }
  // 责任单位 may stand behind the stop.
  const owners = own + text.slice(sentence.end, sentence.end + LONGEST_LABEL)
  const withoutFigure = { ...said, value: null, unit: null }
  const promised = amounts.flatMap(({ span, quantity }): Commitment[] => {
    const target = indicatorOf(clauseAround(text, span), quantity.unit)
    if (target === null) return []
    const at = span.start - sentence.start
    const deadline = deadlineOf(own, at, writtenIn)
    return [{ ...said, target, ...quantity, deadline, owner: ownerOf(owners, at), span }]
  })
  const aimed = announced && promised.length === 0 ? aimOf(announced, own, said.text, writtenIn) : null
  const ahead = aimed
    ? [{ ...withoutFigure, ...aimed.matter, owner: ownerOf(owners, aimed.at), span: sentence }]
    : promised
  const dues = dueMatters(own, said.text, writtenIn).flatMap(
    ({ target, deadline, at, clause, endsAll }): Commitment[] => {
      const span = { start: sentence.start + clause.start, end: sentence.start + clause.end }
      const isTold = aimed
        ? aimed.matter.deadline === deadline || (clause.start < aimed.at && aimed.at <= clause.end)
        : promised.some((one) => endsAll || contains(span, one.span))
      return at < from || isTold
        ? []
        : [{ ...withoutFigure, target, deadline, owner: ownerOf(owners, at), span }]
    },
  )
  return [...ahead, ...dues].sort((a, b) => a.span.start - b.span.start)
}

/** What a sentence announces without a figure. A step of it that is due, 争取2025年底前提交审议, gives it its deadline. */
function aimOf(announced: RegExpExecArray, own: string, words: string, writtenIn: number | null) {
  const at = announced.index + announced[0].length
  return { at, matter: { target: targetAt(words, at), deadline: deadlineOfAim(own, at, writtenIn) } }
}

const LONGEST_LABEL = 40
