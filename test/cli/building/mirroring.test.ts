import { copyFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { processesFor } from '../../../src/cli/building/builder.ts'
import { temporaryFolder } from '../../temporary-folder.ts'
import { seed } from '../run-fuwen.ts'
import { answers, expectSameAnswers, folderOf, manyFiles, sorted, texts, update } from './passes.ts'

describe('processesFor', () => {
  it('leaves a few files to this process, however large one of them is', () => {
    expect(processesFor([])).toBe(1)
    expect(processesFor(Array.from({ length: 5 }, () => ({ bytes: 20_000 })))).toBe(1)
    expect(processesFor([{ bytes: 4_000_000_000 }])).toBe(1)
  })
})

describe('an index built in several jobs', { timeout: 120_000 }, () => {
  it('answers the same as one built in one, to the order of equals', () => expectSameAnswers(1))
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

function jsonLines(rows: readonly string[]): string {
  return rows.map((text, at) => `${JSON.stringify({ id: at, text })}\n`).join('')
}
