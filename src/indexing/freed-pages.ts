import {
  childOf,
  countOf,
  isBranch,
  META_PAGES,
  type Meta,
  type Run,
  referenceOf,
  type Tree,
} from './lmdb-page.ts'
import type { PageFile } from './page-file.ts'

/** The pages of the state `before` that the next state has no more; `older` are those that its new pages refer to. For as
 *  long as no further transaction begins: LMDB leaves the pages of the last state but one as they are. */
export function freedPages(file: PageFile, before: Meta, older: ReadonlySet<number>): number[] {
  const freed: number[] = []
  eachPage(file, [before.free, before.main], (number) => {
    const isGone = !older.has(number)
    if (isGone) freed.push(number)
    return isGone
  })
  return freed
}

/** How many pages a state fills. */
export function pagesInUse(file: PageFile, { free, main }: Meta): number {
  let pages = META_PAGES + free.pages + main.pages
  for (const table of tablesOf(file, main)) pages += table.pages
  return pages
}

function tablesOf(file: PageFile, main: Tree): Tree[] {
  const tables: Tree[] = []
  const visit = (number: number): void => {
    const page = file.read(number)
    for (let at = 0; at < countOf(page); at += 1) {
      if (isBranch(page)) visit(childOf(page, at))
      else {
        const reference = referenceOf(page, at)
        if (reference && 'name' in reference) tables.push(reference)
      }
    }
  }
  if (main.root !== null) visit(main.root)
  return tables
}

/** Calls `visit` for the pages of `trees`, and for those below a page for which it says true. */
function eachPage(file: PageFile, trees: readonly Tree[], visit: (number: number) => boolean): void {
  const visitRun = ({ first, pages }: Run): void => {
    if (visit(first)) for (let number = first + 1; number < first + pages; number += 1) visit(number)
  }
  const visitTree = ({ root }: Tree): void => {
    if (root !== null && visit(root)) visitBelow(file.read(root))
  }
  const visitBelow = (page: Buffer): void => {
    for (let at = 0; at < countOf(page); at += 1) {
      if (isBranch(page)) {
        const child = childOf(page, at)
        if (visit(child)) visitBelow(file.read(child))
        continue
      }
      const reference = referenceOf(page, at)
      if (reference === null) continue
      if ('name' in reference) visitTree(reference)
      else visitRun(reference)
    }
  }
  for (const tree of trees) visitTree(tree)
}
