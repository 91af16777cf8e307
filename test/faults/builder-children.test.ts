import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startChildren } from '../../src/cli/building/builder-children.ts'
import { describeIngestProblem } from '../../src/ingest/ingest-problem.ts'
import {
  answers,
  expectSameAnswers,
  folderOf,
  foundation,
  manyFiles,
  sorted,
  texts,
  update,
} from '../cli/building/passes.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const crashingChild = new URL('crashing-child.ts', import.meta.url)

describe('an index built by several processes', { timeout: 120_000 }, () => {
  it('answers the same as one built by one, to the order of equals', () => expectSameAnswers(2))

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
