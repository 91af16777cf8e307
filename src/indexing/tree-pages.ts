import {
  childOf,
  countOf,
  type Filled,
  filledOf,
  isBranch,
  isLeaf,
  numberOf,
  PAGE_SIZE,
  pagesOf,
  referenceOf,
  type Tree,
  transactionOf,
} from './lmdb-page.ts'
import type { PageFile } from './page-file.ts'
import { sumOf, sumOfFilled } from './page-sums.ts'

const HEADER_BYTES = 24

/** The sums of the pages of some trees that are newer than transaction `since`. A page is no older than those below it, so
 *  that only what is new is read, and the beginning of what is right below. */
export class TreePages {
  readonly sums = new Map<number, number>()
  /** The older pages that the newer ones refer to, of long values the first: what is below them is as old. */
  readonly older = new Set<number>()
  /** The page that is not what its tree says it is; null where all are. */
  damaged: number | null = null
  readonly #file: PageFile
  readonly #since: number
  readonly #visit: (number: number, page: Buffer, filled: Filled) => void
  readonly #header = Buffer.alloc(HEADER_BYTES)

  /** `visit` is told of each page. */
  constructor(
    file: PageFile,
    since: number,
    visit: (number: number, page: Buffer, filled: Filled) => void = () => {},
  ) {
    this.#file = file
    this.#since = since
    this.#visit = visit
  }

  add(page: number, bytes: Buffer): void {
    this.sums.set(page, sumOf(bytes))
  }

  addTree({ root }: Tree): void {
    if (root !== null) this.#addPage(root)
  }

  #addPage(number: number): void {
    if (transactionOf(this.#file.read(number, this.#header)) <= this.#since) {
      this.older.add(number)
      return
    }
    const page = this.#file.read(number)
    if (numberOf(page) !== number || !(isBranch(page) || isLeaf(page))) {
      this.damaged = number
      return
    }
    this.sums.set(number, sumOfFilled(page))
    this.#visit(number, page, filledOf(page))
    for (let at = 0; at < countOf(page); at += 1) {
      if (isBranch(page)) this.#addPage(childOf(page, at))
      else this.#addReference(page, at)
    }
  }

  #addReference(page: Buffer, at: number): void {
    const reference = referenceOf(page, at)
    if (!reference) return
    if ('name' in reference) this.addTree(reference)
    else if (reference.transaction <= this.#since) this.older.add(reference.first)
    else {
      for (const { number, filled } of pagesOf(reference)) {
        const own = this.#file.read(number)
        this.add(number, own.subarray(0, filled))
        this.#visit(number, own, { head: filled, tail: PAGE_SIZE })
      }
    }
  }
}
