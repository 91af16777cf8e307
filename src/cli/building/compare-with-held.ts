import type { SourceFile } from '../../ingest/list-sources.ts'

/** What a listing has that the index may not have, and the other way round. */
export interface Differences {
  /** Files that are new or may be others than they were, in their order. */
  readonly touched: readonly SourceFile[]
  /** Names that the index holds something of, of which there is no file. */
  readonly gone: readonly string[]
}

/** So many new files in a row are passed over without looking for the place of the next one that is known. */
const NEAR = 8

/** Compares `files`, sorted by name and each name once, with what the index holds: names with their stamps, each once. Both
 *  mostly come in one order, and are gone through side by side: with a hundred thousand files a table of them takes as long as
 *  reading what the index holds. Any other order of `held` gives the same. */
export function compareWithHeld(
  files: readonly SourceFile[],
  held: Iterable<readonly [name: string, stamp: string]>,
): Differences {
  const isUntouched = new Uint8Array(files.length)
  const gone: string[] = []
  let places: ReadonlyMap<string, number> | null = null
  let next = 0
  for (const [name, stamp] of held) {
    let at = near(files, next, name)
    if (at === undefined) {
      places ??= new Map(files.map((file, place) => [file.source, place]))
      at = places.get(name)
    }
    if (at === undefined) gone.push(name)
    else {
      if (stamp !== '' && files[at]?.stamp === stamp) isUntouched[at] = 1
      next = at + 1
    }
  }
  return { touched: files.filter((_, at) => isUntouched[at] === 0), gone }
}

/** Where `name` stands among the files from `from` on, if near. */
function near(files: readonly SourceFile[], from: number, name: string): number | undefined {
  for (let at = from; at < from + NEAR; at += 1) if (files[at]?.source === name) return at
  return undefined
}
