import { resolve } from 'node:path'
import { builderHere } from '../../src/cli/building/builder.ts'
import { layFoundation, writerContext } from '../../src/cli/foundation.ts'
import { mirror } from '../../src/cli/mirror.ts'
import { openDrafter } from '../../src/cli/open-drafter.ts'
import { IndexWriter } from '../../src/indexing/index-writer.ts'
import { silentIo } from '../cli/run-fuwen.ts'
import { serve, type TestServer } from './server.ts'

const seeds = resolve(import.meta.dirname, '../../seeds')

/** The app over a real index of the five seeds, built in `folder`. */
export async function serveSeeds(folder: string): Promise<TestServer> {
  const foundation = layFoundation(silentIo)
  const writer = await IndexWriter.open(writerContext(folder, foundation))
  await mirror([seeds], writer, { startBuilder: async () => builderHere(foundation), roots: [seeds] })
  await writer.close()
  const { index, ...services } = await openDrafter(folder, foundation)
  const server = await serve([], services)
  return {
    ...server,
    close: async () => {
      await server.close()
      await index.close()
    },
  }
}
