import { regionPath } from '../reply/region.ts'
import { type Kind, type Reply, replyDate } from '../reply/reply.ts'
import { titlesOf } from '../reply/reply-outline.ts'
import type { TagField } from './reply-index.ts'

/** What of a reply is searched: a line of its header facts, then its passages, each with the tags it is found by. */
export interface IndexEntry {
  readonly text: string
  readonly tags: Partial<Readonly<Record<TagField, readonly string[]>>>
}

/** The header line carries the tags of the whole reply, each passage its role. `ancestors` gives the codes of a
 *  region and of all above it. */
export function indexEntries(reply: Reply, ancestors: (code: string) => readonly string[]): IndexEntry[] {
  const year = replyDate(reply.header)?.slice(0, 4)
  const header: IndexEntry = {
    text: headerLine(reply),
    tags: {
      region: reply.region ? ancestors(reply.region.code) : [],
      programme: reply.programmes.map((programme) => programme.id),
      year: year ? [year] : [],
      kind: reply.header.kind ? [reply.header.kind] : [],
      authority: reply.header.authority ? [reply.header.authority] : [],
    },
  }
  const passages = reply.passages.map((passage) => ({
    text: passage.text,
    tags: { section: [passage.role] },
  }))
  return [header, ...passages]
}

/** The facts by which a reply as a whole is looked for, its titles first, separated so that no match spans two. */
export function headerLine(reply: Reply): string {
  const { header, region } = reply
  const facts = [
    ...titlesOf(header),
    header.authority,
    header.docNumber,
    untoldNumber(reply),
    region && regionPath(region).join(''),
    header.outcome && `办理类型${header.outcome}`,
  ]
  return facts.filter((fact): fact is string => fact !== null).join('。')
}

/** 第52号提案, where neither the title nor a passage says so; null where one does, and for no number. */
function untoldNumber({ header, passages }: Reply): string | null {
  const { kind, proposal, title } = header
  const { number } = proposal
  if (number === null || title?.includes(number) || passages.some(({ text }) => text.includes(number)))
    return null
  return `第${number}号${kind === null ? '' : kindWords[kind]}`
}

const kindWords: Readonly<Record<Kind, string>> = { proposal: '提案', suggestion: '建议' }
