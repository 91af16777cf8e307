import { resolve } from 'node:path'
import { createDrafter, type Drafter } from '../../src/drafting/drafter.ts'
import { openEmbeddedIndex } from '../../src/indexing/embedded-index.ts'
import { IndexWriter, type WriterContext } from '../../src/indexing/index-writer.ts'
import { listSources } from '../../src/ingest/list-sources.ts'
import { readSource } from '../../src/ingest/read-source.ts'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { programmes } from '../../src/programmes/registry.ts'
import { ancestorCodes } from '../../src/regions/gazetteer.ts'
import type { SourceText } from '../../src/reply/source-text.ts'
import { createSearcher } from '../../src/search/create-searcher.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { asSource, benchSegmenter } from '../bench/corpus.ts'
import { type GeneratedReply, generateReplies } from '../bench/generate-replies.ts'

/** How many generated replies stand beside the seeds. */
const GENERATED = 300

/** The programmes of the registry when the queries were judged: one more must not change what was. */
const JUDGED = 67

let chosenOnce: readonly GeneratedReply[] | undefined

/** Invented replies that name none of the registry's programmes: what is judged for those is in the seeds alone. */
export function invented(): readonly GeneratedReply[] {
  chosenOnce ??= choose()
  return chosenOnce
}

function choose(): GeneratedReply[] {
  const known = programmes()
    .slice(0, JUDGED)
    .map((programme) => programme.name)
  const chosen: GeneratedReply[] = []
  for (const generated of generateReplies(GENERATED * 10, 300)) {
    if (!known.some((name) => generated.text.includes(name))) chosen.push(generated)
    if (chosen.length === GENERATED) break
  }
  return chosen
}

/** What an index of judged replies is asked through. */
interface OpenedCorpus {
  readonly searcher: Searcher
  readonly drafter: Drafter
  readonly close: () => Promise<void>
}

/** Builds an index of the seeds and the invented replies in `folder` and opens it. */
export async function openRelevanceCorpus(folder: string): Promise<OpenedCorpus> {
  return openCorpus(folder, [...(await readSeeds()), ...invented()])
}

/** Builds an index of `replies` in `folder` and opens it. */
export async function openCorpus(
  folder: string,
  replies: readonly { readonly source: string; readonly text: string }[],
): Promise<OpenedCorpus> {
  const segmenter = benchSegmenter()
  const identity = { dictionary: segmenter.fingerprint }
  const context: WriterContext = { folder, segmenter, identity, ancestors: ancestorCodes }
  const writer = await IndexWriter.open(context)
  for (const text of replies.map(asSource)) {
    await writer.replaceSource(text.source, text.source, [{ reply: parseReply(text), digest: text.source }])
  }
  await writer.finish([])
  await writer.close()
  const index = openEmbeddedIndex(folder, identity, segmenter)
  return {
    searcher: createSearcher(index, segmenter),
    drafter: createDrafter(index, segmenter),
    close: () => index.close(),
  }
}

/** The texts of the seeds. */
export async function readSeeds(): Promise<SourceText[]> {
  const texts: SourceText[] = []
  const { files } = await listSources([resolve(import.meta.dirname, '../../seeds')])
  for (const file of files) {
    for await (const read of readSource(file)) if (read.kind !== 'problem') texts.push(read.text)
  }
  return texts
}
