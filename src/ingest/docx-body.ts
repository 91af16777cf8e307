import type { DocxNumbering, ListPlace } from './docx-numbering.ts'
import { limits } from './limits.ts'
import type { XmlHandler } from './xml-events.ts'
import { TooMuchError } from './zip-parts.ts'

interface Paragraph {
  readonly pieces: string[]
  style: string
  list: string | null
  level: number
}

/** Elements whose text is not the document's: earlier wording, the second form of a drawing, pinyin over a
 *  character, codes of fields. */
const passedOver = new Set(['del', 'moveFrom', 'Fallback', 'rt', 'instrText', 'delText'])

/** Elements that stand for a character. */
const charOf = new Map([
  ['br', '\n'],
  ['cr', '\n'],
  ['tab', ' '],
  ['ptab', ' '],
  ['noBreakHyphen', '-'],
])

/** How a property is switched off: <w:vanish w:val="0"/>. */
const off = new Set(['0', 'false', 'off'])

/** Turns word/document.xml into lines: one per paragraph and per table row. */
export class DocxBody implements XmlHandler {
  readonly lines: string[] = []
  private readonly numbering: DocxNumbering
  private readonly styles: ReadonlyMap<string, ListPlace>
  /** Text boxes hold paragraphs within a paragraph. */
  private readonly paragraphs: Paragraph[] = []
  private readonly rows: string[][][] = []
  private skipped = 0
  private isText = false
  /** Whether the run is hidden text, which is not printed. */
  private isHidden = false
  private seen = 0
  private length = 0

  constructor(numbering: DocxNumbering, styles: ReadonlyMap<string, ListPlace>) {
    this.numbering = numbering
    this.styles = styles
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (passedOver.has(name)) this.skipped += 1
    if (this.skipped > 0) return
    this.isText = name === 't'
    if (name === 'r' || name === 'p') this.isHidden = false
    if (name === 'vanish') this.isHidden = !off.has(attribute('val') ?? '')
    else if (name === 'p') this.openParagraph()
    else if (name === 'tr') this.rows.push([])
    else if (name === 'tc') this.rows.at(-1)?.push([])
    else this.openInParagraph(name, attribute('val') ?? '')
  }

  close(name: string): void {
    if (passedOver.has(name)) {
      this.skipped -= 1
      return
    }
    if (this.skipped > 0) return
    this.isText = false
    if (name === 'p') this.closeParagraph()
    if (name === 'tr') this.target(this.rows.pop())
  }

  text(text: string): void {
    if (!this.isText || this.isHidden || this.skipped > 0) return
    this.length += text.length
    if (this.length > limits.extractedBytes / 2) throw new TooMuchError('too much text')
    this.paragraphs.at(-1)?.pieces.push(text)
  }

  private openInParagraph(name: string, value: string): void {
    const paragraph = this.paragraphs.at(-1)
    const written = charOf.get(name)
    if (paragraph === undefined || this.isHidden) return
    if (written !== undefined) paragraph.pieces.push(written)
    else setProperty(paragraph, name, value)
  }

  private openParagraph(): void {
    this.seen += 1
    if (this.seen > limits.paragraphs) throw new TooMuchError('too many paragraphs')
    this.paragraphs.push({ pieces: [], style: '', list: null, level: 0 })
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop()
    if (paragraph === undefined) return
    const text = paragraph.pieces
      .join('')
      .replace(/[^\S\n]+/g, ' ')
      .trim()
    if (text === '') return
    const lines = `${this.markerOf(paragraph)}${text}`.split('\n').map((line) => line.trim())
    const cell = this.rows.at(-1)?.at(-1) ?? this.lines
    cell.push(...lines.filter((line) => line !== ''))
  }

  private markerOf(paragraph: Paragraph): string {
    const { list, level, style } = paragraph
    const place = list === null ? this.styles.get(style) : { list, level }
    if (place === undefined || place.list === '0') return ''
    return this.numbering.next(place)
  }

  private target(cells: readonly (readonly string[])[] | undefined): void {
    const around = this.rows.at(-1)?.at(-1) ?? this.lines
    if (cells !== undefined) around.push(...rowLines(cells))
  }
}

// A longer cell holds the text itself: forms put the whole reply into one.
const LONGEST_CELL = 200

/** A row as one line with ` | ` between its cells; as the lines of its cells when one of them is a text. */
function rowLines(cells: readonly (readonly string[])[]): readonly string[] {
  const joined = cells.map((cell) => cell.join(' '))
  const hasText = cells.some((cell) => cell.length > 3) || joined.some((cell) => cell.length > LONGEST_CELL)
  if (hasText || cells.length === 1) return cells.flat()
  const line = joined.join(' | ').trim()
  return /[^\s|]/.test(line) ? [line] : []
}

/* oxlint-disable no-param-reassign -- a paragraph is filled while its elements are read */
function setProperty(paragraph: Paragraph, name: string, value: string): void {
  if (name === 'pStyle') paragraph.style = value
  else if (name === 'numId') paragraph.list = value
  else if (name === 'ilvl' && /^[0-8]$/.test(value)) paragraph.level = Number(value)
}
/* oxlint-enable no-param-reassign */
