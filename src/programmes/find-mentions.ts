import { isAlphanumeric } from '../text/chars.ts'
import { type Folded, fold, foldText, unfoldSpan } from '../text/fold.ts'
import { createNameStarts, type NameStarts } from '../text/name-starts.ts'
import type { Span } from '../text/span.ts'
import { type Programme, type Registry, registry } from './registry.ts'

/** Where a text names a programme, in UTF-16 code units of it. */
export interface Mention extends Span {
  readonly id: string
}

/** Every mention of a programme in `text`, left to right and disjoint, the longest name first; with or without
 *  quotation marks, whatever their form and the width of digits. A name of digits counts only as a whole number,
 *  and as the registry says only in quotation marks: “315” but not 315家, 1315, 3·15. A span never holds one half
 *  of a pair of quotation marks. */
export function findMentions(text: string): Mention[] {
  const { names, starts } = namesOf(registry())
  const mentions: Mention[] = []
  if (starts.next(text, 0) === -1) return mentions
  const folded = fold(text)
  const source = { text, folded, inContext: new Map<string, boolean>() }
  for (let at = starts.next(folded.text, 0); at !== -1; ) {
    const match = matchAt(names, source, at)
    if (match?.id) mentions.push({ id: match.id, ...balance(text, match.span) })
    at = starts.next(folded.text, at + (match?.length ?? 1))
  }
  return mentions
}

/** A way to write a programme, or (`id` null) a name that only looks like one. */
interface Name {
  readonly id: string | null
  /** Folded. */
  readonly text: string
  /** How many folded characters from the start must stand in quotation marks; 0 for none. */
  readonly quoted: number
  /** Folded. */
  readonly context: readonly string[]
}

/** By the first code unit, the longest first. */
type Names = ReadonlyMap<number, readonly Name[]>

/** The names of a registry, with the places where they may begin. */
interface Lexicon {
  readonly names: Names
  readonly starts: NameStarts
}

const known = new WeakMap<Registry, Lexicon>()

function namesOf(source: Registry): Lexicon {
  const cached = known.get(source)
  if (cached) return cached
  const names = new Map<number, Name[]>()
  for (const programme of source.programmes) {
    for (const name of namesOfProgramme(programme)) {
      const start = name.text.charCodeAt(0)
      names.set(start, [...(names.get(start) ?? []), name])
    }
  }
  for (const list of names.values()) list.sort((a, b) => b.text.length - a.text.length)
  const starts = createNameStarts([...names.values()].flat().map(({ text }) => text))
  const lexicon = { names, starts }
  known.set(source, lexicon)
  return lexicon
}

function namesOfProgramme({ id, name, aliases, lookAlikes, context }: Programme): Name[] {
  const folded = context.map(foldText)
  return [
    { id, text: foldText(name), quoted: 0, context: folded },
    ...aliases.map((alias) => ({ id, text: foldText(alias), quoted: quotedLength(alias), context: folded })),
    ...lookAlikes.map((other) => ({ id: null, text: foldText(other), quoted: 0, context: [] })),
  ]
}

function quotedLength(alias: string): number {
  return foldText(/^“([^”]+)”/.exec(alias)?.[1] ?? '').length
}

/** The text at hand, and of which programmes it holds a word of the context. */
interface Source {
  readonly text: string
  readonly folded: Folded
  readonly inContext: Map<string, boolean>
}

/** The longest name at `at` of the folded text, with its span in the source. */
function matchAt(
  names: Names,
  source: Source,
  at: number,
): { id: string | null; span: Span; length: number } | null {
  const { text } = source.folded
  for (const name of names.get(text.charCodeAt(at)) ?? []) {
    const end = at + name.text.length
    if (!text.startsWith(name.text, at) || cutsRun(text, at) || cutsRun(text, end)) continue
    if (name.quoted > 0 && !standsQuoted(source, name, at)) continue
    return { id: name.id, span: unfoldSpan(source.folded, { start: at, end }), length: name.text.length }
  }
  return null
}

/** Whether the first word of `name` stands in quotation marks, in a text where that means the programme. */
function standsQuoted({ text, folded, inContext }: Source, name: Name, at: number): boolean {
  if (!isQuoted(text, unfoldSpan(folded, { start: at, end: at + name.quoted }))) return false
  const key = name.id ?? ''
  const fits =
    inContext.get(key) ??
    (name.context.length === 0 || name.context.some((word) => folded.text.includes(word)))
  inContext.set(key, fits)
  return fits
}

/** Whether a number or Latin word goes on across `at`: 315 is not in 1315, nor 415x in 415xl. */
function cutsRun(folded: string, at: number): boolean {
  return isAlphanumeric(folded[at - 1]) && isAlphanumeric(folded[at])
}

const opening = /[“‘「『〝"'＂＇]/
const closing = /[”’」』〞〟"'＂＇]/

/** Whether quotation marks stand on both sides of `span`, blanks aside. */
function isQuoted(text: string, span: Span): boolean {
  return (
    opening.test(text.charAt(skipBlanks(text, span.start - 1, -1))) &&
    closing.test(text.charAt(skipBlanks(text, span.end, 1)))
  )
}

function skipBlanks(text: string, from: number, step: 1 | -1): number {
  let at = from
  while (/\s/.test(text.charAt(at))) at += step
  return at
}

/** `span` with the quotation mark before it when the one that closes it lies within, and likewise behind. */
function balance(text: string, span: Span): Span {
  const covered = text.slice(span.start, span.end)
  const before = skipBlanks(text, span.start - 1, -1)
  const behind = skipBlanks(text, span.end, 1)
  const firstMark = /[“‘「『〝"'＂＇”’」』〞〟]/.exec(covered)?.[0] ?? ''
  const lastMark = /[“‘「『〝"'＂＇”’」』〞〟](?=[^“‘「『〝"'＂＇”’」』〞〟]*$)/.exec(covered)?.[0] ?? ''
  const opens = opening.test(text.charAt(before)) && closing.test(firstMark)
  const closes = closing.test(text.charAt(behind)) && opening.test(lastMark)
  return { start: opens ? before : span.start, end: closes ? behind + 1 : span.end }
}
