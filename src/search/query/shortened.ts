const LONGEST = 30

/** `text` as a notice quotes it: long ones by their beginning. */
export function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
