import { encodeText, isDigitCode, LINE_END } from '../text/text-code.ts'
import { NO_REPLY } from './extents.ts'
import type { Snapshot } from './snapshot.ts'

/** Reads replies to see which of their passages hold a text letter by letter. Remembers the reply it read last: who
 *  asks in the order of the passages has each reply read once. */
export class LetterReader {
  readonly #snapshot: Snapshot
  readonly #lines = new Map<string, ReadonlySet<number>>()
  readonly #encoded = new Map<string, Buffer>()
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
    const lines = this.#lines.get(text) ?? linesWith(this.#snapshot.foldedBytes(reply), this.#encode(text))
    this.#lines.set(text, lines)
    return lines.has(passage - (heads[reply] ?? 0))
  }

  #encode(text: string): Buffer {
    const encoded = this.#encoded.get(text) ?? encodeText(text)
    this.#encoded.set(text, encoded)
    return encoded
  }
}

/** The numbers of the lines of `text` in which `part` occurs without cutting a number, as `occurrences` has it; none where it
 *  is empty. Both are encoded: most candidates hold no part, and to decode them would take several times as long. */
export function linesWith(text: Buffer, part: Buffer): ReadonlySet<number> {
  const lines = new Set<number>()
  if (part.length === 0) return lines
  let [line, begin] = [0, 0]
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    if (cutsNumberAt(text, at) || cutsNumberAt(text, at + part.length)) continue
    for (
      let end = text.indexOf(LINE_END, begin);
      end !== -1 && end < at;
      end = text.indexOf(LINE_END, begin)
    ) {
      line += 1
      begin = end + 1
    }
    lines.add(line)
  }
  return lines
}

/** Whether digits stand on both sides of the place. */
function cutsNumberAt(text: Buffer, at: number): boolean {
  return isDigitCode(text[at - 1]) && isDigitCode(text[at])
}
