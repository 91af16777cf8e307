import type { ReplyFacts } from '../../reply/reply-facts.ts'
import type { Batch, BatchReply } from '../batch.ts'
import type { ReplyField, ReplyRow } from '../column-record.ts'
import { LEVELS } from '../postings.ts'
import { decodeLines } from '../reply-text.ts'
import type { PackedStatements } from '../statement-record.ts'
import { BLANK, TIMES } from './layout.ts'

/** The role of a header line, which is no passage. */
export const HEADER_ROLE = 'header'
export const HEADER_ORDINAL = -1

/** A reply as the cluster keeps it, see `repliesBody`. */
export interface ReplyDocument extends Readonly<Record<ReplyField, readonly string[]>> {
  readonly order: number
  readonly day: number
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
  const terms = termsByPassage(batch)
  for (const reply of batch.replies) {
    const { row, length, day, facts, statements } = reply
    const own = terms.slice(row.start, row.start + length)
    yield {
      id: row.id,
      document: {
        ...row.values,
        order: base + row.start,
        day,
        counts: countsOf(own),
        body: Buffer.from(reply.body).toString('base64'),
        lines: decodeLines(Buffer.from(reply.lines)),
        facts,
        outline: outlineOf(row),
        statements,
        passages: passagesOf(reply, own),
      },
    }
  }
}

function outlineOf({ docType, titles, characters, roles }: ReplyRow): OutlineDocument {
  return { docType, titles, characters, roles }
}

/** Of a passage its terms, each with its level. */
type LevelledTerms = { readonly term: string; readonly level: number }[]

/** The lists of a batch turned round: by passage. */
function termsByPassage({ ids, terms: { terms, sizes, postings } }: Batch): LevelledTerms[] {
  const byPassage = Array.from({ length: ids }, (): LevelledTerms => [])
  let at = 0
  for (const [number, term] of terms.split('\n').entries()) {
    const end = at + (sizes[number] ?? 0)
    for (; at < end; at += 1) {
      const posting = postings[at] ?? 0
      byPassage[Math.floor(posting / LEVELS)]?.push({ term, level: posting % LEVELS })
    }
  }
  return byPassage
}

function countsOf(passages: readonly LevelledTerms[]): string {
  const counts = new Map<string, number>()
  for (const { term } of passages.flat()) counts.set(term, (counts.get(term) ?? 0) + 1)
  return Array.from(counts, ([term, count]) => `${term}${TIMES}${count}`).join(' ')
}

function passagesOf({ row, lines }: BatchReply, terms: readonly LevelledTerms[]): PassageDocument[] {
  const texts = decodeLines(Buffer.from(lines)).split('\n')
  return terms.map((own, line) => ({
    ordinal: HEADER_ORDINAL + line,
    role: line === 0 ? HEADER_ROLE : (row.roles[line - 1] ?? 'other'),
    terms: own.map(({ term, level }) => `${term}${TIMES}${LEVELS - level}`).join(' '),
    letters: lettersOf(texts[line] ?? ''),
  }))
}

/** The folded text in pieces, between blanks: whole numbers, single characters. A phrase of pieces stands where the text
 *  does, and cuts no number. */
export function lettersOf(folded: string): string {
  return Array.from(folded.matchAll(/[0-9]+|[^0-9]/gu), ([piece]) => (piece === ' ' ? BLANK : piece)).join(
    ' ',
  )
}
