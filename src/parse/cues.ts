/** A pattern with the characters that it needs: a text without any of them is not tried. */
export interface Cue {
  readonly pattern: RegExp
  readonly bit: number
}

/** The cues that need a character, as bits, by code unit. */
const needed = new Uint32Array(0x10000)
let defined = 0

/** Each match of `pattern` must hold one of `chars`. There is room for 32 cues. */
export function defineCue(chars: string, pattern: RegExp): Cue {
  const bit = 1 << defined
  defined += 1
  for (const char of chars) needed[char.charCodeAt(0)] = (needed[char.charCodeAt(0)] ?? 0) | bit
  return { pattern, bit }
}

/** The cues for which `text` holds a character: one look serves them all. */
export function cuesIn(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at += 1) bits |= needed[text.charCodeAt(at)] ?? 0
  return bits
}

/** Whether `text`, in which `cues` were seen, matches. */
export function matchesCue(text: string, cues: number, { bit, pattern }: Cue): boolean {
  return (cues & bit) !== 0 && pattern.test(text)
}
