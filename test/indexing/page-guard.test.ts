import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CheckedPages } from '../../src/indexing/checked-pages.ts'
import { IndexError, StateMoved } from '../../src/indexing/index-errors.ts'
import { PAGE_SIZE } from '../../src/indexing/lmdb-page.ts'
import { PageGuard } from '../../src/indexing/page-guard.ts'
import { openStore, type Store } from '../../src/indexing/store.ts'
import { temporaryFolder } from '../temporary-folder.ts'

/** A store of 2,000 records on some dozen pages, every tenth of them long. */
function filledStore(): Store {
  const store = openStore(join(temporaryFolder(), 'store.mdb'), 'write')
  store.transaction(() => {
    for (let at = 0; at < 2_000; at += 1) store.postings.put(key(at), value(at))
  })
  return store
}

function key(at: number): Buffer {
  return Buffer.from(`词${String(at).padStart(5, '0')}`)
}

function value(at: number): Buffer {
  return Buffer.alloc(at % 10 === 0 ? 9_000 : 60, `文字${at} `)
}

function guardOf(path: string): { pages: CheckedPages; guard: PageGuard } {
  const pages = new CheckedPages(path)
  return { pages, guard: new PageGuard(pages, 'read') }
}

describe('PageGuard', () => {
  it('takes pages that a writer freed and erased for a later state, and reads that', async () => {
    const store = filledStore()
    const { pages, guard } = guardOf(store.path)
    guard.refresh()
    store.transaction(() => {
      for (let at = 0; at < 2_000; at += 2) store.postings.remove(key(at))
    })
    expect(store.erase(1)).toBe(true)
    expect(() => guard.touchTable('postings')).toThrow(StateMoved)
    guard.refresh()
    guard.touchTable('postings')
    pages.assertSound()
    pages.close()
    await store.close()
  })

  it('minds damage between the records of a page as little as LMDB does, and any other', async () => {
    const store = filledStore()
    store.transaction(() => store.postings.remove(key(1)))
    store.erase(1)
    await store.close()
    const bytes = readFileSync(store.path)
    const isSound = (at: number): boolean => {
      const damaged = Buffer.from(bytes)
      damaged[at] = 255 - (damaged[at] ?? 0)
      writeFileSync(store.path, damaged)
      return checked(store.path)
    }
    const unused = Array.from({ length: 40 }, (_, page) => emptyPlaces(bytes, page)).flat()
    expect(unused.length).toBeGreaterThan(10)
    for (const at of unused.slice(0, 20)) expect(isSound(at)).toBe(true)
    const records = [bytes.indexOf('文字10 '), bytes.indexOf('文字11 '), bytes.indexOf('词00012')]
    for (const at of records) expect(isSound(at)).toBe(false)
  })

  it('checks anew what was written where a checked leaf stood', async () => {
    const store = filledStore()
    const { pages, guard } = guardOf(store.path)
    const touchAll = (): void => {
      for (let at = 0; at < 2_000; at += 1) guard.touch('postings', key(at), 'read')
    }
    guard.refresh()
    touchAll()
    for (const round of [1, 2, 3]) {
      store.transaction(() => {
        for (let at = 0; at < 2_000; at += 1) store.postings.put(key(at), value(at + round))
      })
    }
    await store.close()
    guard.refresh()
    touchAll()
    const bytes = readFileSync(store.path)
    bytes.fill(0, bytes.lastIndexOf('文字2002 '), bytes.lastIndexOf('文字2002 ') + 9)
    writeFileSync(store.path, bytes)
    guard.refresh()
    expect(touchAll).toThrow(IndexError)
    pages.close()
  })

  it('does not call the file whole when one of its pages was written to behind the check', async () => {
    const store = filledStore()
    await store.close()
    const { pages, guard } = guardOf(store.path)
    guard.refresh()
    const bytes = readFileSync(store.path)
    const steps = guard.checkAll()
    while (!steps.next().done) {
      if (bytes.equals(readFileSync(store.path))) damageChecked(store.path)
      guard.refresh()
    }
    expect(guard.whole).toBe(false)
    expect(() => [...guard.checkAll()]).toThrow(IndexError)
    pages.close()
  })

  it('says that it is damage when nobody wrote', async () => {
    const store = filledStore()
    await store.close()
    const bytes = readFileSync(store.path)
    bytes.fill(0, bytes.indexOf('文字11 '), bytes.indexOf('文字11 ') + 9)
    writeFileSync(store.path, bytes)
    expect(checked(store.path)).toBe(false)
  })
})

/** Turns round a byte of the first record of a table, which every check comes to first. */
function damageChecked(path: string): void {
  const bytes = readFileSync(path)
  bytes[bytes.indexOf('文字1 ')] = 0
  writeFileSync(path, bytes)
}

function checked(path: string): boolean {
  const { pages, guard } = guardOf(path)
  try {
    guard.refresh()
    for (const _ of guard.checkAll()) continue
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(IndexError)
    return false
  } finally {
    pages.close()
  }
}

/** A place amidst each long run of zeros in a page, where an erased file holds nothing. */
function emptyPlaces(bytes: Buffer, page: number): number[] {
  const start = page * PAGE_SIZE
  const at = page < 2 ? -1 : bytes.subarray(start, start + PAGE_SIZE).indexOf(Buffer.alloc(200))
  return at === -1 ? [] : [start + at + 100]
}
