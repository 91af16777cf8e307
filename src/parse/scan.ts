import type { Span } from '../text/span.ts'

/* What single characters of the plain text are to the rules that cut it. Each is of one class; a rule asks for several
 * at once, as bits. */

export const LINE_END = 1 << 1
export const BLANK = 1 << 2
/** Parts the cells of a table. */
const BAR = 1 << 3
/** Bullets, and marks of Markdown. */
export const BULLET = 1 << 4
/** White space of other kinds. */
const OTHER_WHITE = 1 << 5
/** The end of a sentence: 。!?; */
export const STOP = 1 << 6
export const COLON = 1 << 7
export const COMMA = 1 << 8
const OPENING_MARK = 1 << 9
const OPENING_BRACKET = 1 << 10
/** Closes a quotation or bracket that may hold whole sentences. */
export const CLOSING = 1 << 11
/** Closes one that holds a few words. */
export const INNER_CLOSING = 1 << 12
const OTHER_CLOSING = 1 << 13
/** A numeral of a part's number. */
export const HAN_NUMERAL = 1 << 14
export const DIGIT = 1 << 15
/** 第 and its like before a number, or a number of one character. */
const BEGINS_NUMBER = 1 << 16

/** The last character of a label before a number: 建议一 */
export const LABEL_END = 1 << 17

/** A blank, or a bar between the cells of a table. */
export const GAP = BLANK | BAR
/** What holds no text. */
export const LAYOUT = LINE_END | GAP
export const WHITE = LINE_END | BLANK | OTHER_WHITE
/** Opens a quotation or bracket that may hold whole sentences. */
export const OPENING = OPENING_MARK | OPENING_BRACKET
export const ANY_CLOSING = CLOSING | INNER_CLOSING | OTHER_CLOSING
/** Layout before the number of a part. */
export const BEFORE_NUMBER = GAP | BULLET
/** May begin the number of a part. */
export const NUMBER_START = HAN_NUMERAL | DIGIT | OPENING_BRACKET | BEGINS_NUMBER

const members: readonly (readonly [number, string])[] = [
  [LINE_END, '\n'],
  [BLANK, ' '],
  [BAR, '|'],
  [BULLET, '*#•'],
  [STOP, '。!?;'],
  [COLON, ':'],
  [COMMA, ','],
  [OPENING_MARK, '“《'],
  [OPENING_BRACKET, '('],
  [CLOSING, '”》)'],
  [INNER_CLOSING, '’'],
  [OTHER_CLOSING, '"]'],
  [HAN_NUMERAL, '一二三四五六七八九十'],
  [DIGIT, '0123456789'],
  [LABEL_END, '议题见求'],
  [BEGINS_NUMBER, '第其首再最①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩'],
  [BEGINS_NUMBER, 'ABCDEFGHIVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ'],
  [BEGINS_NUMBER, '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'],
]
const classes = new Map(
  members.flatMap(([bit, chars]) => [...chars].map((char) => [char, 31 - Math.clz32(bit)])),
)

/** The class of `char` (one code unit of plain text): the number of its bit; 0 for an ordinary character. */
export function classOf(char: string): number {
  return classes.get(char) ?? (char.trim() === '' ? 31 - Math.clz32(OTHER_WHITE) : 0)
}

/** A plain text, and the class of each of its characters, by place. Looked up once for a text: all rules that cut it
 *  read `classes`. */
export interface Scanned {
  readonly plain: string
  readonly classes: Uint8Array
}

/** What `span` covers, as a text of its own. */
export function cutOut({ plain, classes }: Scanned, { start, end }: Span): Scanned {
  return { plain: plain.slice(start, end), classes: classes.subarray(start, end) }
}

/** The bit of the character at `at`, 0 outside the text. */
export function bitAt({ classes }: Scanned, at: number): number {
  return at >= 0 && at < classes.length ? 1 << (classes[at] ?? 0) : 0
}

/** Whether the character at `at` is of one of the classes `wanted`. */
export function isAt(text: Scanned, at: number, wanted: number): boolean {
  return (bitAt(text, at) & wanted) !== 0
}

/** The first place from `from` on that is not of `wanted`, at most `end`. */
export function skip({ classes }: Scanned, from: number, end: number, wanted: number): number {
  let at = from
  while (at < end && ((1 << (classes[at] ?? 0)) & wanted) !== 0) at += 1
  return at
}

/** The first place from `from` on that is of `wanted`, at most `end`. */
export function seek({ classes }: Scanned, from: number, end: number, wanted: number): number {
  let at = from
  while (at < end && ((1 << (classes[at] ?? 0)) & wanted) === 0) at += 1
  return at
}

/** The place behind the last character before `from` that is not of `wanted`, at least `start`. */
export function skipBack({ classes }: Scanned, from: number, start: number, wanted: number): number {
  let at = from
  while (at > start && ((1 << (classes[at - 1] ?? 0)) & wanted) !== 0) at -= 1
  return at
}

/** `span` without the white space at its ends; empty (at its start) when it holds nothing else. */
export function trim(text: Scanned, span: Span): Span {
  const start = skip(text, span.start, span.end, WHITE)
  if (start >= span.end) return { start: span.start, end: span.start }
  return { start, end: skipBack(text, span.end, start, WHITE) }
}
