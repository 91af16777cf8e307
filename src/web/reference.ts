import { type IsoDate, type Reply, replyDate } from '../reply/reply.ts'
import { answerTo } from '../reply/shown-title.ts'
import { officialText } from './assets/scripts/official-format.js'

/** What a reference to something on the web is made of. */
interface ReferenceParts {
  readonly author: string | null
  readonly title: string
  /** `EB/OL` for a text on the web, `DB/OL` for data. */
  readonly type: 'EB/OL' | 'DB/OL'
  /** When it was written or last changed; null for unknown. */
  readonly date: IsoDate | null
  readonly now: Date
  readonly address: string
}

/** A reference after GB/T 7714—2015, 8.8: author, title, type, date, date of access, address. */
function reference({ author, title, type, date, now, address }: ReferenceParts): string {
  const before = author === null ? '' : `${author}. `
  const written = date === null ? '' : `(${date})`
  return `${before}${title}[${type}]. ${written}[${dayInBeijing(now)}]. ${address}.`
}

/** The reference to a reply, where it is read at `address`. */
export function replyReference({ header, docType }: Reply, address: string, now: Date): string {
  const { authority, docNumber, proposal } = header
  const title = header.title ?? (proposal.title === null ? '答复' : answerTo(proposal.title, docType))
  const number = docNumber === null ? '' : `：${docNumber}`
  const facts = { author: authority, title: officialText(title) + number, type: 'EB/OL' } as const
  return reference({ ...facts, date: replyDate(header), now, address })
}

/** The reference to a page of ours that is a table over all replies. */
export function tableReference(
  title: string,
  { updatedAt, address, now }: { updatedAt: string | null; address: string; now: Date },
): string {
  const date = updatedAt === null ? null : dayInBeijing(new Date(updatedAt))
  return reference({ author: '复文', title, type: 'DB/OL', date, now, address })
}

/** The date in China at `moment`. */
export function dayInBeijing(moment: Date): IsoDate {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) as IsoDate
}
