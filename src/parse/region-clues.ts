import type { RegionClue } from '../regions/clue.ts'
import type { Header } from '../reply/reply.ts'
import type { Carrier } from '../reply/source-text.ts'
import type { Labelled } from './column.ts'
import type { Letter } from './letter.ts'
import type { Reading } from './reading.ts'
import { linesOfSession } from './session.ts'

/** How much of the body is read for 我市 and the places named with it, in characters. */
const bodyRead = 4000

/** What a page says of itself: its owner, its name, and its neighbours on the same site. */
const ofSite = /^(?:主办|承办|版权|上一|下一)|位置 ?:|版权所有|政府[”"]?(?:门户网|网站| +www\.)|政府欢迎您/

const ofBodies: ReadonlySet<Labelled['name']> = new Set(['authority', 'source', 'lead'])

/** What a reply says of its region, for `resolveRegion`. */
export function regionClues(
  reading: Reading,
  letter: Letter,
  { header, carrier }: { readonly header: Header; readonly carrier: Carrier },
): RegionClue[] {
  const signature = letter.closing.organ?.value ?? null
  const body = reading.text.slice(letter.body.start, Math.min(letter.body.end, letter.body.start + bodyRead))
  const sources = letter.column.flatMap(({ name, value }) => (name === 'source' ? value : []))
  const site = letter.around.flatMap(({ text }) => (ofSite.test(text) ? text : []))
  const { authority } = header
  // 姚安县官屯镇人民政府 of the box tells where 官屯镇人民政府 is that signs.
  const fuller = letter.column.find(
    ({ name, value }) => authority !== null && ofBodies.has(name) && value.endsWith(authority),
  )
  const clues: [RegionClue['kind'], string | null][] = [
    ['authority', fuller?.value ?? authority],
    ['signature', signature === authority ? null : signature],
    ['document-number', header.docNumber],
    ['index-number', header.indexNumber],
    ['title', header.title],
    ['title', linesOfSession(letter.head).session?.text ?? null],
    ['body', body],
    ['site', [carrier.site, carrier.publisher, ...sources, ...site].filter(Boolean).join('\n')],
    ['asked', header.proposal.title],
  ]
  return clues.flatMap(([kind, text]) => (text === null || text === '' ? [] : [{ kind, text }]))
}
