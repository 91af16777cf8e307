import {
  type ColumnRecord,
  encodeColumns,
  HEADER,
  openColumns,
  packColumns,
  type ReplyRow,
} from './column-record.ts'

/** The record `bytes` with `rows`, which start behind all of its own: the same as `encodeColumns` makes of all rows, without
 *  reading the rows that are there. Throws RangeError for bytes that are no record. */
export function appendRows(bytes: Uint8Array | undefined, rows: readonly ReplyRow[]): Buffer {
  const added = encodeColumns(rows)
  if (!bytes || rows.length === 0) return bytes ? Buffer.from(bytes) : added
  const [a, b] = [openColumns(bytes), openColumns(added)]
  const { values, fields, placesOfA, placesOfB } = mergeValues(a, b)
  const roleBits = b.roleBits.slice()
  roleBits.set(a.roleBits)
  return packColumns({
    characters: joined(Uint32Array, a.characters, b.characters),
    codes: joined(Uint32Array, recoded(a.codes, placesOfA), recoded(b.codes, placesOfB)),
    starts: joined(Uint16Array, a.starts, b.starts),
    passages: joined(Uint16Array, a.passages, b.passages),
    counts: joined(Uint16Array, a.counts, b.counts),
    titles: joined(Uint16Array, a.titles, b.titles),
    rolesOf: joined(Uint16Array, a.rolesOf, b.rolesOf),
    roleBits,
    docTypes: joined(Uint8Array, a.docTypes, b.docTypes),
    fields: Uint8Array.from(fields),
    ids: [...a.ids(), ...b.ids()],
    values,
  })
}

/** The record `bytes` without the replies whose starts are `gone`: the same as `encodeColumns` makes of the others. Throws
 *  RangeError for bytes that are no record. */
export function removeRows(bytes: Uint8Array | undefined, gone: (start: number) => boolean): Buffer {
  if (!bytes) return encodeColumns([])
  const record = openColumns(bytes)
  const kept = [...record.starts.keys()].filter((row) => !gone(record.starts[row] ?? 0))
  const codes = codesOfRows(record, new Set(kept))
  const { places, ...values } = usedValues(record, codes)
  const pick = (column: Uint32Array | Uint16Array | Uint8Array): number[] =>
    kept.map((row) => column[row] ?? 0)
  const ids = record.ids()
  return packColumns({
    ...values,
    characters: Uint32Array.from(pick(record.characters)),
    codes: recoded(codes, places),
    starts: Uint16Array.from(pick(record.starts)),
    passages: Uint16Array.from(pick(record.passages)),
    counts: Uint16Array.from(pick(record.counts)),
    titles: Uint16Array.from(pick(record.titles)),
    rolesOf: Uint16Array.from(pick(record.rolesOf)),
    roleBits: roleBitsOfRows(record, kept),
    docTypes: Uint8Array.from(pick(record.docTypes)),
    ids: kept.map((row) => ids[row] ?? ''),
  })
}

/** The values of two records as those of one: by field, then ascending; and where in them those of each stand. */
function mergeValues(a: ColumnRecord, b: ColumnRecord) {
  const [ofA, ofB] = [a.values(), b.values()]
  const values: string[] = []
  const fields: number[] = []
  const placesOfA = new Uint32Array(ofA.length)
  const placesOfB = new Uint32Array(ofB.length)
  for (let [atA, atB] = [0, 0]; atA < ofA.length || atB < ofB.length; ) {
    const order = orderOf(a.fields[atA], ofA[atA], { field: b.fields[atB], value: ofB[atB] })
    values.push((order <= 0 ? ofA[atA] : ofB[atB]) ?? '')
    fields.push((order <= 0 ? a.fields[atA] : b.fields[atB]) ?? 0)
    if (order <= 0) placesOfA[atA++] = values.length - 1
    if (order >= 0) placesOfB[atB++] = values.length - 1
  }
  return { values, fields, placesOfA, placesOfB }
}

/** Negative where the first stands before the other, 0 for the same. What is missing, behind the last, stands behind all. */
function orderOf(
  field: number | undefined,
  value: string | undefined,
  other: { readonly field: number | undefined; readonly value: string | undefined },
): number {
  if (field === undefined || value === undefined) return 1
  if (other.field === undefined || other.value === undefined) return -1
  if (field !== other.field) return field - other.field
  return value === other.value ? 0 : value < other.value ? -1 : 1
}

/** The codes of the rows `kept`. */
function codesOfRows({ codes, counts }: ColumnRecord, kept: ReadonlySet<number>): Uint32Array {
  let [from, length] = [0, 0]
  const own = new Uint32Array(codes.length)
  for (const [row, count] of counts.entries()) {
    if (kept.has(row)) {
      own.set(codes.subarray(from, from + count), length)
      length += count
    }
    from += count
  }
  return own.subarray(0, length)
}

/** The values that `codes` name, with their fields; and for each value of `record` where it stands then. */
function usedValues(record: ColumnRecord, codes: Uint32Array) {
  const used = [...new Set(codes)].sort((a, b) => a - b)
  const places = new Uint32Array(record.fields.length)
  for (const [place, code] of used.entries()) places[code] = place
  const values = record.values()
  return {
    values: used.map((code) => values[code] ?? ''),
    fields: Uint8Array.from(used, (code) => record.fields[code] ?? 0),
    places,
  }
}

function roleBitsOfRows({ starts, passages, roleBits }: ColumnRecord, kept: readonly number[]): Uint16Array {
  const last = kept.at(-1)
  const own = new Uint16Array(last === undefined ? 0 : (starts[last] ?? 0) + 1 + (passages[last] ?? 0))
  for (const row of kept) {
    const start = starts[row] ?? 0
    own[start] = HEADER
    own.set(roleBits.subarray(start + 1, start + 1 + (passages[row] ?? 0)), start + 1)
  }
  return own
}

function recoded(codes: Uint32Array, places: Uint32Array): Uint32Array {
  return codes.map((code) => places[code] ?? 0)
}

function joined<T extends { set(numbers: ArrayLike<number>, at?: number): void }>(
  make: new (length: number) => T,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): T {
  const all = new make(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}
