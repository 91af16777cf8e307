import type { Cell } from './table-columns.ts'

/** The cells of an object that was read from JSON. What exports wrap a row in, `_source` or `data`, is opened; of a value
 *  that is itself an object the part counts that holds it: `{"$date": …}`, `{"rendered": …}`. */
export function cellsOf(record: object, depth = 0): Cell[] {
  return Object.entries(record).flatMap(([name, value]: [string, unknown]): Cell[] => {
    if (isObject(value) && depth < DEEPEST && wraps.test(name)) {
      // 内容 may be the text, or an object that holds the row.
      const inner = cellsOf(value, depth + 1)
      if (inner.length > 0) return inner
    }
    return [{ name, value: textOf(value), isFilled: isFilled(value) }]
  })
}

const DEEPEST = 4
const wraps =
  /^_?(?:source|data|doc|document|fields|item|article|meta|metadata|info|detail|record|row|result|page|payload)$/i
/** Where an object keeps its value, by how sure it is. */
const valueKeys = [
  '$oid',
  '$date',
  '$numberLong',
  '$numberInt',
  'rendered',
  'value',
  'text',
  '#text',
  'name',
  'html',
]

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return `${value}`
  if (Array.isArray(value)) return value.map(scalarText).filter(Boolean).join('\n')
  return isObject(value) ? valueOf(value) : ''
}

function scalarText(value: unknown): string {
  return Array.isArray(value) ? '' : textOf(value)
}

function valueOf(object: object): string {
  const entries = new Map<string, unknown>(Object.entries(object))
  for (const key of valueKeys) {
    const value = entries.get(key)
    const inner = isObject(value) && key.startsWith('$') ? valueOf(value) : value
    if (typeof inner === 'string' || typeof inner === 'number') return `${inner}`.trim()
  }
  return ''
}

function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false
  if (Array.isArray(value)) return value.length > 0
  return typeof value !== 'string' || value.trim() !== ''
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const CHINA_OFFSET_MS = 8 * 3_600_000
const zoned = /\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)? ?(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})$/i

/** A moment, `1717726953`, `1717726953000` or `2024-06-06T18:22:33Z`, as the date it had in China; anything else as
 *  it is written. */
export function dateOfCell(value: string): string {
  if (/^(?:19|20)\d{12}$/.test(value)) return value.slice(0, 8)
  const moment = momentOf(value)
  return Number.isFinite(moment) ? new Date(moment + CHINA_OFFSET_MS).toISOString().slice(0, 10) : value
}

function momentOf(value: string): number {
  if (/^1\d{9}(?:\.\d{1,9})?$/.test(value)) return Number(value) * 1000
  if (/^1\d{12}(?:\.\d{1,9})?$/.test(value)) return Number(value)
  return value.length < 50 && zoned.test(value) ? Date.parse(value) : Number.NaN
}
