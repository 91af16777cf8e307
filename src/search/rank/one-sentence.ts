import { occurrences } from '../../text/numerals.ts'
import type { Candidate } from './signal.ts'

/** The passages with the most evidence are looked at; a sentence with all words is among them. */
const LOOKED_AT = 6

/** The greatest share of the wanted words and phrases that one sentence of the reply holds, for queries of two and
 *  more; 0 for one. */
export function oneSentence({ found, outline, asked: { wanted, like } }: Candidate): number {
  if (wanted.length < 2 || like !== null) return 0
  const strongest = found.passages.toSorted((a, b) => b.evidence - a.evidence).slice(0, LOOKED_AT)
  const held = strongest
    .flatMap(({ ordinal }) => (outline.passages[ordinal]?.folded ?? '').split(/[。!?;]/))
    .map((sentence) => wanted.filter((node) => occurrences(sentence, node.text).length > 0).length)
  return Math.max(0, ...held) / wanted.length
}
