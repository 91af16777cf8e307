import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumsPath } from '../../src/indexing/checked-pages.ts'
import { pagesInUse } from '../../src/indexing/freed-pages.ts'
import { PageFile } from '../../src/indexing/page-file.ts'
import { PageSums } from '../../src/indexing/page-sums.ts'
import { openStore, type Store } from '../../src/indexing/store.ts'
import { temporaryFolder } from '../temporary-folder.ts'

/** Some records of a store: every tenth fills pages of its own. Each value is told from all others by what it says. */
class Records {
  readonly #held = new Map<number, string>()
  #version = 0

  change(store: Store, keys: readonly number[]): void {
    store.transaction(() => {
      for (const at of keys) {
        const key = Buffer.from(`词${at}`)
        if (this.#held.has(at) && at % 3 === 0) {
          store.postings.remove(key)
          this.#held.delete(at)
          continue
        }
        this.#version += 1
        this.#held.set(at, `文字${at}-${this.#version}。`)
        store.postings.put(key, Buffer.alloc(at % 10 === 0 ? 9_000 : 90, this.#held.get(at)))
      }
    })
  }

  /** What the file says that no record does. */
  leftIn(path: string): string[] {
    const held = new Set(this.#held.values())
    const said =
      readFileSync(path)
        .toString('utf8')
        .match(/文字\d+-\d+。/g) ?? []
    return [...new Set(said)].filter((text) => !held.has(text))
  }
}

/** How many pages the sums say are in use, and how many are. */
function counted(path: string): { told: number; used: number } {
  const file = new PageFile(path)
  const { newest } = file.readMetas()
  if (!newest) throw new Error('no state')
  const used = pagesInUse(file, newest)
  file.close()
  return { told: new PageSums(sumsPath(path)).pagesInUse, used }
}

const keys = fc.uniqueArray(fc.nat(2_000), { minLength: 1, maxLength: 400 })

describe('erasing', () => {
  it('leaves no trace of what was removed, whatever was written, erased, reopened and interrupted before', async () => {
    const step = fc.record({ keys, next: fc.constantFrom('go on', 'erase', 'reopen', 'lose the sums') })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const path = join(temporaryFolder(), 'store.mdb')
        const kept = join(temporaryFolder(), 'sums')
        let store = openStore(path, 'write')
        const records = new Records()
        for (const { keys: changed, next } of steps) {
          if (next === 'lose the sums') copyFileSync(sumsPath(path), kept)
          records.change(store, changed)
          if (next === 'reopen' || next === 'lose the sums') {
            await store.close()
            if (next === 'lose the sums') copyFileSync(kept, sumsPath(path))
            store = openStore(path, 'write')
          }
          const { told, used } = counted(path)
          expect(told).toBe(used)
          if (next !== 'erase') continue
          expect(store.erase(1)).toBe(true)
          expect(records.leftIn(path)).toEqual([])
        }
        store.erase(2)
        expect(records.leftIn(path)).toEqual([])
        for (const _ of store.check()) continue
        await store.close()
      }),
      { numRuns: 15 },
    )
  })

  it('goes through all pages where the sums do not tell those in use, and tells them', async () => {
    const path = join(temporaryFolder(), 'store.mdb')
    const store = openStore(path, 'write')
    const records = new Records()
    const all = Array.from({ length: 500 }, (_, at) => at)
    records.change(store, all)
    records.change(store, all)
    await store.close()
    const sums = new PageSums(sumsPath(path))
    sums.append(sums.transaction, new Map([[9_999, 1]]), [])
    expect(counted(path).told).toBe(counted(path).used + 1)
    const again = openStore(path, 'write')
    again.erase(1)
    expect(records.leftIn(path)).toEqual([])
    expect(counted(path).told).toBe(counted(path).used)
    await again.close()
  })
})
