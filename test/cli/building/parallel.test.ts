import { copyFileSync, mkdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builderHere, processesFor, startBuilder } from '../../../src/cli/building/builder.ts'
import { startChildren } from '../../../src/cli/building/builder-children.ts'
import { layFoundation, writerContext } from '../../../src/cli/foundation.ts'
import { type MirrorOptions, type MirrorReport, mirror } from '../../../src/cli/mirror.ts'
import { openSearcher } from '../../../src/cli/open-searcher.ts'
import { IndexWriter } from '../../../src/indexing/index-writer.ts'
import { noFilters } from '../../../src/indexing/reply-index.ts'
import { verifyIndex } from '../../../src/indexing/verify.ts'
import { describeIngestProblem } from '../../../src/ingest/ingest-problem.ts'
import { generateReplies } from '../../bench/generate-replies.ts'
import { temporaryFolder } from '../../temporary-folder.ts'
import { seed, silentIo } from '../run-fuwen.ts'

const foundation = layFoundation(silentIo)
const texts = [...generateReplies(40, 7)].map(({ text }) => text)
const jobSize = { files: 3, bytes: 1_000_000 }

function folderOf(files: ReadonlyMap<string, string>): string {
  const folder = join(temporaryFolder(), '答复')
  mkdirSync(folder)
  for (const [name, text] of files) writeFileSync(join(folder, name), text)
  return folder
}

function manyFiles(count: number): Map<string, string> {
  return new Map(texts.slice(0, count).map((text, at) => [`${String(at).padStart(2, '0')}.txt`, text]))
}

/** One pass over `sources`; `startBuilder` is this process if not said otherwise. */
async function update(
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

/** What a few queries find, with all counts; null where the index is not whole. */
async function answers(folder: string): Promise<unknown> {
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

describe('processesFor', () => {
  it('leaves a few files to this process, however large one of them is', () => {
    expect(processesFor([])).toBe(1)
    expect(processesFor(Array.from({ length: 5 }, () => ({ bytes: 20_000 })))).toBe(1)
    expect(processesFor([{ bytes: 4_000_000_000 }])).toBe(1)
  })
})

describe('an index built by several processes', { timeout: 120_000 }, () => {
  it.each([1, 2])('answers the same with %i, to the order of equals', async (processes) => {
    const sources = folderOf(manyFiles(40))
    const [alone, together] = [temporaryFolder(), temporaryFolder()]
    await update(alone, sources, { jobSize: { files: 1_000, bytes: 1e9 } })
    const report = await update(together, sources, {
      startBuilder: () => startBuilder(processes, foundation, silentIo),
    })
    expect(report).toMatchObject({ added: 40, unread: [], processes })
    expect(await answers(together)).toEqual(await answers(alone))
  })

  it('names a file whose process ends, keeps what it had of it, and loses nothing else', async () => {
    const sources = folderOf(new Map([...manyFiles(8), ['坏.txt', texts[9] ?? '']]))
    const index = temporaryFolder()
    await update(index, sources)
    writeFileSync(join(sources, '坏.txt'), texts[10] ?? '')
    writeFileSync(join(sources, '好.txt'), texts[11] ?? '')
    const report = await update(index, sources, {
      jobSize: { files: 20, bytes: 1e9 },
      startBuilder: async () => startChildren(2, foundation.identity, {}, crashingChild),
    })
    expect(report.unread.map(describeIngestProblem).join()).toMatch(/答复\/坏\.txt：读取它的进程意外中止/)
    expect(report).toMatchObject({ added: 1, updated: 0, removed: 0 })
    const expected = temporaryFolder()
    writeFileSync(join(sources, '坏.txt'), texts[9] ?? '')
    await update(expected, sources)
    expect(sorted(await answers(index))).toEqual(sorted(await answers(expected)))
  })

  it('refuses children that work by other rules', async () => {
    const sources = folderOf(manyFiles(2))
    const other = { ...foundation.identity, rules: 'other' }
    await expect(
      update(temporaryFolder(), sources, { startBuilder: async () => startChildren(1, other, {}) }),
    ).rejects.toThrow('被改动')
  })
})

describe('an interrupted build', { timeout: 120_000 }, () => {
  it('keeps what it has done and goes on from there', async () => {
    const sources = folderOf(manyFiles(20))
    for (const name of manyFiles(20).keys()) utimesSync(join(sources, name), 1e9, 1e9)
    const index = temporaryFolder()
    const stop = new AbortController()
    const first = await update(index, sources, {
      signal: stop.signal,
      progress: ({ files }) => files >= 6 && stop.abort(),
    })
    expect(first).toMatchObject({ stopped: true, removed: 0 })
    expect(first.added).toBeGreaterThanOrEqual(6)
    expect(first.added).toBeLessThan(20)
    const second = await update(index, sources)
    expect(second).toMatchObject({ stopped: false, added: 20 - first.added, unchanged: first.added })
    const whole = temporaryFolder()
    await update(whole, sources)
    expect(await answers(index)).toEqual(await answers(whole))
  })
})

describe('mirroring again and again', { timeout: 120_000 }, () => {
  const change = fc.record({
    name: fc.constantFrom('甲.txt', '乙.txt', '丙.txt', '丁.txt', '表.jsonl'),
    text: fc.option(fc.array(fc.constantFrom(...texts.slice(0, 12)), { minLength: 1, maxLength: 3 })),
    next: fc.constantFrom('go on', 'pass', 'stopped pass'),
  })

  it('answers like a fresh build, whatever was added, changed, removed and interrupted between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        async (changes, files) => {
          const sources = folderOf(new Map([['留.txt', texts[12] ?? '']]))
          const index = temporaryFolder()
          for (const { name, text, next } of changes) {
            if (text === null) rmSync(join(sources, name), { force: true })
            else writeFileSync(join(sources, name), name.endsWith('l') ? jsonLines(text) : (text[0] ?? ''))
            if (next === 'go on') continue
            const stop = new AbortController()
            await update(index, sources, {
              jobSize: { files, bytes: 1e9 },
              signal: stop.signal,
              progress: () => next === 'stopped pass' && stop.abort(),
            })
          }
          await update(index, sources, { jobSize: { files, bytes: 1e9 } })
          const fresh = temporaryFolder()
          await update(fresh, sources)
          expect(sorted(await answers(index))).toEqual(sorted(await answers(fresh)))
        },
      ),
      { numRuns: 6 },
    )
  })

  it('reads only files that were touched, and of a table parses only the rows that changed', async () => {
    const sources = folderOf(manyFiles(2))
    writeFileSync(join(sources, '表.jsonl'), jsonLines(texts.slice(20, 26)))
    copyFileSync(seed('002_1f11e292ab1845fd.txt'), join(sources, '旧.txt'))
    utimesSync(join(sources, '旧.txt'), 1e9, 1e9)
    const index = temporaryFolder()
    expect(await update(index, sources)).toMatchObject({ added: 4, unchanged: 0 })
    writeFileSync(join(sources, '表.jsonl'), jsonLines([...texts.slice(20, 25), texts[30] ?? '']))
    truncateSync(join(sources, '00.txt'), 0)
    expect(await update(index, sources)).toMatchObject({ updated: 1, unchanged: 2, added: 0, removed: 0 })
  })
})

const crashingChild = new URL('crashing-child.ts', import.meta.url)

function jsonLines(rows: readonly string[]): string {
  return rows.map((text, at) => `${JSON.stringify({ id: at, text })}\n`).join('')
}

/** Answers without the order of what is as good or as frequent, which is that of its coming in. */
function sorted(found: unknown): unknown {
  const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
  return (found as { ids: unknown[]; counts: [string, unknown[]][] }[]).map((one) => ({
    ...one,
    ids: one.ids.toSorted(byText),
    counts: one.counts.map(([field, values]) => [field, values.toSorted(byText)]),
  }))
}
