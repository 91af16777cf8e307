import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { builderHere, startBuilder } from '../../../src/cli/building/builder.ts'
import { layFoundation, writerContext } from '../../../src/cli/foundation.ts'
import { type MirrorOptions, type MirrorReport, mirror } from '../../../src/cli/mirror.ts'
import { openSearcher } from '../../../src/cli/open-searcher.ts'
import { IndexWriter } from '../../../src/indexing/index-writer.ts'
import { noFilters } from '../../../src/indexing/reply-index.ts'
import { verifyIndex } from '../../../src/indexing/verify.ts'
import { generateReplies } from '../../bench/generate-replies.ts'
import { temporaryFolder } from '../../temporary-folder.ts'
import { silentIo } from '../run-fuwen.ts'

export const foundation = layFoundation(silentIo)
/** What the files of a test hold. */
export const texts = [...generateReplies(40, 7)].map(({ text }) => text)
const jobSize = { files: 3, bytes: 1_000_000 }

/** All files of a test in one job. */
const wholeJob = { files: 1_000, bytes: 1e9 }

/** A folder of replies that holds `files`, by name. */
export function folderOf(files: ReadonlyMap<string, string>): string {
  const folder = join(temporaryFolder(), '答复')
  mkdirSync(folder)
  for (const [name, text] of files) writeFileSync(join(folder, name), text)
  return folder
}

export function manyFiles(count: number): Map<string, string> {
  return new Map(texts.slice(0, count).map((text, at) => [`${String(at).padStart(2, '0')}.txt`, text]))
}

/** One pass over `sources`; `startBuilder` is this process if not said otherwise. */
export async function update(
  index: string,
  sources: string,
  options: Partial<MirrorOptions> = {},
): Promise<MirrorReport> {
  const writer = await IndexWriter.open(writerContext(index, foundation))
  try {
    return await mirror([sources], writer, {
      startBuilder: async () => builderHere(foundation),
      roots: [sources],
      jobSize,
      ...options,
    })
  } finally {
    await writer.close()
  }
}

/** What a few queries find, with all counts. Fails where the index is not whole. */
export async function answers(folder: string): Promise<unknown> {
  const { faults } = await verifyIndex(writerContext(folder, foundation), { deep: true })
  expect(faults).toEqual([])
  const { index } = await openSearcher(folder, foundation)
  const found = []
  for (const text of ['企业', '高质量发展', '2023', '提案', '加大财政投入']) {
    const tree = { kind: 'text', text, exact: false } as const
    const { replies, total, counts } = await index.find({
      tree,
      filters: noFilters,
      excluded: noFilters,
      sort: 'relevance',
      want: 50,
    })
    const ids = replies.map(({ id, passages }) => [id, passages.map(({ ordinal }) => ordinal)])
    found.push({ ids, total, counts: Object.entries(counts).map(([field, values]) => [field, [...values]]) })
  }
  await index.close()
  return found
}

/** Fails unless an index that `processes` build in several jobs answers as one that is built in one, to the order of equals. */
export async function expectSameAnswers(processes: number): Promise<void> {
  const sources = folderOf(manyFiles(40))
  const [alone, together] = [temporaryFolder(), temporaryFolder()]
  await update(alone, sources, { jobSize: wholeJob })
  const report = await update(together, sources, {
    startBuilder: () => startBuilder(processes, foundation, silentIo),
  })
  expect(report).toMatchObject({ added: 40, unread: [], processes })
  expect(await answers(together)).toEqual(await answers(alone))
}

/** Answers without the order of what is as good or as frequent, which is that of its coming in. */
export function sorted(found: unknown): unknown {
  const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
  return (found as { ids: unknown[]; counts: [string, unknown[]][] }[]).map((one) => ({
    ...one,
    ids: one.ids.toSorted(byText),
    counts: one.counts.map(([field, values]) => [field, values.toSorted(byText)]),
  }))
}
