import { type ReplyField, replyFields } from './column-record.ts'
import type { Store } from './store.ts'

/** So many sets share a record: with names of some twenty bytes they fill one page of the file. */
export const SETS_A_PAGE = 192

/** Sets of values, the first of a record's to its last. A set is a value by itself, or another set with one value more, and
 *  has a greater number than both. A number that is free has no uses. */
export interface SetPage {
  /** By place in the record: of a set of several values that which it extends, and the set of the value by which it does;
   *  0 otherwise. */
  readonly before: Uint32Array
  readonly last: Uint32Array
  /** How many replies have the value; for a set of several values, how many have it or one that extends it. */
  readonly uses: Uint32Array
  /** For a value: `fieldBit` of its field. */
  readonly fields: Uint8Array
  /** For a value: itself. */
  readonly name: (place: number) => string
}

/** A record that is changed. */
export interface OpenSetPage extends Omit<SetPage, 'name'> {
  readonly names: string[]
}

/** The key under which the next number to give away is found, among those of sets. */
export const NEXT_SET = 'next'

/** Values in the order in which sets are extended by them. */
export function eachOnce(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}

/** The key under which the number of a value is found: the shorter, the smaller the index. */
export function valueKey(field: ReplyField, value: string): string {
  return `${replyFields.indexOf(field)}${value}`
}

/** The same for the set that extends `before` by the value `last`. */
export function joinedKey(before: number, last: number): string {
  return `+${before} ${last}`
}

/** The key of what stands at a place of `page`; null for a free number. */
export function keyAt({ before, last, fields, names }: OpenSetPage, place: number): string | null {
  const [set = 0, value = 0, bit = 0] = [before[place], last[place], fields[place]]
  if (set !== 0) return joinedKey(set, value)
  const field = replyFields[31 - Math.clz32(bit)]
  return field === undefined ? null : valueKey(field, names[place] ?? '')
}

// `before`, `last`, `uses`, and where each name ends (32 bits each), `fields` (8 bits), the names. Little-endian.
const NUMBERS = 4
const HEAD_BYTES = (4 * NUMBERS + 1) * SETS_A_PAGE

export function packSetPage({ before, last, uses, fields, names }: OpenSetPage): Buffer {
  const parts = names.map((name) => Buffer.from(name))
  const ends = new Uint32Array(SETS_A_PAGE)
  let end = 0
  for (const [place, { length }] of parts.entries()) {
    end += length
    ends[place] = end
  }
  const numbers = [before, last, uses, ends].map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  )
  return Buffer.concat([...numbers, fields, ...parts])
}

/** Opens a record. Throws RangeError for bytes that are none. */
export function viewSetPage(bytes: Uint8Array): SetPage {
  if (bytes.length < HEAD_BYTES) throw new RangeError('length of a record of sets')
  const { buffer } = new Uint8Array(bytes)
  const numbers = (at: number): Uint32Array => new Uint32Array(buffer, 4 * at * SETS_A_PAGE, SETS_A_PAGE)
  const ends = numbers(3)
  if (bytes.length !== HEAD_BYTES + (ends.at(-1) ?? 0)) throw new RangeError('length of a record of sets')
  const names = Buffer.from(buffer, HEAD_BYTES)
  return {
    before: numbers(0),
    last: numbers(1),
    uses: numbers(2),
    fields: new Uint8Array(buffer, 4 * NUMBERS * SETS_A_PAGE, SETS_A_PAGE),
    name: (place) => names.toString('utf8', place === 0 ? 0 : ends[place - 1], ends[place]),
  }
}

/** All pages of a store. Throws RangeError where a record is none. */
export function* setPages({ sets }: Pick<Store, 'sets'>): Generator<SetPage, void> {
  for (let number = 0; ; number += 1) {
    const bytes = sets.get(number)
    if (!bytes) return
    yield viewSetPage(bytes)
  }
}

/** A copy of the record, or an empty one. */
export function openSetPage(bytes: Uint8Array | undefined): OpenSetPage {
  if (!bytes) return emptyPage()
  const { name, ...numbers } = viewSetPage(bytes)
  return { ...numbers, names: Array.from({ length: SETS_A_PAGE }, (_, place) => name(place)) }
}

function emptyPage(): OpenSetPage {
  const numbers = (): Uint32Array => new Uint32Array(SETS_A_PAGE)
  return {
    before: numbers(),
    last: numbers(),
    uses: numbers(),
    fields: new Uint8Array(SETS_A_PAGE),
    names: Array.from({ length: SETS_A_PAGE }, () => ''),
  }
}
