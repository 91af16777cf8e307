import { type ReplyField, replyFields } from './column-record.ts'
import { SETS_A_PAGE, type SetPage, valueKey } from './set-page.ts'
import type { CountedStrings } from './sorted-counts.ts'

/** The values that replies have, by the numbers of their sets. A value is read when it is shown; those of a field are put in
 *  order when they are first gone through. */
export class TagValues {
  readonly #pages: readonly SetPage[]
  readonly #numberOf: (key: string) => number | undefined
  #fields: readonly FieldValues[] | null = null

  /** `numberOf` looks a key up that `valueKey` made. */
  constructor(pages: readonly SetPage[], numberOf: (key: string) => number | undefined) {
    this.#pages = pages
    this.#numberOf = numberOf
  }

  /** The number of `value`; none where no reply has it. Valid as long as the store's state stays. */
  numbersOf(field: ReplyField, value: string): number[] {
    const number = this.#numberOf(valueKey(field, value))
    return number === undefined ? [] : [number]
  }

  /** How many values of a field have a count, from counts by number. Reads no string. */
  countHeld(field: ReplyField, byNumber: Uint32Array): number {
    const { numbers } = this.#valuesOf(field)
    let held = 0
    for (let at = 0; at < numbers.length; at += 1) held += Number(byNumber[numbers[at] ?? 0] !== 0)
    return held
  }

  /** The values of a field with their counts, from counts by number. */
  countsOf(field: ReplyField, byNumber: Uint32Array): CountedStrings {
    const { strings, numbers } = this.#valuesOf(field).ascending
    const counts = new Uint32Array(numbers.length)
    for (let at = 0; at < counts.length; at += 1) counts[at] = byNumber[numbers[at] ?? 0] ?? 0
    return { strings, counts }
  }

  /** The values of a set, ascending. */
  stringsOf(set: number): string[] {
    const strings: string[] = []
    for (let number = set; number !== 0; ) {
      const { before = 0, last = 0 } = this.#at(number)
      strings.unshift(this.#string(before === 0 ? number : last))
      number = before
    }
    return strings
  }

  #at(number: number): { readonly before: number | undefined; readonly last: number | undefined } {
    const page = this.#pages[Math.floor(number / SETS_A_PAGE)]
    const place = number % SETS_A_PAGE
    return { before: page?.before[place], last: page?.last[place] }
  }

  #string(number: number): string {
    return this.#pages[Math.floor(number / SETS_A_PAGE)]?.name(number % SETS_A_PAGE) ?? ''
  }

  #valuesOf(field: ReplyField): FieldValues {
    this.#fields ??= numbersByField(this.#pages).map(
      (numbers) => new FieldValues(numbers, (number) => this.#string(number)),
    )
    return this.#fields[replyFields.indexOf(field)] ?? noValues
  }
}

/** The values of one field. */
class FieldValues {
  /** In the order in which they came. */
  readonly numbers: Uint32Array
  readonly #string: (number: number) => string
  #ascending: { readonly strings: readonly string[]; readonly numbers: Uint32Array } | null = null

  constructor(numbers: Uint32Array, string: (number: number) => string) {
    this.numbers = numbers
    this.#string = string
  }

  /** By value. */
  get ascending(): { readonly strings: readonly string[]; readonly numbers: Uint32Array } {
    this.#ascending ??= this.#sorted()
    return this.#ascending
  }

  #sorted(): { readonly strings: readonly string[]; readonly numbers: Uint32Array } {
    const all = Array.from(this.numbers, (number) => ({ number, string: this.#string(number) }))
    all.sort((a, b) => (a.string < b.string ? -1 : 1))
    return {
      strings: all.map(({ string }) => string),
      numbers: Uint32Array.from(all, ({ number }) => number),
    }
  }
}

const noValues = new FieldValues(new Uint32Array(0), () => '')

/** By place of the field: the numbers of its values. */
function numbersByField(pages: readonly SetPage[]): Uint32Array[] {
  const numbers = replyFields.map(() => new Uint32Array(pages.length * SETS_A_PAGE))
  const counts = replyFields.map(() => 0)
  for (let at = 0; at < pages.length; at += 1) {
    const fields = pages[at]?.fields ?? noFields
    for (let place = 0; place < fields.length; place += 1) {
      const bit = fields[place] ?? 0
      if (bit === 0) continue
      const field = 31 - Math.clz32(bit)
      const count = counts[field] ?? 0
      const own = numbers[field]
      if (own) own[count] = at * SETS_A_PAGE + place
      counts[field] = count + 1
    }
  }
  return numbers.map((own, field) => own.subarray(0, counts[field]))
}

const noFields = new Uint8Array(0)
