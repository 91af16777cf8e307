/** A pattern with what each of its matches must hold: a text without that is not tried. */
export interface Cue {
  readonly pattern: RegExp
  /** A bit for each group of characters of which one is needed. */
  readonly needs: number
}

/** Bits of a number. */
const MOST_GROUPS = 32

/** Cues that are looked for in the same texts: one look at each character serves all of them. */
export class Cues {
  /** The groups that a character belongs to, as bits, by code unit. */
  readonly #groups = new Uint32Array(0x10000)
  readonly #all: Cue[] = []
  #defined = 0

  /** Each match of `pattern` must hold one of the characters of each word of `needed`. Throws RangeError when there is
   *  no room for more words, over all cues together. */
  define(needed: string, pattern: RegExp): Cue {
    let needs = 0
    for (const chars of needed.split(' ')) {
      if (this.#defined === MOST_GROUPS)
        throw new RangeError(`No room for more than ${MOST_GROUPS} groups of characters`)
      const bit = 1 << this.#defined
      this.#defined += 1
      needs |= bit
      for (const char of chars) {
        const code = char.charCodeAt(0)
        this.#groups[code] = (this.#groups[code] ?? 0) | bit
      }
    }
    const cue = { pattern, needs }
    this.#all.push(cue)
    return cue
  }

  /** A test holds their characters against their patterns. */
  get all(): readonly Cue[] {
    return this.#all
  }

  /** The groups of which `text` holds a character. */
  seenIn(text: string): number {
    const groups = this.#groups
    let bits = 0
    for (let at = 0; at < text.length; at += 1) bits |= groups[text.charCodeAt(at)] ?? 0
    return bits
  }
}

/** Whether `text`, in which `Cues.seenIn` found `seen`, matches. */
export function matchesCue(text: string, seen: number, { needs, pattern }: Cue): boolean {
  return (seen & needs) === needs && pattern.test(text)
}
