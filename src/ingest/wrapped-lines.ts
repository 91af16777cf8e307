/** How wide a line is: by what it takes in print, or by its characters. Texts are wrapped by either. */
type Measure = (line: string) => number

/** A Han character takes two columns. */
function columnsOf(line: string): number {
  let columns = 0
  for (let at = 0; at < line.length; at += 1) columns += line.charCodeAt(at) < 0x2000 ? 1 : 2
  return columns
}

function halvesOf(line: string): number {
  return 2 * line.length
}

/** So many full lines show that a text is wrapped. */
const FEWEST_FULL = 4
/** Of the width of full lines, in columns: no list of names is as wide, no paragraph that is not wrapped as narrow. */
const NARROWEST = 36
const WIDEST = 160
/** Full lines differ by so many columns: a mark may not begin a line, and a number is not parted. */
const LEEWAY = 4
/** Lines of a table may be wider than all others. */
const WIDER_SHARE = 0.05

const endsSentence = /[。！？；：!?;:]["”’）)]?$/
const holdsClauses = /[，。；、,]/
const isIndented = /^(?:\u3000| {2})/
/** Before it a paragraph ends though its last line is full: a field with its label. */
const beginsField = /^[^\s，。；：:]{2,8}[：:]./

/** `text` with the lines of each paragraph joined, where all of it is wrapped at one width, as what was copied out of a
 *  page is; any other text as it stands. */
export function joinWrapped(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd())
  if (lines.length <= FEWEST_FULL) return text
  const [inPrint, byCharacter] = [fullLines(lines, columnsOf), fullLines(lines, halvesOf)]
  const full = byCharacter.size > inPrint.size ? byCharacter : inPrint
  return full.size === 0 ? text : paragraphs(lines, full).join('\n')
}

/** The places of full lines; none for a text that is not wrapped. */
function fullLines(lines: readonly string[], measure: Measure): ReadonlySet<number> {
  const widths = lines.map(measure)
  const width = widths.toSorted((a, b) => b - a)[Math.floor(lines.length * WIDER_SHARE)] ?? 0
  if (width < NARROWEST || width > WIDEST) return new Set()
  const full = [...lines.keys()].filter((at) => Math.abs((widths[at] ?? 0) - width) <= LEEWAY)
  const long = widths.filter((own) => own > width / 2 && own <= width + LEEWAY)
  const share = (pattern: RegExp): number =>
    full.filter((at) => pattern.test(lines[at] ?? '')).length / full.length
  const isWrapped =
    full.length >= FEWEST_FULL &&
    full.length >= long.length / 2 &&
    share(endsSentence) <= 0.25 &&
    share(holdsClauses) >= 0.4
  return new Set(isWrapped ? full : [])
}

function paragraphs(lines: readonly string[], full: ReadonlySet<number>): string[] {
  const byIndent = lines.filter((line) => isIndented.test(line)).length > 1
  const pieces: string[][] = []
  let before = ''
  for (const [at, line] of lines.entries()) {
    const begins = line === '' || isIndented.test(line) || beginsField.test(line)
    const goesOn = full.has(at - 1) && !begins && (byIndent || !endsSentence.test(before))
    if (goesOn) pieces.at(-1)?.push(isApart(before, line) ? ' ' : '', line.trimStart())
    else pieces.push([line])
    before = line
  }
  return pieces.map((paragraph) => paragraph.join(''))
}

/** Two words of Latin letters. */
function isApart(before: string, after: string): boolean {
  return /[A-Za-z,.]$/.test(before) && /^[A-Za-z]/.test(after)
}
