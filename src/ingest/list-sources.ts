import { type Stats, statSync } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve, sep } from 'node:path'
import type { IngestProblem } from './ingest-problem.ts'
import { limits } from './limits.ts'

/** One file found. `source` is its stable name: `<base name of the folder given>/<path below it>` with `/`,
 *  and for a file given by itself `<base name of its folder>/<its name>`. */
export interface SourceFile {
  readonly source: string
  readonly path: string
  readonly bytes: number
  /** What the file system says of the file: size, times, number. The same again means the same bytes. Empty for a file
   *  changed just now: another change in the same moment would leave no trace. */
  readonly stamp: string
}

export interface SourceListing {
  /** Sorted by source. */
  readonly files: SourceFile[]
  readonly problems: IngestProblem[]
  /** How many pictures, style sheets and the like were passed over without a word. */
  readonly skipped: number
}

/** The endings that can be read, in lower case. */
export const readableEndings: ReadonlySet<string> = new Set(
  '.txt .md .html .htm .docx .pdf .jsonl .csv'.split(' '),
)

/** What lies beside saved pages and is never a reply. */
const assetEndings: ReadonlySet<string> = new Set(
  '.png .jpg .jpeg .gif .bmp .webp .svg .ico .css .js .mjs .map .woff .woff2 .ttf .eot .mp4 .mp3 .swf'.split(
    ' ',
  ),
)

/** The files below `paths` that can be read. Hidden files, `node_modules` and `README*` are left out;
 *  what is missing, unreadable, empty or of another format is named in `problems`. Never throws. */
export async function listSources(paths: readonly string[]): Promise<SourceListing> {
  const walk = new Walk()
  for (const path of paths) await walk.enter(resolve(path), path)
  return walk.result()
}

class Walk {
  private readonly found: SourceFile[] = []
  private readonly problems: IngestProblem[] = []
  private skipped = 0

  async enter(path: string, given: string): Promise<void> {
    const stats = this.look(path, given)
    if (stats === null) return
    if (stats.isDirectory()) {
      const before = this.found.length + this.problems.length
      await this.enterFolder(path, basename(path), [await realpath(path).catch(() => path)])
      if (this.found.length + this.problems.length === before) {
        this.problems.push({ kind: 'empty-folder', source: given })
      }
      return
    }
    this.addFile(path, join(basename(dirname(path)), basename(path)), stats)
  }

  /** Of files with one name the first that was found stays: sorting keeps them in their order. */
  result(): SourceListing {
    const sorted = this.found.toSorted((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0))
    const files: SourceFile[] = []
    for (const file of sorted) {
      const { source, path } = file
      const last = files.at(-1)
      if (last?.source !== source) files.push(file)
      else if (last.path !== path) this.problems.push({ kind: 'same-source', source, path })
    }
    return { files, problems: this.problems, skipped: this.skipped }
  }

  /** `open` holds the real paths of the folders above: a link back to one of them is not followed. */
  private async enterFolder(path: string, source: string, open: readonly string[]): Promise<void> {
    if (open.length > limits.listDepth) {
      this.problems.push({ kind: 'folder-too-deep', source })
      return
    }
    const names = await readdir(path).catch(() => null)
    if (names === null) {
      this.problems.push({ kind: 'unreadable', source })
      return
    }
    for (const name of names.sort()) {
      if (isPassedOver(name)) continue
      await this.enterEntry(`${path}${sep}${name}`, `${source}${sep}${name}`, open)
    }
  }

  private async enterEntry(path: string, source: string, open: readonly string[]): Promise<void> {
    const stats = this.look(path, source)
    if (stats === null) return
    if (!stats.isDirectory()) {
      this.addFile(path, source, stats)
      return
    }
    const real = await realpath(path).catch(() => path)
    if (!open.includes(real)) await this.enterFolder(path, source, [...open, real])
  }

  /** At once: of a hundred thousand files, waiting for each would take ten times as long. */
  private look(path: string, source: string): Stats | null {
    try {
      return statSync(path)
    } catch (error) {
      this.problems.push({ kind: isMissing(error) ? 'missing' : 'unreadable', source })
      return null
    }
  }

  private addFile(path: string, where: string, stats: Stats): void {
    const source = where.replaceAll('\\', '/').normalize('NFC')
    const ending = extname(path).toLowerCase()
    if (assetEndings.has(ending)) {
      this.skipped += 1
    } else if (!stats.isFile()) {
      this.problems.push({ kind: 'not-a-file', source })
    } else if (!readableEndings.has(ending)) {
      this.problems.push({ kind: 'unknown-format', source, ending: ending || '（没有后缀名）' })
    } else {
      this.found.push({ source, path, bytes: stats.size, stamp: stampOf(stats) })
    }
  }
}

/** The coarsest clock of a file system in use ticks every two seconds. */
const YOUNG_MS = 2_000

function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  const age = Date.now() - Math.max(mtimeMs, ctimeMs)
  return age > YOUNG_MS ? `${size} ${mtimeMs} ${ctimeMs} ${ino}` : ''
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || /^readme/i.test(name)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
