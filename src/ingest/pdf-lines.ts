/** A piece of text on a page of a PDF, in points; y grows upwards. */
export interface PdfPiece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A printed line. */
export interface PdfLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly height: number
  /** Whether it stands in the upper or lower margin, where heads and page numbers are printed. */
  readonly isInMargin: boolean
}

/** The lines of one page, from top to bottom: pieces at one height, put together from left to right. */
export function linesOfPage(pieces: readonly PdfPiece[], pageHeight: number): PdfLine[] {
  const lines: PdfPiece[][] = []
  for (const piece of pieces.filter((each) => each.text.trim() !== '')) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (first !== undefined && Math.abs(first.y - piece.y) < Math.max(first.height, piece.height) / 2)
      line?.push(piece)
    else lines.push([piece])
  }
  return withLabels(mergeHeights(lines.map((line) => lineOf(line, pageHeight))))
}

/** In a table the label of a cell of two lines stands beside them at half their height: it comes before both. */
function withLabels(lines: readonly PdfLine[]): PdfLine[] {
  const read: PdfLine[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const [upper, label, lower] = lines.slice(at, at + 3)
    if (!upper || !label || !lower || !isLabelOf(label, upper, lower)) {
      if (upper) read.push(upper)
      continue
    }
    read.push({
      ...upper,
      text: `${label.text} ${glue(upper.text, lower.text)}`,
      left: label.left,
      y: lower.y,
    })
    at += 2
  }
  return read
}

function isLabelOf(label: PdfLine, upper: PdfLine, lower: PdfLine): boolean {
  const isOneCell = Math.abs(upper.left - lower.left) < 1 && upper.y - lower.y < label.height * WIDEST_PITCH
  return isOneCell && label.right < upper.left
}

/** Tables and stamps are printed out of order: pieces of one height may come apart in the file. */
function mergeHeights(lines: readonly PdfLine[]): PdfLine[] {
  const merged: PdfLine[] = []
  for (const line of lines.toSorted((a, b) => b.y - a.y || a.left - b.left)) {
    const last = merged.at(-1)
    const isSame = last !== undefined && last.y - line.y < Math.min(last.height, line.height) / 3
    if (last !== undefined && isSame) merged[merged.length - 1] = beside(last, line)
    else merged.push(line)
  }
  return merged
}

function beside(a: PdfLine, b: PdfLine): PdfLine {
  const [first, second] = a.left <= b.left ? [a, b] : [b, a]
  return {
    text: `${first.text} ${second.text}`,
    left: first.left,
    right: Math.max(first.right, second.right),
    y: first.y,
    height: Math.max(first.height, second.height),
    isInMargin: first.isInMargin,
  }
}

// GB/T 9704 leaves 37 mm of 297 above the text and 35 below; other pages leave less.
const MARGIN_SHARE = 0.1

function lineOf(pieces: readonly PdfPiece[], pageHeight: number): PdfLine {
  const sorted = pieces.toSorted((a, b) => a.x - b.x)
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  for (const piece of sorted) {
    // A blank is a gap of a third of a character; Han characters set wide apart in a title have no blank.
    const isApart = piece.x - right > piece.height * (isHanEdge(text, piece.text) ? 1.5 : 0.33)
    text += text !== '' && isApart ? ` ${piece.text}` : piece.text
    right = Math.max(right, piece.x + piece.width)
  }
  const heights = sorted.map((piece) => piece.height)
  const y = sorted[0]?.y ?? 0
  const isInMargin = y > pageHeight * (1 - MARGIN_SHARE) || y < pageHeight * MARGIN_SHARE
  return { text: text.trim(), left: sorted[0]?.x ?? 0, right, y, height: Math.max(1, ...heights), isInMargin }
}

function isHanEdge(before: string, after: string): boolean {
  return /[\u2e80-\uffef]$/.test(before) && /^[\u2e80-\uffef]/.test(after)
}

/** Paragraphs of a document: page numbers and running heads dropped, wrapped lines joined. */
export function paragraphsOf(pages: readonly (readonly PdfLine[])[]): string[] {
  const lines = withoutRunningHeads(pages).flatMap((page) =>
    page.filter((line, at) => !isPageNumber(line, at, page)),
  )
  const body = measure(lines)
  const paragraphs: string[] = []
  let before: PdfLine | null = null
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (before !== null && last !== undefined && continues(before, line, body)) {
      paragraphs[paragraphs.length - 1] = glue(last, line.text)
    } else {
      paragraphs.push(line.text)
    }
    before = line
  }
  return paragraphs
}

function isPageNumber(line: PdfLine, at: number, page: readonly PdfLine[]): boolean {
  if (at > 0 && at < page.length - 1) return false
  return /^(?:[-—–－─\s]{0,4}\d{1,4}[-—–－─\s]{0,4}|第 ?\d{1,4} ?页(?:[,， /]{0,2}共 ?\d{1,4} ?页)?|\d{1,4} ?\/ ?\d{1,4})$/.test(
    line.text,
  )
}

// A head or foot stands at the same place on at least this many pages, and on half of them.
const FEWEST_PAGES = 3

function withoutRunningHeads(pages: readonly (readonly PdfLine[])[]): readonly (readonly PdfLine[])[] {
  const seen = new Map<string, number>()
  const key = (line: PdfLine) => `${Math.round(line.y / 4)} ${line.text.replace(/\d+/g, '0')}`
  for (const line of pages.flat()) {
    if (line.isInMargin) seen.set(key(line), (seen.get(key(line)) ?? 0) + 1)
  }
  const most = Math.max(FEWEST_PAGES, pages.length / 2)
  return pages.map((page) => page.filter((line) => !line.isInMargin || (seen.get(key(line)) ?? 0) < most))
}

interface Measure {
  /** Where full lines begin and end, and how high their characters are. */
  readonly left: number
  readonly right: number
  readonly height: number
}

function measure(lines: readonly PdfLine[]): Measure {
  const long = lines.filter((line) => line.text.length >= 15)
  const sample = long.length > 0 ? long : lines
  const middle = (values: number[], share: number) =>
    values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0
  return {
    left: middle(
      sample.map((line) => line.left),
      0.1,
    ),
    right: middle(
      sample.map((line) => line.right),
      0.9,
    ),
    height: middle(
      sample.map((line) => line.height),
      0.5,
    ),
  }
}

/** A line goes on where the one before reached the right edge and both begin at the left one, the first of a paragraph some
 *  characters behind it (a signature stands further right); a title, in larger characters, goes on as long as they are as
 *  large. */
function continues(before: PdfLine, line: PdfLine, body: Measure): boolean {
  const isTitle = (each: PdfLine) => each.height > body.height * 1.15
  if (isTitle(before) || isTitle(line)) {
    return isTitle(before) && isTitle(line) && Math.abs(before.height - line.height) < 0.5
  }
  const isNext = line.y > before.y || before.y - line.y < body.height * WIDEST_PITCH
  const isFull =
    before.right >= body.right - 2 * body.height && before.left <= body.left + WIDEST_INDENT * body.height
  return isNext && isFull && line.left <= body.left + body.height
}

/** In characters. */
const WIDEST_INDENT = 4

// Official letters are set at 1.8 times the height of their characters; a wider gap is a blank line.
const WIDEST_PITCH = 2.4

function glue(before: string, after: string): string {
  const needsBlank = /[\w,.;:)%]$/.test(before) && /^[A-Za-z(]/.test(after)
  return needsBlank ? `${before} ${after}` : before + after
}
