import { findDates, readCompactDate } from './dates.ts'
import type { Fact } from './fact.ts'
import type { Line } from './lines.ts'
import { readOrgan } from './organ.ts'

/** The blocks of a signature with what they say. */
export interface Signature {
  /** Numbers of its first and last block. */
  readonly first: number
  readonly last: number
  readonly organ: Fact | null
  readonly date: Fact | null
}

/** A body's name with a date below it or on the same line; failing that, a date or a name among the last blocks,
 *  behind which only trailers stand. Null when the letter is not signed. */
export function findSignature(
  blocks: readonly Line[],
  isTrailer: (text: string) => boolean,
): Signature | null {
  let bare: Signature | null = null
  for (const [at, block] of blocks.entries()) {
    const signed = dateLine(block)
    if (!signed) continue
    if (signed.organ)
      return { first: withOrgansAbove(blocks, at), last: at, organ: signed.organ, date: signed.date }
    const first = withOrgansAbove(blocks, at)
    const organ = first < at ? organFact(blocks[first]) : null
    const found = { first, last: at, organ, date: signed.date }
    if (organ) return found
    if (at >= blocks.length - 12 && signed.date.rule !== 'worn-date') bare = found
  }
  return bare ?? signatureWithoutDate(blocks, isTrailer)
}

function dateLine(block: Line): { organ: Fact | null; date: Fact } | null {
  if (block.text.length > 90) return null
  const found = findDates(block.text).at(-1)
  if (!found) return wornDateLine(block)
  const before = block.text.slice(0, found.start).replace(/[ ([:,]+$/, '')
  const behind = block.text.slice(found.end)
  const date = {
    value: found.date,
    rule: 'signature-date',
    span: { start: block.start + found.start, end: block.start + found.end },
  }
  const closed = /^[ )\]。]*(?:\([^()]{1,10}\)|\((?:联系|经办|承办)[^。]{0,60})?$/.test(behind)
  if (closed && /^(?:日期|时间|落款)?$/.test(before)) return { organ: null, date }
  const name = readOrgan(closed ? before : before === '' ? behind : '')
  if (name === null) return null
  const start = closed ? block.start : block.start + found.end
  const end = closed ? block.start + before.length : block.end
  return { organ: { value: name, rule: 'signature', span: { start, end } }, date }
}

/** 2024520 below a name or behind it. */
function wornDateLine({ text, start, end }: Line): { organ: Fact | null; date: Fact } | null {
  const digits = /(?<!\d)\d{6,8}$/.exec(text)
  const value = digits && readCompactDate(digits[0])
  if (!digits || value === null) return null
  const date = { value, rule: 'worn-date', span: { start: start + digits.index, end } }
  if (digits.index === 0) return { organ: null, date }
  const name = readOrgan(text.slice(0, digits.index))
  const span = { start, end: start + digits.index }
  return name === null ? null : { organ: { value: name, rule: 'signature', span }, date }
}

function organFact(block: Line | undefined): Fact | null {
  const name = block && readOrgan(block.text)
  return block && name
    ? { value: name, rule: 'signature', span: { start: block.start, end: block.end } }
    : null
}

/** The number of the first of the names that stand directly above block `at`. */
function withOrgansAbove(blocks: readonly Line[], at: number): number {
  let first = at
  while (first > 0 && at - first < 6 && organFact(blocks[first - 1])) first -= 1
  return first
}

function signatureWithoutDate(
  blocks: readonly Line[],
  isTrailer: (text: string) => boolean,
): Signature | null {
  for (let at = blocks.length - 1; at >= Math.max(1, blocks.length - 6); at -= 1) {
    const block = blocks[at]
    if (!block) break
    if (organFact(block)) {
      const first = withOrgansAbove(blocks, at)
      return { first, last: at, organ: organFact(blocks[first]), date: null }
    }
    if (!isTrailer(block.text)) break
  }
  return null
}
