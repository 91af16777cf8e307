import { z } from 'zod'

/** A reply as its writer has put it together in the browser. */
const part = z.object({
  text: z.string().max(20_000),
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

/** A reply to be laid out. Empty strings stand for what the writer left out. */
export interface Letter extends Readonly<z.infer<typeof draft>['fields']> {
  /** With what follows each heading, in the order of the text. */
  readonly sections: readonly LetterSection[]
  /** Of the passages in it, each once, in their order. */
  readonly sources: readonly string[]
}

export interface LetterSection {
  /** `一、关于……`; empty where the writer gave none. */
  readonly heading: string
  readonly paragraphs: readonly string[]
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
      paragraphs: parts.flatMap(({ text }) => linesOf(text)),
      sources: parts.flatMap(({ source }) => (source ? [source.label] : [])),
    }))
    .filter(({ heading, paragraphs }) => paragraphs.length > 0 || (withEmpty && heading !== ''))
  const single = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, withoutControls(value).trim()]),
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

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => withoutControls(line).trim())
    .filter((line) => line !== '')
}

/** Characters that no XML may hold. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\t]|\p{Cs}|[\ufffe\uffff]/gu, ' ')
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

/** `（联系人……）` */
export function contactLine({ contact }: Letter): string {
  return contact === '' || /^[（(]/u.test(contact) ? contact : `（${contact}）`
}
