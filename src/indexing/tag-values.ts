import { type ColumnRecord, fieldBit, type ReplyField, replyFields } from './column-record.ts'
import { type CountedStrings, lowerBound } from './sorted-counts.ts'

/** The values that replies may have, by their codes: those of the first chunk come first, then those of the next. Their
 *  strings are read when they are first asked for. */
export class TagValues {
  readonly #records: readonly ColumnRecord[]
  readonly #merged = new Map<ReplyField, MergedValues>()
  #parts: readonly ValuesOfChunk[] | null = null

  constructor(records: readonly ColumnRecord[]) {
    this.#records = records
  }

  /** The codes of `value`, at most one a chunk. */
  codesOf(field: ReplyField, value: string): number[] {
    return this.#chunks().flatMap(({ strings, base, ends }) => {
      const [from, end] = rangeOf(field, ends)
      const at = lowerBound(strings, value, from, end)
      return at < end && strings[at] === value ? [base + at] : []
    })
  }

  /** The values of a field with their counts, from counts by code. */
  countsOf(field: ReplyField, byCode: Uint32Array): CountedStrings {
    const { strings, codes, places } = this.#mergedOf(field)
    const counts = new Uint32Array(strings.length)
    for (let at = 0; at < codes.length; at += 1) {
      const place = places[at] ?? 0
      counts[place] = (counts[place] ?? 0) + (byCode[codes[at] ?? 0] ?? 0)
    }
    return { strings, counts }
  }

  /** Those of a field among the values of one reply, ascending. */
  stringsOf(field: ReplyField, codes: Uint32Array): string[] {
    const [some = 0] = codes
    const part = this.#chunks().findLast(({ base }) => base <= some)
    if (!part) return []
    const [from, end] = rangeOf(field, part.ends)
    return Array.from(codes, (code) => code - part.base)
      .filter((at) => from <= at && at < end)
      .sort((a, b) => a - b)
      .map((at) => part.strings[at] ?? '')
  }

  #chunks(): readonly ValuesOfChunk[] {
    let base = 0
    this.#parts ??= this.#records.map((record) => {
      const part = { strings: record.values(), base, ends: fieldEnds(record.fields) }
      base += record.fields.length
      return part
    })
    return this.#parts
  }

  #mergedOf(field: ReplyField): MergedValues {
    const known = this.#merged.get(field)
    if (known) return known
    const merged = mergeValues(field, this.#chunks())
    this.#merged.set(field, merged)
    return merged
  }
}

interface ValuesOfChunk {
  /** By field, then ascending. */
  readonly strings: readonly string[]
  /** The code of the first. */
  readonly base: number
  /** By place of the field: where in `strings` its values end. */
  readonly ends: readonly number[]
}

/** The values of one field. */
interface MergedValues {
  /** Ascending, each once. */
  readonly strings: readonly string[]
  /** All codes of the field, and for each its place in `strings`. */
  readonly codes: Uint32Array
  readonly places: Uint32Array
}

function mergeValues(field: ReplyField, chunks: readonly ValuesOfChunk[]): MergedValues {
  const parts = chunks.map(({ strings, base, ends }) => {
    const [from, end] = rangeOf(field, ends)
    return { strings: strings.slice(from, end), base: base + from }
  })
  // Sorting what consists of sorted runs is merging them.
  const all = parts.flatMap((part) => part.strings).sort()
  const strings = all.filter((value, at) => value !== all[at - 1])
  const codes = new Uint32Array(all.length)
  const places = new Uint32Array(all.length)
  let next = 0
  for (const { strings: own, base } of parts) {
    let place = 0
    for (const [at, value] of own.entries()) {
      while (strings[place] !== value) place += 1
      codes[next] = base + at
      places[next] = place
      next += 1
    }
  }
  return { strings, codes, places }
}

function rangeOf(field: ReplyField, ends: readonly number[]): [from: number, end: number] {
  const at = replyFields.indexOf(field)
  return [ends[at - 1] ?? 0, ends[at] ?? 0]
}

function fieldEnds(fields: Uint8Array): number[] {
  const ends: number[] = []
  for (const field of replyFields) {
    const last = fields.lastIndexOf(fieldBit(field))
    ends.push(last === -1 ? (ends.at(-1) ?? 0) : last + 1)
  }
  return ends
}
