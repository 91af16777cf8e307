import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IngestProblem } from '../../src/ingest/ingest-problem.ts'
import { defaultMaskPolicy } from '../../src/ingest/masking/mask-policy.ts'
import type { SourceRead } from '../../src/ingest/read-source.ts'
import { openSource } from '../../src/ingest/read-source.ts'
import type { SourceText } from '../../src/reply/source-text.ts'

export interface Reads {
  readonly reads: readonly SourceRead[]
  readonly texts: readonly SourceText[]
  readonly problems: readonly IngestProblem[]
  readonly unusedColumns: readonly string[]
}

/** What `readSource` makes of a file called `name` with this content, which is gone afterwards. */
export async function readBytes(name: string, content: string | Uint8Array): Promise<Reads> {
  const folder = await mkdtemp(join(tmpdir(), 'fuwen-read-'))
  try {
    const path = join(folder, name)
    await writeFile(path, content)
    return await readPath(name, path)
  } finally {
    await rm(folder, { recursive: true })
  }
}

export async function readPath(source: string, path: string): Promise<Reads> {
  const reads: SourceRead[] = []
  const opened = openSource({ source, path, bytes: 0, stamp: '' }, defaultMaskPolicy, null)
  for await (const read of opened.reads) reads.push(read)
  return {
    reads,
    texts: reads.flatMap((each) => (each.kind === 'text' ? [each.text] : [])),
    problems: reads.flatMap((each) => (each.kind === 'problem' ? [each.problem] : [])),
    unusedColumns: opened.unusedColumns(),
  }
}
