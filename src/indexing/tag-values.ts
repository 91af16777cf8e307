import { type ColumnRecord, fieldBit, type ReplyField, replyFields } from './column-record.ts'
import { type CountedStrings, lowerBound } from './sorted-counts.ts'

/** The values that replies may have. Each has a code in every chunk that knows it, those of the first chunk before those of
 *  the next, and one number for all of them: by field, then ascending. Strings are read when they are first asked for. */
export class TagValues {
  readonly #records: readonly ColumnRecord[]
  #parts: readonly ValuesOfChunk[] | null = null
  #numbered: NumberedValues | null = null

  constructor(records: readonly ColumnRecord[]) {
    this.#records = records
  }

  /** By code: the number of its value. */
  get numberOf(): Uint32Array {
    return this.#all().numberOf
  }

  /** By number: `fieldBit` of its field. */
  get fields(): Uint8Array {
    return this.#all().fields
  }

  /** The number of `value`; none where no reply has it. */
  numbersOf(field: ReplyField, value: string): number[] {
    const { strings, first } = this.#valuesOf(field)
    const at = lowerBound(strings, value)
    return strings[at] === value ? [first + at] : []
  }

  /** The values of a field with their counts, from counts by number. */
  countsOf(field: ReplyField, byNumber: Uint32Array): CountedStrings {
    const { strings, first } = this.#valuesOf(field)
    return { strings, counts: byNumber.subarray(first, first + strings.length) }
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

  #valuesOf(field: ReplyField): FieldValues {
    return this.#all().byField[replyFields.indexOf(field)] ?? noValues
  }

  #all(): NumberedValues {
    this.#numbered ??= numberValues(this.#chunks())
    return this.#numbered
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
interface FieldValues {
  /** Ascending, each once. */
  readonly strings: readonly string[]
  /** The number of the first. */
  readonly first: number
}

interface NumberedValues {
  /** By place of the field. */
  readonly byField: readonly FieldValues[]
  /** By code. */
  readonly numberOf: Uint32Array
  /** By number. */
  readonly fields: Uint8Array
}

const noValues: FieldValues = { strings: [], first: 0 }

function numberValues(chunks: readonly ValuesOfChunk[]): NumberedValues {
  const numberOf = new Uint32Array(chunks.reduce((sum, { strings }) => sum + strings.length, 0))
  let first = 0
  const byField = replyFields.map((field): FieldValues => {
    const parts = chunks.map(({ strings, base, ends }) => {
      const [from, end] = rangeOf(field, ends)
      return { strings: strings.slice(from, end), base: base + from }
    })
    // Sorting what consists of sorted runs is merging them.
    const all = parts.flatMap((part) => part.strings).sort()
    const values = { strings: all.filter((value, at) => value !== all[at - 1]), first }
    for (const part of parts) numberPart(part, values, numberOf)
    first += values.strings.length
    return values
  })
  const fields = Uint8Array.from(
    byField.flatMap(({ strings }, place) => strings.map(() => fieldBit(replyFields[place] ?? 'kind'))),
  )
  return { byField, numberOf, fields }
}

/** Writes the numbers of the values of a field that a chunk has. */
function numberPart(
  part: { readonly strings: readonly string[]; readonly base: number },
  { strings, first }: FieldValues,
  numberOf: Uint32Array,
): void {
  let place = 0
  for (const [at, value] of part.strings.entries()) {
    while (strings[place] !== value) place += 1
    numberOf[part.base + at] = first + place
  }
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
