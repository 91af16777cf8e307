import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether `program` can be run; says what to install where not. */
export function hasProgram(program: string, version: string, debianPackage: string): boolean {
  try {
    execFileSync(program, [version], { stdio: 'ignore' })
    return true
  } catch {
    process.stdout.write(`skipped: no ${program} (Debian: apt-get install ${debianPackage})\n`)
    return false
  }
}

/** A stretch of rows that hold red, in millimetres from the upper and left edge of the page. */
export interface RedBand {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** What is red on the first page of a letter. */
export interface RedMarks {
  /** The name of the authority; null where there is none. */
  readonly authority: RedBand | null
  /** Lines across the page, each by itself, from above. */
  readonly lines: readonly RedBand[]
}

const drawer = 'pdftoppm'

/** Ten dots a millimetre. */
const DOTS_PER_INCH = 254
const MM_PER_DOT = 0.1

/** No name is as wide. */
const LINE_WIDTH_MM = 150

/** The red marks of the first page of the PDF `file`, drawn by pdftoppm. */
export function redMarks(file: string): RedMarks {
  const prefix = file.replace(/\.pdf$/, '')
  execFileSync(drawer, ['-r', String(DOTS_PER_INCH), '-f', '1', '-l', '1', '-singlefile', file, prefix])
  const rows = redRows(readFileSync(`${prefix}.ppm`))
  const lines = bandsOf(rows.map((row) => (row !== null && isLine(row) ? row : null)))
  const others = bandsOf(rows.map((row) => (row === null || isLine(row) ? null : row)))
  const [first] = lines
  const above = others.filter((band) => first && band.bottom <= first.top && band.bottom - band.top > 1)
  const [top, last] = [above[0], above.at(-1)]
  return { authority: top && last ? { ...top, bottom: last.bottom } : null, lines }
}

/** The first and last red dot of a row, and how many there are. */
interface RedRow {
  readonly left: number
  readonly right: number
  readonly count: number
}

function isLine({ count }: RedRow): boolean {
  return count * MM_PER_DOT > LINE_WIDTH_MM
}

/** By row of a picture in portable pixmap format (P6); null without red. */
function redRows(picture: Buffer): (RedRow | null)[] {
  const [head = '', width = '', height = ''] =
    /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.toString('latin1', 0, 40)) ?? []
  const columns = Number(width)
  return Array.from({ length: Number(height) }, (_, y) => {
    const start = head.length + y * columns * 3
    const red = Array.from({ length: columns }, (__, x) => x).filter((x) => isRed(picture, start + 3 * x))
    const [left, right] = [red[0], red.at(-1)]
    return left === undefined || right === undefined ? null : { left, right, count: red.length }
  })
}

function isRed(picture: Buffer, at: number): boolean {
  return (picture[at] ?? 0) > 180 && (picture[at + 1] ?? 0) < 160 && (picture[at + 2] ?? 0) < 160
}

function bandsOf(rows: readonly (RedRow | null)[]): RedBand[] {
  const bands: RedBand[] = []
  for (const [y, row] of rows.entries()) {
    if (row === null) continue
    const [top, bottom] = [y * MM_PER_DOT, (y + 1) * MM_PER_DOT]
    const [left, right] = [row.left * MM_PER_DOT, (row.right + 1) * MM_PER_DOT]
    const last = bands.at(-1)
    if (last && Math.abs(last.bottom - top) < MM_PER_DOT / 2) {
      bands[bands.length - 1] = {
        top: last.top,
        bottom,
        left: Math.min(last.left, left),
        right: Math.max(last.right, right),
      }
    } else bands.push({ top, bottom, left, right })
  }
  return bands
}
