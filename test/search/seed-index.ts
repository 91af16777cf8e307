import { resolve } from 'node:path'
import { builderHere } from '../../src/cli/building/builder.ts'
import { layFoundation, writerContext } from '../../src/cli/foundation.ts'
import { mirror } from '../../src/cli/mirror.ts'
import { openDrafter } from '../../src/cli/open-drafter.ts'
import { IndexWriter } from '../../src/indexing/index-writer.ts'
import { silentIo } from '../cli/run-fuwen.ts'

const seeds = resolve(import.meta.dirname, '../../seeds')

/** Indexes the seeds in `folder`, as the program does, and opens them for searching. */
export async function openSeedIndex(folder: string): ReturnType<typeof openDrafter> {
  const foundation = layFoundation(silentIo)
  const writer = await IndexWriter.open(writerContext(folder, foundation))
  await mirror([seeds], writer, { startBuilder: async () => builderHere(foundation), roots: [seeds] })
  await writer.close()
  return openDrafter(folder, foundation)
}
