import { isAlphanumeric } from './chars.ts'
import { characterOf } from './radicals.ts'
import { simplifyChar } from './simplify.ts'
import type { Span } from './span.ts'

/** A text in the one form in which texts are compared, with the way back to the source. */
export interface Folded {
  readonly text: string
  /** `offsets[i]` is where in the source the folded code unit `i` comes from; one more entry, at the end,
   *  holds the end of the last source unit that left a trace. */
  readonly offsets: Uint32Array
}

/** Quotation marks are both content and query syntax, and sites lose or halve them: they never decide a match. */
const quotes = new Set('“”‘’„‟‚‛「」『』﹁﹂﹃﹄〝〞〟"\'`´')

/** Characters that print nothing: controls and format characters, soft hyphen and byte order mark among them. */
const invisible = /[\p{Cc}\p{Cf}]/u

/** Punctuation of which sites use one form for another. */
const samePunctuation = new Map<string, string>([
  ...pairs('〔［【〖｛[{', '('),
  ...pairs('〕］】〗｝]}', ')'),
  ...pairs('—–―‐‑‒－﹣−─', '-'),
  ...pairs('・•‧∙⋅●', '·'),
  ...pairs('～〜∼', '~'),
  ['〈', '《'],
  ['〉', '》'],
  ['︰', ':'],
  ['﹐', ','],
])

/** Folds width, case, traditional Han, quotation marks, brackets, dashes and spaces away, so that two spellings
 *  of one passage compare equal. White space vanishes except between two ASCII letters or digits, where one
 *  blank stays: “R D” is not “RD”, and quotation marks between them count as white space.
 *  Never throws; `fold(fold(x).text).text === fold(x).text`. */
export function fold(source: string): Folded {
  const room = roomFor(source)
  const length = foldInto(room, source)
  return { text: textOf(room, length), offsets: room.offsets.slice(0, length + 1) }
}

/** `fold` for those who need no way back. */
export function foldText(source: string): string {
  const room = roomFor(source)
  return textOf(room, foldInto(room, source))
}

/** Gives how many units the folded text has. */
function foldInto({ units, offsets }: Room, source: string): number {
  let length = 0
  let gap = false
  let end = 0
  for (let at = 0; at < source.length; at += 1) {
    const unit = source.charCodeAt(at)
    const folded = foldedUnits[unit] || learn(unit)
    if (folded === NOTHING) continue
    if (folded === GAP) {
      gap = true
      continue
    }
    const several = folded === SEVERAL ? longForms.get(unit) : undefined
    const first = several === undefined ? folded : several.charCodeAt(0)
    if (gap && isAlphanumericUnit(units[length - 1]) && isAlphanumericUnit(first)) {
      units[length] = BLANK
      offsets[length] = at - 1
      length += 1
    }
    gap = false
    units[length] = first
    offsets[length] = at
    length += 1
    end = at + 1
    if (several === undefined) continue
    for (let more = 1; more < several.length; more += 1) {
      units[length] = several.charCodeAt(more)
      offsets[length] = at
      length += 1
    }
  }
  offsets[length] = end
  return length
}

function textOf({ bytes }: Room, length: number): string {
  return bytes.toString('utf16le', 0, 2 * length)
}

/** The stretch of source text behind `span` of the folded text. */
export function unfoldSpan(folded: Folded, span: Span): Span {
  const start = folded.offsets[span.start] ?? 0
  if (span.end <= span.start) return { start, end: start }
  return { start, end: (folded.offsets[span.end - 1] ?? start) + 1 }
}

/** The most code units that one folds to: ㎡ gives two, ㌖ (kilometre) six. */
const LONGEST_FORM = 6

/** Where a text is folded: its units, where each comes from, and the bytes of the units. */
interface Room {
  readonly units: Uint16Array
  readonly offsets: Uint32Array
  readonly bytes: Buffer
}

function makeRoom(most: number): Room {
  const units = new Uint16Array(most)
  return { units, offsets: new Uint32Array(most + 1), bytes: Buffer.from(units.buffer) }
}

/** Short texts, which are most, share one room: making one takes longer than folding a sentence. */
const SHORT = 8192
const sharedRoom = makeRoom(LONGEST_FORM * SHORT)

function roomFor(source: string): Room {
  return source.length <= SHORT ? sharedRoom : makeRoom(mostUnits(source))
}

/** A bound for the length of the folded text. A blank stands for at least one unit that vanished. */
function mostUnits(source: string): number {
  let several = 0
  for (let at = 0; at < source.length; at += 1) {
    const unit = source.charCodeAt(at)
    if ((foldedUnits[unit] || learn(unit)) === SEVERAL) several += 1
  }
  return source.length + (LONGEST_FORM - 1) * several
}

/** The folded unit by source unit; 0 for one not yet met. Units of the private use area stand for what is none. */
const foldedUnits = new Uint16Array(65_536)
const NOTHING = 0xf8fe
const GAP = 0xf8fd
const SEVERAL = 0xf8fc
const longForms = new Map<number, string>()
const BLANK = 32

function learn(unit: number): number {
  const folded = foldChar(String.fromCharCode(unit))
  let learnt = folded.charCodeAt(0)
  if (folded === '') learnt = NOTHING
  else if (folded === ' ') learnt = GAP
  else if (folded.length > 1) {
    learnt = SEVERAL
    longForms.set(unit, folded)
  }
  foldedUnits[unit] = learnt
  return learnt
}

function isAlphanumericUnit(unit: number | undefined): boolean {
  return unit !== undefined && unit < 128 && isAlphanumeric(String.fromCharCode(unit))
}

/** One or more folded code units; '' for a character that leaves no trace, ' ' for one that separates. */
function foldChar(char: string): string {
  if (quotes.has(char)) return ' '
  if (/\s/.test(char)) return ' '
  if (invisible.test(char)) return ''
  const same = samePunctuation.get(char)
  if (same !== undefined) return same
  if (compatibilityForm.test(char)) {
    const plain = characterOf(char)
    const again = plain.length === 1 && plain !== char ? foldChar(plain) : plain.toLowerCase()
    return /\s/.test(again) ? ' ' : again
  }
  const lower = char.toLowerCase()
  return lower.length === 1 ? simplifyChar(lower) : char
}

/** Full- and half-width forms, small forms, CJK compatibility characters and radicals, Roman numerals, ℃. Not ①, ² and
 *  their like: a marker or an exponent is no number of the text. */
const compatibilityForm =
  /[\uff00-\uffef\ufe50-\ufe6f\uf900-\ufaff\u3300-\u33ff\u2160-\u217f\u2e80-\u2fdf\u2103]/

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((char) => [char, to])
}
