import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { pagesInUse } from './freed-pages.ts'
import { type Filled, META_PAGES, PAGE_SIZE } from './lmdb-page.ts'
import type { PageFile } from './page-file.ts'
import { NEVER, type PageSums } from './page-sums.ts'
import { TreePages } from './tree-pages.ts'

const zeros = Buffer.alloc(PAGE_SIZE)
const NOTHING: Filled = { head: 0, tail: PAGE_SIZE }

/** Overwrites with zeros what no record of the newest state fills: free pages, and the room between records. LMDB
 *  leaves there what was removed, and what its buffers held, until it needs the room. Safe on the disk when this returns.
 *  Where the sums tell all the pages in use, and when they were last erased, only later pages and free ones are looked
 *  at; else all, and the sums are told. Nothing is touched unless the pages in use that are looked at are sound: gives the
 *  first that is not, else null. Then sets the mark `erased` of the sums. */
export function eraseUnused(file: PageFile, sums: PageSums, mark: number): number | null {
  const { newest } = file.readMetas()
  if (!newest) return 0
  const unclean: { readonly at: number; readonly length: number }[] = []
  const note = (number: number, page: Buffer, { head, tail }: Filled): void => {
    if (page.compare(zeros, 0, tail - head, head, tail) !== 0)
      unclean.push({ at: number * PAGE_SIZE + head, length: tail - head })
  }
  const isTold = sums.pagesInUse === pagesInUse(file, newest)
  const used = new TreePages(file, isTold ? sums.erasedUpTo : NEVER, note)
  used.addTree(newest.free)
  used.addTree(newest.main)
  if (used.damaged !== null) return used.damaged
  for (const [page, sum] of used.sums) if (sums.of(page) !== sum) return page
  const free = Buffer.alloc(PAGE_SIZE)
  const pages = file.pages()
  for (let number = META_PAGES; number < pages; number += 1) {
    if (isTold ? sums.isFree(number) : !used.sums.has(number)) note(number, file.read(number, free), NOTHING)
  }
  const written = openSync(file.path, 'r+')
  try {
    for (const { at, length } of unclean) writeSync(written, zeros, 0, length, at)
    fdatasyncSync(written)
  } finally {
    closeSync(written)
  }
  sums.markErased(mark, isTold ? [] : sums.others(used.sums))
  return null
}
