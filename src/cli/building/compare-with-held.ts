import type { HeldSource } from '../../indexing/source-record.ts'
import type { SourceFile } from '../../ingest/list-sources.ts'

/** What a listing has that the index may not have, and the other way round. */
export interface Differences {
  /** Files that are new or may be others than they were, in their order. */
  readonly touched: readonly SourceFile[]
  /** Names that the index holds something of, of which there is no file. */
  readonly gone: readonly string[]
  /** Files of which nothing could be read, and that were not touched since. */
  readonly unread: readonly HeldSource[]
}

/** So many new files in a row are passed over without looking for the place of the next one that is known. */
const NEAR = 8

/** Compares `files`, sorted by name and each name once, with what the index holds, each name once. Both
 *  mostly come in one order, and are gone through side by side: with a hundred thousand files a table of them takes as long as
 *  reading what the index holds. Any other order of `held` gives the same. */
export function compareWithHeld(files: readonly SourceFile[], held: Iterable<HeldSource>): Differences {
  const isUntouched = new Uint8Array(files.length)
  const gone: string[] = []
  const unread: HeldSource[] = []
  let places: ReadonlyMap<string, number> | null = null
  let next = 0
  for (const source of held) {
    const { name, stamp } = source
    let at = near(files, next, name)
    if (at === undefined) {
      places ??= new Map(files.map((file, place) => [file.source, place]))
      at = places.get(name)
    }
    if (at === undefined) gone.push(name)
    else {
      if (stamp !== '' && files[at]?.stamp === stamp) {
        isUntouched[at] = 1
        if (source.unread !== null) unread.push(source)
      }
      next = at + 1
    }
  }
  return { touched: files.filter((_, at) => isUntouched[at] === 0), gone, unread }
}

/** Where `name` stands among the files from `from` on, if near. */
function near(files: readonly SourceFile[], from: number, name: string): number | undefined {
  for (let at = from; at < from + NEAR; at += 1) if (files[at]?.source === name) return at
  return undefined
}
