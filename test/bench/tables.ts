import type { QueryClass } from './queries.ts'

/** The classes of queries as heads of columns. */
export const queryHeads: readonly (readonly [QueryClass, string])[] = [
  ['one', '1 word'],
  ['any', '2–5 words, any'],
  ['all', '2–5 words, all'],
  ['long', '200 words'],
]

/** A table in Markdown, its columns in line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((row) => (row[at] ?? '').length)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
}

/** Of 10⁶ bytes. */
export function megabytes(bytes: number): string {
  return bytes < 1e7 ? (bytes / 1e6).toFixed(1) : Math.round(bytes / 1e6).toLocaleString('en')
}

/** Milliseconds with as many digits as tell something. */
export function digits(ms: number): string {
  if (ms < 0.01) return '<0.01'
  return ms < 1 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : Math.round(ms).toLocaleString('en')
}
