import { isDigit } from '../text/chars.ts'
import { cutsNoNumber } from '../text/numerals.ts'
import { NO_REPLY } from './extents.ts'
import { decodeLines } from './reply-text.ts'
import type { Snapshot } from './snapshot.ts'

/** Reads replies to see which of their passages hold a text letter by letter. Remembers the reply it read last: who
 *  asks in the order of the passages has each reply read once. */
export class LetterReader {
  readonly #snapshot: Snapshot
  readonly #lines = new Map<string, ReadonlySet<number>>()
  #reply = NO_REPLY

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  /** Whether the passage or header line holds `text`, which is folded, and cuts no number. */
  holds(passage: number, text: string): boolean {
    const { replyOf, heads } = this.#snapshot
    const reply = replyOf[passage] ?? NO_REPLY
    if (reply === NO_REPLY) return false
    if (reply !== this.#reply) {
      this.#reply = reply
      this.#lines.clear()
    }
    const lines = this.#lines.get(text) ?? linesWith(this.#snapshot.foldedBytes(reply), text)
    this.#lines.set(text, lines)
    return lines.has(passage - (heads[reply] ?? 0))
  }
}

/** Two bytes a code unit. */
const UNIT = 2

/** The numbers of the lines of an encoded text (see `reply-text.ts`) in which `text` occurs without cutting a number. Of
 *  thousands of replies that a query has read, few are made a string. */
export function linesWith(encoded: Buffer, text: string): ReadonlySet<number> {
  const lines = new Set<number>()
  if (text === '') return lines
  let [line, begin] = [0, 0]
  for (let at = find(encoded, text, 0); at !== -1; at = find(encoded, text, at + UNIT)) {
    if (cutsNumber(encoded, at, text)) continue
    for (let end = find(encoded, '\n', begin); end !== -1 && end < at; end = find(encoded, '\n', begin)) {
      line += 1
      begin = end + UNIT
    }
    lines.add(line)
  }
  return lines
}

function find(encoded: Buffer, text: string, from: number): number {
  return encoded.indexOf(text, from, 'utf16le')
}

/** Whether a number goes on before or behind the `text` at the byte `at`. */
function cutsNumber(encoded: Buffer, at: number, text: string): boolean {
  if (!isDigit(text[0]) && !isDigit(text.at(-1))) return false
  const from = Math.max(0, at - UNIT)
  const around = decodeLines(encoded.subarray(from, at + UNIT * (text.length + 1)))
  const start = (at - from) / UNIT
  return !cutsNoNumber(around, { start, end: start + text.length })
}
