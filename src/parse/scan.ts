/* What single characters of the plain text are to the rules that cut it: bits, one table for all. */

export const LINE_END = 1
/** A blank, or a bar between the cells of a table. */
export const GAP = 1 << 1
export const BLANK = 1 << 2
/** The end of a sentence: 。!?; */
export const STOP = 1 << 3
export const COLON = 1 << 4
export const COMMA = 1 << 5
/** Opens a quotation or bracket that may hold whole sentences, or closes it. */
export const OPENING = 1 << 6
export const CLOSING = 1 << 7
/** Closes one that holds a few words. */
export const INNER_CLOSING = 1 << 8
export const OTHER_CLOSING = 1 << 9
/** Layout before the number of a part: blanks, bars, bullets, marks of Markdown. */
export const BEFORE_NUMBER = 1 << 10
/** A numeral of a part's number. */
export const HAN_NUMERAL = 1 << 11
export const DIGIT = 1 << 12
/** Layout before a label at the beginning of a line. */
export const BEFORE_LABEL = 1 << 13

/** What holds no text. */
export const LAYOUT = LINE_END | GAP
export const ANY_CLOSING = CLOSING | INNER_CLOSING | OTHER_CLOSING

const kinds = new Uint16Array(0x10000)

function note(kind: number, chars: Iterable<string>): void {
  for (const char of chars) kinds[char.charCodeAt(0)] = (kinds[char.charCodeAt(0)] ?? 0) | kind
}

note(LINE_END, '\n')
note(GAP, ' |')
note(BLANK, ' ')
note(STOP, '。!?;')
note(COLON, ':')
note(COMMA, ',')
note(OPENING, '“《(')
note(CLOSING, '”》)')
note(INNER_CLOSING, '’')
note(OTHER_CLOSING, '"]')
note(BEFORE_NUMBER, ' |*#•')
note(HAN_NUMERAL, '一二三四五六七八九十')
note(DIGIT, '0123456789')
note(BEFORE_LABEL, ' \n|•[(-')

/** The kinds of the character at `at`, 0 for an ordinary one and outside the text. */
export function kindAt(plain: string, at: number): number {
  return at >= 0 && at < plain.length ? (kinds[plain.charCodeAt(at)] ?? 0) : 0
}

/** Whether the character at `at` is of one of `kinds`. */
export function isAt(plain: string, at: number, wanted: number): boolean {
  return (kindAt(plain, at) & wanted) !== 0
}

/** The first place from `from` on that is not of `wanted`, at most `end`. */
export function skip(plain: string, from: number, end: number, wanted: number): number {
  let at = from
  while (at < end && isAt(plain, at, wanted)) at += 1
  return at
}

/** The place behind the last character before `from` that is not of `wanted`, at least `start`. */
export function skipBack(plain: string, from: number, start: number, wanted: number): number {
  let at = from
  while (at > start && isAt(plain, at - 1, wanted)) at -= 1
  return at
}
