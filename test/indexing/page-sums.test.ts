import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PageSums } from '../../src/indexing/page-sums.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const PAGES = 3_000

/** A file of sums and who writes it. */
function written(): { readonly path: string; readonly writer: PageSums } {
  const path = join(temporaryFolder(), 'sums')
  writeFileSync(path, '')
  return { path, writer: new PageSums(path) }
}

function told(sums: PageSums): unknown {
  const all = Array.from({ length: PAGES }, (_, page) => [sums.of(page), sums.isFree(page)])
  const { transaction, pages, pagesInUse, erased, isDamaged } = sums
  return { all, transaction, pages, pagesInUse, erased, isDamaged }
}

/** The sums of some pages, some that are freed, and whether a mark is set as well. */
const change = fc.record({
  sums: fc.uniqueArray(fc.nat(PAGES - 1), { minLength: 1, maxLength: 2_500 }),
  freed: fc.uniqueArray(fc.nat(PAGES - 1), { maxLength: 20 }),
  marks: fc.boolean(),
  isRead: fc.boolean(),
})

describe('page sums', () => {
  it('that are read as they grow are those that are read at once', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const { path, writer } = written()
        const reader = new PageSums(path)
        for (const [at, { sums, freed, marks, isRead }] of changes.entries()) {
          writer.append(at + 1, new Map(sums.map((page) => [page, page * 31 + at + 1])), freed)
          if (marks) writer.markErased(at + 1, freed)
          if (isRead) reader.reload()
        }
        reader.reload()
        expect(told(reader)).toEqual(told(new PageSums(path)))
        expect(reader.of(changes.at(-1)?.sums[0] ?? PAGES)).toBe(writer.of(changes.at(-1)?.sums[0] ?? PAGES))
      }),
      { numRuns: 25 },
    )
  })

  it('tell which of them are others than before', () => {
    const { path, writer } = written()
    writer.append(1, new Map([2, 3].map((page) => [page, 10 * page])), [])
    const reader = new PageSums(path)
    writer.append(2, new Map([3, 9].map((page) => [page, 11 * page])), [2])
    expect(reader.reload()).toEqual([3, 9])
    expect(reader.reload()).toEqual([])
  })

  it('of another file in the same place are read whole', () => {
    const { path, writer } = written()
    writer.append(1, new Map([[2, 20]]), [])
    const reader = new PageSums(path)
    const other = written()
    other.writer.append(1, new Map([[4, 40]]), [])
    other.writer.append(2, new Map([[5, 50]]), [])
    writeFileSync(path, readFileSync(other.path))
    expect(reader.reload()).toEqual([2, 4, 5])
    expect([reader.of(2), reader.of(4), reader.of(5)]).toEqual([undefined, 40, 50])
  })

  it('are waited for while a record is cut short, and called damaged where one is not as it was written', () => {
    const { path, writer } = written()
    writer.append(1, new Map([[2, 20]]), [])
    const reader = new PageSums(path)
    const { length } = readFileSync(path)
    writer.append(2, new Map([[3, 30]]), [])
    const whole = readFileSync(path)
    truncateSync(path, whole.length - 3)
    expect(reader.reload()).toEqual([])
    expect(reader.isDamaged).toBe(false)
    truncateSync(path, length)
    appendFileSync(path, whole.subarray(length).fill(7, 18, 19))
    reader.reload()
    expect(reader.isDamaged).toBe(true)
    writeFileSync(path, writtenAnew(writer))
    reader.reload()
    expect([reader.isDamaged, reader.of(3)]).toEqual([false, 30])
  })
})

/** What stands in a new file after all of a writer's sums were written there. */
function writtenAnew(writer: PageSums): Buffer {
  const { path, writer: anew } = written()
  const sums = Array.from({ length: PAGES }, (_, page) => [page, writer.of(page) ?? 0] as const)
  anew.append(writer.transaction, new Map(sums.filter(([, sum]) => sum > 0)), [])
  return readFileSync(path)
}
