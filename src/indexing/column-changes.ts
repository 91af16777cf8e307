import {
  type ColumnRecord,
  encodeColumns,
  HEADER,
  type NumberedRow,
  openColumns,
  packColumns,
} from './column-record.ts'

/** The record `bytes` with `rows`, which start behind all of its own: the same as `encodeColumns` makes of all rows, without
 *  reading the rows that are there. Throws RangeError for bytes that are no record. */
export function appendRows(bytes: Uint8Array | undefined, rows: readonly NumberedRow[]): Buffer {
  const added = encodeColumns(rows)
  if (!bytes || rows.length === 0) return bytes ? Buffer.from(bytes) : added
  const [a, b] = [openColumns(bytes), openColumns(added)]
  const roleBits = b.roleBits.slice()
  roleBits.set(a.roleBits)
  return packColumns({
    characters: joined(Uint32Array, a.characters, b.characters),
    sets: a.sets.map((sets, place) => joined(Uint32Array, sets, b.sets[place] ?? [])),
    starts: joined(Uint16Array, a.starts, b.starts),
    passages: joined(Uint16Array, a.passages, b.passages),
    titles: joined(Uint16Array, a.titles, b.titles),
    rolesOf: joined(Uint16Array, a.rolesOf, b.rolesOf),
    roleBits,
    docTypes: joined(Uint8Array, a.docTypes, b.docTypes),
    ids: [...idsOf(a), ...idsOf(b)],
  })
}

/** The record `bytes` without the replies whose starts are `gone`: the same as `encodeColumns` makes of the others; and the
 *  sets that those had. Throws RangeError for bytes that are no record. */
export function removeRows(
  bytes: Uint8Array | undefined,
  gone: (start: number) => boolean,
): { readonly record: Buffer; readonly setsOfGone: readonly number[] } {
  if (!bytes) return { record: encodeColumns([]), setsOfGone: [] }
  const columns = openColumns(bytes)
  const rows = [...columns.starts.keys()]
  const isGone = (row: number): boolean => gone(columns.starts[row] ?? 0)
  const kept = rows.filter((row) => !isGone(row))
  const pick = (column: Uint32Array | Uint16Array | Uint8Array): number[] =>
    kept.map((row) => column[row] ?? 0)
  const record = packColumns({
    characters: Uint32Array.from(pick(columns.characters)),
    sets: columns.sets.map((sets) => Uint32Array.from(pick(sets))),
    starts: Uint16Array.from(pick(columns.starts)),
    passages: Uint16Array.from(pick(columns.passages)),
    titles: Uint16Array.from(pick(columns.titles)),
    rolesOf: Uint16Array.from(pick(columns.rolesOf)),
    roleBits: roleBitsOfRows(columns, kept),
    docTypes: Uint8Array.from(pick(columns.docTypes)),
    ids: kept.map(columns.id),
  })
  const setsOfGone = rows.filter(isGone).flatMap((row) => columns.sets.map((sets) => sets[row] ?? 0))
  return { record, setsOfGone }
}

function idsOf({ starts, id }: ColumnRecord): string[] {
  return Array.from(starts, (_, row) => id(row))
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
