import type { Reply } from '../../reply/reply.ts'
import { frameRoles } from '../../reply/role.ts'
import { type Deadline, findDeadline } from '../../statements/deadline.ts'
import { tensesIn } from '../../statements/tense.ts'
import { sentencesOf } from '../../text/sentence.ts'
import { type Span, slice } from '../../text/span.ts'
import { findDates } from '../leftovers/written-facts.ts'
import { type Finding, finding } from './finding.ts'

/** Dates by which `reply` promises something and that were over when it was signed, as in copied promises; where it has no
 *  date, before the year of its document number. None where neither tells. */
export function findOverduePromises(reply: Reply): Finding[] {
  const { signedOn, docNumber } = reply.header
  const written = signedOn ?? /(?:19|20)[0-9]{2}/u.exec(docNumber ?? '')?.[0] ?? null
  if (written === null) return []
  return dueDates(reply, Number(written.slice(0, 4)))
    .filter(({ deadline }) => isBefore(deadline, written))
    .map((due) => overdue(reply.text, due, signedOn))
}

/** Whether a day or year is over at the other: 2024 is not before 2024-05-20. */
function isBefore(deadline: string, written: string): boolean {
  const length = Math.min(deadline.length, written.length)
  return deadline.slice(0, length) < written.slice(0, length)
}

/** What may stand behind a date that something is to be done before. */
const until = /^(?:[上中下]旬|[底末内])?(?:之前|以前|前)?/u

/** What may stand between an aim and its date: 力争到2024年底. */
const joint = /^[在于到至]?$/u

/** What was done, or was to be done once. */
const past = /已|[^为除]了|原[计定]|未能|如期/u

/** Where a deadline stands in a draft, and which it is. */
interface Due extends Span {
  readonly deadline: Deadline
}

/** Dates before which a plan says that something is to be done, and those that an aim names: 计划2024年10月. */
function dueDates({ passages }: Reply, year: number): Due[] {
  return passages
    .filter(({ role }) => !frameRoles.has(role))
    .flatMap(({ text, span, role }) =>
      [...sentencesOf(text)].flatMap((sentence) => {
        const words = slice(text, sentence)
        const from = span.start + sentence.start
        return dueDatesIn(words, { isPlan: role === 'plan', year }).map(({ start, end, deadline }) => ({
          start: from + start,
          end: from + end,
          deadline,
        }))
      }),
    )
}

function dueDatesIn(words: string, { isPlan, year }: { isPlan: boolean; year: number }): Due[] {
  if (past.test(words)) return []
  const aims = tensesIn(words).filter(({ tense }) => tense === 'promised')
  return findDates(words).flatMap(({ start, end: dated }): Due[] => {
    const end = dated + (until.exec(words.slice(dated))?.[0].length ?? 0)
    const isAim = aims.some(({ span }) => span.end <= start && joint.test(words.slice(span.end, start)))
    if (!isAim && !(isPlan && words[end - 1] === '前')) return []
    const deadline = findDeadline(words.slice(start, end).replace(/^[今本]/u, String(year)), year)
    return deadline === null ? [] : [{ start, end, deadline }]
  })
}

function overdue(text: string, span: Span, signedOn: string | null): Finding {
  const [year, month, day] = (signedOn ?? '').split('-').map(Number)
  const written = year && month && day ? `成文日期${year}年${month}月${day}日` : '发文字号的年份'
  return finding(text, span, {
    kind: 'vague-promise',
    rule: 'overdue',
    message: `期限“${slice(text, span)}”早于${written}，请核对是否仍作为下一步打算。`,
    suggestion: null,
  })
}
