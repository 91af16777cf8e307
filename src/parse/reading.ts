import { isHan } from '../text/chars.ts'
import { simplifyChar } from '../text/simplify.ts'
import { matchesOf, type Span } from '../text/span.ts'
import { classOf, type Scanned, seek, WHITE } from './scan.ts'

/** A source text as the rules read it. `text`, `plain` and `classes` are equally long, so that one span fits all. */
export interface Reading extends Scanned {
  readonly source: string
  /** Simplified characters, without the pinyin that mirror sites put behind them: facts are cut from here. */
  readonly text: string
  /** `text` with one form of each width, bracket, blank and bullet: rules match here. Brackets of years are
   *  `[…]`, round ones `(…)`, and `:` `,` `;` `!` `?` are half-width; 。 、 《》 “” ‘’ stay. */
  readonly plain: string
  /** The stretch of source text behind a span of the reading. Touching spans still touch. */
  readonly toSource: (span: Span) => Span
}

/** Reads any string. */
export function readText(source: string): Reading {
  const notes = findPinyinNotes(source)
  const kept = notes.length === 0 ? source : cut(source, notes)
  return {
    source,
    ...foldUnits(kept),
    toSource: notes.length === 0 ? (span) => span : mapBack(source.length, notes),
  }
}

/** What `span` covers, fit to be shown as a fact: on one line, blanks single and none between Han characters
 *  where a line was broken. */
export function quote(reading: Reading, span: Span): string {
  const text = reading.text.slice(span.start, span.end)
  if (seek(reading, span.start, span.end, WHITE) === span.end) return text
  return text
    .replace(/\s*\n\s*/g, '')
    .replace(/[ \t\u00a0\u3000]+/g, ' ')
    .trim()
}

const same = new Map<string, string>([
  ...forms('〔［【﹝〖｛{', '['),
  ...forms('〕］】﹞〗｝}', ']'),
  ...forms('﹙', '('),
  ...forms('﹚', ')'),
  ...forms('︰﹕∶', ':'),
  ...forms('﹐', ','),
  ...forms('﹔', ';'),
  ...forms('｡', '。'),
  ...forms('﹑､丶', '、'),
  ...forms('「『〝', '“'),
  ...forms('」』〞', '”'),
  ...forms('〈', '《'),
  ...forms('〉', '》'),
  ...forms('○', '〇'),
  ...forms('●·・■◆▪▶►◇□\uf06c', '•'),
  ...forms('—–－―‐', '-'),
  ...forms('│┃｜', '|'),
  ...forms('\u200b\u200c\u200d\ufeff\u2060\t\r\v\f\u0000\u00a0\u3000\u2002\u2003\u2009', ' '),
])

function forms(from: string, to: string): [string, string][] {
  return [...from].map((char) => [char, to])
}

/** By code unit its plain form, and above it the class of that; 0 where not yet asked for. */
const foldedUnits = new Uint32Array(0x10000)

function learn(unit: number): number {
  const char = String.fromCharCode(unit)
  const fullWidth = unit > 0xff00 && unit < 0xff5f
  const narrow = fullWidth ? String.fromCharCode(unit - 0xfee0) : char
  const folded = same.get(char) ?? (isHan(char) ? simplifyChar(char) : narrow)
  const learnt = (classOf(folded.charAt(0)) << 16) | folded.charCodeAt(0)
  foldedUnits[unit] = learnt
  return learnt
}

/** Where Han characters begin: a character that is folded to one of them was a traditional one. */
const firstHan = 0x3400

/** Where a text is folded. Most texts share one room: making one takes as long as folding. */
interface Room {
  readonly units: Uint16Array
  readonly bytes: Buffer
}

function makeRoom(length: number): Room {
  const units = new Uint16Array(length)
  return { units, bytes: Buffer.from(units.buffer) }
}

const sharedRoom = makeRoom(16_384)

function foldUnits(source: string): Pick<Reading, 'text' | 'plain' | 'classes'> {
  const { length } = source
  const { units, bytes } = length <= sharedRoom.units.length ? sharedRoom : makeRoom(length)
  const classes = Buffer.allocUnsafe(length)
  let traditional = false
  for (let at = 0; at < length; at += 1) {
    const unit = source.charCodeAt(at)
    const folded = foldedUnits[unit] || learn(unit)
    const plain = folded & 0xffff
    units[at] = plain
    classes[at] = folded >> 16
    if (plain !== unit && plain >= firstHan && isHan(source[at])) traditional = true
  }
  const plain = withoutHeadingMarks(bytes.toString('utf16le', 0, 2 * length), classes)
  if (!traditional) return { text: source, plain, classes }
  for (let at = 0; at < length; at += 1) {
    if (!isHan(source[at])) units[at] = source.charCodeAt(at)
  }
  return { text: bytes.toString('utf16le', 0, 2 * length), plain, classes }
}

/** `# ` before a heading of Markdown is layout. */
function withoutHeadingMarks(plain: string, classes: Uint8Array): string {
  if (!plain.includes('# ')) return plain
  return plain.replace(/^#{1,6}(?= )/gm, (marks, at: number) => {
    classes.fill(classOf(' '), at, at + marks.length)
    return ' '.repeat(marks.length)
  })
}

const tonedNote = /\([a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,3}\)/g
const anyNote = /\((?<=[\u3400-\u9fff)]\()[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}\)/g

/** Some mirrors write the pinyin behind converted characters: 現(xiàn)答復. A few such brackets may be words
 *  of the text; many are the mirror's. */
function findPinyinNotes(source: string): Span[] {
  if (!source.includes('(')) return []
  const toned = source.match(tonedNote)?.length ?? 0
  const notes = matchesOf(source, anyNote)
  if (toned < 2 && notes.length < 12) return []
  return notes.map((note) => ({ start: note.index, end: note.index + note[0].length }))
}

function cut(source: string, holes: readonly Span[]): string {
  const kept: string[] = []
  let from = 0
  for (const hole of holes) {
    kept.push(source.slice(from, hole.start))
    from = hole.end
  }
  kept.push(source.slice(from))
  return kept.join('')
}

function mapBack(length: number, holes: readonly Span[]): (span: Span) => Span {
  const offsets: number[] = []
  let from = 0
  for (const hole of [...holes, { start: length, end: length }]) {
    for (let at = from; at < hole.start; at += 1) offsets.push(at)
    from = hole.end
  }
  const place = (at: number) => offsets[at] ?? length
  return (span) => ({ start: place(span.start), end: place(span.end) })
}
