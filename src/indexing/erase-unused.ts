import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { filledOf, PAGE_SIZE } from './lmdb-page.ts'
import type { PageFile } from './page-file.ts'
import type { PageSums } from './page-sums.ts'
import { TreePages } from './tree-pages.ts'

/** The two pages that say where the trees begin. */
const META_PAGES = 2

const zeros = Buffer.alloc(PAGE_SIZE)

/** Overwrites with zeros what no record of the newest state fills: free pages, and the room between records. LMDB
 *  leaves there what was removed, and what its buffers held, until it needs the room. Safe on the disk when this returns.
 *  Nothing is touched unless all pages in use are sound: gives the first that is not, else null. */
export function eraseUnused(file: PageFile, sums: PageSums): number | null {
  const { newest } = file.readMetas()
  if (!newest) return 0
  const used = new TreePages(file, -1)
  used.addTree(newest.free)
  used.addTree(newest.main)
  if (used.damaged !== null) return used.damaged
  for (const [page, sum] of used.sums) if (sums.of(page) !== sum) return page
  const written = openSync(file.path, 'r+')
  try {
    const page = Buffer.alloc(PAGE_SIZE)
    for (let number = META_PAGES; number < file.pages(); number += 1) {
      const { start, end } = unusedOf(number, file.read(number, page), used)
      const isClean = page.compare(zeros, 0, end - start, start, end) === 0
      if (!isClean) writeSync(written, zeros, 0, end - start, number * PAGE_SIZE + start)
    }
    fdatasyncSync(written)
  } finally {
    closeSync(written)
  }
  return null
}

function unusedOf(number: number, page: Buffer, used: TreePages): { start: number; end: number } {
  const filled = used.filled.get(number)
  if (filled !== undefined) return { start: filled, end: PAGE_SIZE }
  if (!used.sums.has(number)) return { start: 0, end: PAGE_SIZE }
  const { head, tail } = filledOf(page)
  return { start: head, end: tail }
}
