import { foldText } from '../../text/fold.ts'
import { occurrences } from '../../text/numerals.ts'
import type { Candidate } from './signal.ts'

/** The greatest share of the wanted words and phrases that one sentence of the reply holds, for queries of two and
 *  more; 0 for one. */
export function oneSentence({ found, reply, wanted }: Candidate): number {
  if (wanted.length < 2) return 0
  const sentences = found.passages.flatMap(({ ordinal }) =>
    (reply.passages[ordinal]?.text ?? '').split(/[。！？；]/).map(foldText),
  )
  const held = sentences.map(
    (sentence) => wanted.filter((node) => occurrences(sentence, node.text).length > 0).length,
  )
  return Math.max(0, ...held) / wanted.length
}
