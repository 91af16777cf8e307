import { z } from 'zod'
import { mergeSpans, overlap, type Span, slice, trimSpan } from '../../text/span.ts'

/** A reply as its writer has put it together in the browser. */
const mark = z.object({ start: z.int().min(0), end: z.int() })
const part = z.object({
  text: z.string().max(20_000),
  /** What is still to be replaced (待替换). */
  marks: z.array(mark).max(2_000).default([]),
  source: z.object({ label: z.string().max(500), url: z.string().max(100) }).nullable(),
})
const field = z.string().max(2_000)
const draft = z.object({
  version: z.literal(1),
  fields: z.object({
    outcome: field,
    docNumber: field,
    title: field,
    addressee: field,
    receipt: field,
    thanks: field,
    signature: field,
    date: field,
    contact: field,
  }),
  sections: z.array(z.object({ heading: field, parts: z.array(part).max(200) })).max(60),
})

/** A reply to be laid out. Empty strings stand for what the writer left out; only the title has line breaks. */
export interface Letter extends Readonly<z.infer<typeof draft>['fields']> {
  /** With what follows each heading, in the order of the text. */
  readonly sections: readonly LetterSection[]
  /** Of the passages in it, each once, in their order. */
  readonly sources: readonly string[]
}

export interface LetterSection {
  /** `一、关于……`; empty where the writer gave none. */
  readonly heading: string
  readonly paragraphs: readonly LetterParagraph[]
}

export interface LetterParagraph {
  readonly text: string
  /** What in it is still to be replaced (待替换), left to right and disjoint. */
  readonly open: readonly Span[]
}

/** A stretch of a paragraph, all of it to be replaced or none. */
export interface LetterPiece {
  readonly text: string
  readonly isOpen: boolean
}

/** How a letter is to look. */
export interface LetterLook {
  /** Marked as a draft (草稿). */
  readonly isDraft: boolean
  /** With the red name of the authority and the red lines of a letter (函). */
  readonly hasHead: boolean
  /** With a sheet of its sources behind it. */
  readonly hasSources: boolean
}

/** The letter in the JSON that a browser posts; null for anything else. Parts that hold nothing are dropped, but for a
 *  check (`withEmpty`), which is to find them. */
export function readLetter(json: string, { withEmpty = false } = {}): Letter | null {
  const read = draft.safeParse(parsed(json))
  if (!read.success) return null
  const { fields, sections } = read.data
  const kept = sections
    .map(({ heading, parts }) => ({
      heading: heading.trim(),
      paragraphs: parts.flatMap(({ text, marks }) => linesOf(text, marks)),
      sources: parts.flatMap(({ source }) => (source ? [source.label] : [])),
    }))
    .filter(({ heading, paragraphs }) => paragraphs.length > 0 || (withEmpty && heading !== ''))
  const single = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      withoutControls(value, name === 'title' ? '\n' : '').trim(),
    ]),
  ) as typeof fields
  return {
    ...single,
    sections: kept.map(({ heading, paragraphs }, at) => ({ heading: numbered(heading, at), paragraphs })),
    sources: [...new Set(kept.flatMap(({ sources }) => sources))],
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function linesOf(text: string, marks: readonly Span[]): LetterParagraph[] {
  const open = mergeSpans(marks)
  return withoutControls(text, '\n')
    .split('\n')
    .reduce<{ at: number; lines: LetterParagraph[] }>(
      ({ at, lines }, line) => {
        const span = trimSpan(line, { start: 0, end: line.length })
        const own = { start: at + span.start, end: at + span.end }
        const within = open
          .filter((one) => overlap(one, own))
          .map(({ start, end }) => ({
            start: Math.max(start, own.start) - own.start,
            end: Math.min(end, own.end) - own.start,
          }))
        if (span.end > span.start) lines.push({ text: slice(line, span), open: within })
        return { at: at + line.length + 1, lines }
      },
      { at: 0, lines: [] },
    ).lines
}

/** The paragraph in pieces. Once it is no draft any more, whoever took the mark away answers for all of it: nothing is open. */
export function piecesOf({ text, open }: LetterParagraph, { isDraft }: LetterLook): LetterPiece[] {
  const pieces: LetterPiece[] = []
  let at = 0
  for (const span of isDraft ? open : []) {
    pieces.push(
      { text: text.slice(at, span.start), isOpen: false },
      { text: slice(text, span), isOpen: true },
    )
    at = span.end
  }
  pieces.push({ text: text.slice(at), isOpen: false })
  return pieces.filter((piece) => piece.text !== '')
}

/** What a draft says where its writer has not yet said to whom, from whom and when: no letter goes out without. */
const wanting = { addressee: '××：', signature: '××××（署名）', date: '××××年×月×日' }

/** A field that no letter goes out without; as a placeholder to be replaced where a draft lacks it. */
export function neededField(
  letter: Letter,
  name: keyof typeof wanting,
  { isDraft }: LetterLook,
): LetterPiece {
  const text = name === 'addressee' ? addresseeLine(letter) : letter[name]
  const isOpen = text === '' && isDraft
  return { text: isOpen ? wanting[name] : text, isOpen }
}

/** Characters that no XML may hold. */
function withoutControls(text: string, kept = ''): string {
  return text.replace(/[^\P{Cc}\t]|\p{Cs}|[\ufffe\uffff]/gu, (char) => (char === kept ? char : ' '))
}

const digits = '一二三四五六七八九'

/** 1…99 in Chinese numerals before the heading, unless it has a number of its own. */
function numbered(heading: string, at: number): string {
  if (heading === '' || /^[一二三四五六七八九十]{1,3}、/u.test(heading)) return heading
  const [tens, ones] = [Math.floor((at + 1) / 10), (at + 1) % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (digits[tens - 1] ?? '')}十`
  return `${ten}${ones === 0 ? '' : (digits[ones - 1] ?? '')}、${heading}`
}

/** `主送：` with one full-width colon. */
export function addresseeLine({ addressee }: Letter): string {
  return addressee === '' ? '' : `${addressee.replace(/[：:]+$/u, '')}：`
}

/** The title on one line. */
export function titleOf({ title }: Letter): string {
  return title.replace(/\s*\n\s*/gu, '')
}

/** `（联系人……）` */
export function contactLine({ contact }: Letter): string {
  return contact === '' || /^[（(]/u.test(contact) ? contact : `（${contact}）`
}
