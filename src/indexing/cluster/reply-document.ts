import { createHash } from 'node:crypto'
import type { ReplyFacts } from '../../reply/reply-facts.ts'
import { decodeText } from '../../text/text-code.ts'
import type { Batch } from '../batch.ts'
import { unpackReply } from '../batch-reply.ts'
import type { ReplyField, ReplyRow } from '../column-record.ts'
import type { PackedStatements } from '../statement-record.ts'
import { BLANK } from './layout.ts'
import { TermTexts } from './term-texts.ts'

/** The role of a header line, which is no passage. */
export const HEADER_ROLE = 'header'
export const HEADER_ORDINAL = -1

/** A reply as the cluster keeps it, see `repliesBody`. */
export interface ReplyDocument extends Readonly<Record<ReplyField, readonly string[]>> {
  readonly order: number
  readonly day: number
  /** Of each `authority`, by which it is counted. */
  readonly authorityCode: readonly number[]
  readonly counts: string
  readonly body: string
  readonly lines: string
  readonly facts: ReplyFacts
  readonly outline: OutlineDocument
  readonly statements: PackedStatements
  readonly passages: readonly PassageDocument[]
}

/** What a `ReplyOutline` needs beside the lines and the day. */
export type OutlineDocument = Pick<ReplyRow, 'docType' | 'titles' | 'characters' | 'roles'>

export interface PassageDocument {
  /** Index into `Reply.passages`; -1 for the header line. */
  readonly ordinal: number
  readonly role: string
  readonly terms: string
  readonly letters: string
}

/** The replies of `batch` as documents, with the ids they get. Orders begin at `base`. */
export function* documentsOf(batch: Batch, base: number): Generator<{ id: string; document: ReplyDocument }> {
  const terms = new TermTexts(batch)
  for (const packed of batch.replies) {
    const { row, length, day, lines, body, facts, statements } = unpackReply(packed)
    const texts = decodeText(lines)
    const end = row.start + length
    yield {
      id: row.id,
      document: {
        ...row.values,
        order: base + row.start,
        day,
        authorityCode: row.values.authority.map(authorityCode),
        counts: terms.ofReply(row.start, end),
        body: Buffer.from(body).toString('base64'),
        lines: texts,
        facts,
        outline: outlineOf(row),
        statements,
        passages: texts.split('\n').map((text, line) => ({
          ordinal: HEADER_ORDINAL + line,
          role: line === 0 ? HEADER_ROLE : (row.roles[line - 1] ?? 'other'),
          terms: terms.ofPassage(row.start + line),
          letters: lettersOf(text),
        })),
      },
    }
  }
}

/** The number by which replies of an authority are counted: 52 bits of a digest of its name, so that two of a million names
 *  hardly ever share one, and JavaScript holds it exactly. */
export function authorityCode(name: string): number {
  return Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 13), 16)
}

function outlineOf({ docType, titles, characters, roles }: ReplyRow): OutlineDocument {
  return { docType, titles, characters, roles }
}

/** The folded text in pieces, between blanks: whole numbers, single characters. A phrase of pieces stands where the text
 *  does, and cuts no number. */
export function lettersOf(folded: string): string {
  return folded
    .replaceAll(' ', BLANK)
    .replace(/[0-9]+|[^0-9]/gu, '$& ')
    .slice(0, -1)
}
