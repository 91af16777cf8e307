import type { Io } from './io.ts'
import type { MirrorProgress } from './mirror.ts'

/** Work that is done sooner needs no bar. */
const QUIET_MS = 500
/** How often the bar is drawn. */
const EVERY_MS = 200
const CELLS = 24

/** Draws how far indexing is on standard error, when that is a terminal: share, files, rate, time left. */
export class ProgressBar {
  readonly #io: Io
  readonly #now: () => number
  readonly #started: number
  #drawn = Number.NEGATIVE_INFINITY

  constructor(io: Io, now: () => number = Date.now) {
    this.#io = io
    this.#now = now
    this.#started = now()
  }

  show(progress: MirrorProgress): void {
    const now = this.#now()
    const tookMs = now - this.#started
    if (!this.#io.isTerminal.err || tookMs < QUIET_MS || now - this.#drawn < EVERY_MS) return
    this.#drawn = now
    this.#io.err(`\r${describeProgress(progress, tookMs)}\u001b[K`)
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.#drawn > 0) this.#io.err('\r\u001b[K')
  }
}

/** One line: 46% ███ 2310/5000 个文件 · 128 篇/秒 · 0.9 MB/秒 · 还要 12 秒. */
export function describeProgress({ files, bytes, all }: MirrorProgress, tookMs: number): string {
  const share = all.bytes > 0 ? Math.min(1, bytes / all.bytes) : 1
  const bar = '█'.repeat(Math.floor(share * CELLS)).padEnd(CELLS, '░')
  const left = share > 0 ? (tookMs / share) * (1 - share) : 0
  const rate = describeRate({ files, bytes }, tookMs)
  return `${Math.floor(share * 100)}% ${bar} ${files}/${all.files} 个文件 · ${rate} · 还要 ${describeTime(left)}`
}

/** How many files, and how much text, a second. */
export function describeRate({ files, bytes }: { files: number; bytes: number }, tookMs: number): string {
  const seconds = Math.max(tookMs, 1) / 1000
  const speed = bytes / seconds
  const text = speed < 1e5 ? `${Math.round(speed / 1e3)} KB/秒` : `${(speed / 1e6).toFixed(1)} MB/秒`
  return `${Math.round(files / seconds)} 篇/秒 · ${text}`
}

function describeTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 100 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
}
