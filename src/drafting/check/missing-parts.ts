import type { Reply } from '../../reply/reply.ts'
import type { Role } from '../../reply/role.ts'
import { type Finding, finding } from './finding.ts'
import { findImpossibleDates } from './impossible-dates.ts'

/** What a whole reply needs besides its answer, after the rules of handling in `rule`s of provinces and cities. */
const parts: readonly {
  readonly rule: string
  readonly isMissing: (reply: Reply) => boolean
  readonly message: string
}[] = [
  {
    rule: 'no-title',
    isMissing: ({ header }) => header.title === null,
    message: '没有标题，一般写作“关于…第×号提案（建议）的答复”。',
  },
  {
    rule: 'no-document-number',
    isMissing: ({ header }) => header.docNumber === null,
    message: '没有发文字号，如“玉科〔2024〕25号”。',
  },
  {
    rule: 'no-outcome',
    isMissing: ({ header }) => header.outcome === null,
    message: '没有办理类别（A、B、C 等，含义按本地规定）。',
  },
  {
    rule: 'no-signature',
    isMissing: ({ header, passages }) => header.authority === null && !has(passages, 'signature'),
    message: '没有署名。',
  },
  {
    rule: 'no-date',
    // A date that no calendar has is told as such.
    isMissing: ({ header, text }) =>
      header.signedOn === null && findImpossibleDates(text).every(({ text: date }) => !date.includes('年')),
    message: '没有成文日期。',
  },
  {
    rule: 'no-contact',
    isMissing: ({ text, passages }) => !has(passages, 'contact') && !/联\s*系\s*(?:人|电话|方式)/u.test(text),
    message: '没有联系人和联系电话。',
  },
]

function has(passages: Reply['passages'], role: Role): boolean {
  return passages.some((passage) => passage.role === role)
}

/** What frames a whole reply. */
const frame = ['greeting', 'receipt', 'thanks', 'signature'] as const

/** Whether a draft is only a part of a reply, or none: one without at least two of addressee, receipt, thanks and signature. */
export function isPartOfReply({ passages }: Reply): boolean {
  return frame.filter((role) => has(passages, role)).length < 2
}

/** The parts that a whole reply lacks, each at the end of the draft; of a part of a reply nothing is missing. */
export function findMissingParts(draft: string, reply: Reply): Finding[] {
  if (isPartOfReply(reply)) return []
  const end = { start: draft.trimEnd().length, end: draft.trimEnd().length }
  return parts
    .filter(({ isMissing }) => isMissing(reply))
    .map(({ rule, message }) => finding(draft, end, { kind: 'form', rule, message, suggestion: null }))
}
