import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openEmbeddedIndex } from './embedded-index.ts'
import { anyRoots } from './index-folder.ts'
import type { IndexPlace } from './index-place.ts'
import { IndexWriter, type WriterContext } from './index-writer.ts'
import { verifyIndex } from './verify.ts'

/** An index in a folder of this machine. */
export function folderPlace(context: WriterContext): IndexPlace {
  const { folder, identity, segmenter } = context
  return {
    open: async () => openEmbeddedIndex(folder, identity, segmenter),
    openWriter: (options) => IndexWriter.open(context, options),
    verify: (options) => verifyIndex(context, options),
    roots: () => anyRoots(folder),
    bytes: async () => bytesIn(folder),
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder)
    .filter((name) => /\.mdb(?:-sums)?$/.test(name))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}
