/** A pattern with what each of its matches must hold: a text without that is not tried. */
export interface Cue {
  readonly pattern: RegExp
  /** A bit for each group of characters of which one is needed. */
  readonly needs: number
}

/** The groups that a character belongs to, as bits, by code unit. */
const groups = new Uint32Array(0x10000)
/** Bits of a number. */
const MOST_GROUPS = 32
let defined = 0
const cues: Cue[] = []

/** Each match of `pattern` must hold one of the characters of each word of `needed`. Throws when there is no room
 *  for more words, over all cues together. */
export function defineCue(needed: string, pattern: RegExp): Cue {
  let needs = 0
  for (const chars of needed.split(' ')) {
    if (defined === MOST_GROUPS)
      throw new RangeError(`No room for more than ${MOST_GROUPS} groups of characters`)
    const bit = 1 << defined
    defined += 1
    needs |= bit
    for (const char of chars) groups[char.charCodeAt(0)] = (groups[char.charCodeAt(0)] ?? 0) | bit
  }
  const cue = { pattern, needs }
  cues.push(cue)
  return cue
}

/** Every cue defined so far: a test holds their characters against their patterns. */
export function allCues(): readonly Cue[] {
  return cues
}

/** The groups of which `text` holds a character: one look serves all cues. */
export function cuesIn(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at += 1) bits |= groups[text.charCodeAt(at)] ?? 0
  return bits
}

/** Whether `text`, in which `seen` was found by `cuesIn`, matches. */
export function matchesCue(text: string, seen: number, { needs, pattern }: Cue): boolean {
  return (seen & needs) === needs && pattern.test(text)
}
