import { occurrences } from '../text/numerals.ts'
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
    const lines = this.#lines.get(text) ?? linesWith(decodeLines(this.#snapshot.foldedBytes(reply)), text)
    this.#lines.set(text, lines)
    return lines.has(passage - (heads[reply] ?? 0))
  }
}

/** The numbers of the lines of `text` in which `part` occurs without cutting a number; none where it is empty. */
export function linesWith(text: string, part: string): ReadonlySet<number> {
  const lines = new Set<number>()
  let [line, begin] = [0, 0]
  for (const { start } of occurrences(text, part)) {
    for (let end = text.indexOf('\n', begin); end !== -1 && end < start; end = text.indexOf('\n', begin)) {
      line += 1
      begin = end + 1
    }
    lines.add(line)
  }
  return lines
}
