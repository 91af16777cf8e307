import type { RegionClue } from '../regions/resolve-region.ts'
import type { Header } from '../reply/reply.ts'
import type { Letter } from './letter.ts'
import type { Reading } from './reading.ts'

/** How much of the body is read for 我市 and the places named with it, in characters. */
const bodyRead = 4000

/** What a reply says of its region, for `resolveRegion`. */
export function regionClues(reading: Reading, letter: Letter, header: Header): RegionClue[] {
  const signature = letter.closing.organ?.value ?? null
  const body = reading.text.slice(letter.body.start, Math.min(letter.body.end, letter.body.start + bodyRead))
  const clues: [RegionClue['kind'], string | null][] = [
    ['authority', header.authority],
    ['signature', signature === header.authority ? null : signature],
    ['document-number', header.docNumber],
    ['index-number', header.indexNumber],
    ['title', header.title],
    ['body', body],
  ]
  return clues.flatMap(([kind, text]) => (text === null || text === '' ? [] : [{ kind, text }]))
}
