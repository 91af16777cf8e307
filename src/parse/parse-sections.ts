import type { Section } from '../reply/section.ts'
import { bodyParts } from './body-parts.ts'
import { readLetter } from './letter.ts'
import { readText } from './reading.ts'
import { judgeParts } from './section-roles.ts'
import { readBody } from './sections.ts'

/** The sections that `parseReply` finds in a text, for those who need nothing else of it: in half the time. What gives no sign has
 *  the role `other`. */
export function parseSections(text: string): readonly Section[] {
  const reading = readText(text)
  const parts = judgeParts(reading, bodyParts(reading, readLetter(reading)))
  return readBody(reading, parts, 'other').sections
}
