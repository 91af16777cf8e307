import type { CheckedPages } from './checked-pages.ts'
import { StateMoved } from './index-errors.ts'
import { childOf, countOf, findKey, isBranch, referenceOf, type Tree } from './lmdb-page.ts'

const NO_TREE: Tree = { root: null, pages: 0, integerKeys: false }

/** Sees to it that LMDB reads no damaged page of its file. LMDB maps the file and trusts it: a damaged page gives
 *  wrong answers, or ends the process. The guard has every page checked before LMDB first comes to it: it goes the way to
 *  a key itself, from page to page, reading through the file system. That a key is missing is as sure then as what a
 *  found record says. */
export class PageGuard {
  readonly #pages: CheckedPages
  readonly #mode: 'read' | 'write'
  #tables = new Map<string, Tree>()
  #whole = false
  /** How often the file was found written to. */
  #changes = 0
  #writes = 0

  /** For who only reads, or writes as well. A reader comes to the same leaves again and again, and has all that a leaf refers
   *  to checked at once; a writer comes to each once. */
  constructor(pages: CheckedPages, mode: 'read' | 'write') {
    this.#pages = pages
    this.#mode = mode
  }

  /** Whether every page was found sound, so that nothing need be looked at any more. */
  get whole(): boolean {
    return this.#whole && !this.#pages.isDamaged
  }

  /** Takes notice of what writers did: checks the beginning of the file and the list of its tables.
   *  Throws IndexError: damaged. */
  refresh(): void {
    for (let isBehind = this.#pages.hasChanged(); isBehind; ) {
      this.#whole = false
      this.#changes += 1
      try {
        this.#tables = this.#readTables(this.#pages.refresh().main)
        isBehind = false
      } catch (error) {
        if (!(error instanceof StateMoved)) throw error
      }
    }
  }

  /** For a file that was just made: everything in it is as it was written. */
  begin(): void {
    this.#whole = true
    this.record()
  }

  /** Checks what LMDB reads when it looks `key` up in `table`, or writes there; when it is to be removed also what is
   *  beside it, which LMDB may join with its page. Throws IndexError: damaged, locked. */
  touch(table: string, key: Buffer, to: 'read' | 'write' | 'remove'): void {
    if (this.whole) return
    this.#pages.assertSound()
    // Much to write: going through all pages once is faster.
    if (to !== 'read' && (this.#writes += 1) > this.#pages.count) for (const _ of this.checkAll()) continue
    const { root, integerKeys } = this.#tables.get(table) ?? NO_TREE
    for (let number = root; number !== null && !this.#pages.isSettled(number); ) {
      const page = this.#pages.read(number)
      const { at, exact } = findKey(page, key, integerKeys)
      if (!isBranch(page)) return this.#checkLeaf(number, page, exact ? at : null)
      if (to === 'remove') for (const beside of [at - 1, at + 1]) this.#checkEdge(page, beside)
      number = childOf(page, at)
    }
  }

  /** Checks all pages of `table`. Throws IndexError: damaged, locked. */
  touchTable(table: string): void {
    if (this.whole) return
    this.#pages.assertSound()
    for (const _ of this.#walk(this.#tables.get(table) ?? NO_TREE)) continue
  }

  /** Checks the list of free pages, which a writer goes by. Throws IndexError: damaged. */
  touchFree(): void {
    for (const _ of this.#walk(this.#pages.meta?.free ?? NO_TREE)) continue
  }

  /** Checks all pages, giving way after each, and ends early when the file was found written to meanwhile.
   *  Throws IndexError: damaged, locked. */
  *checkAll(): Generator<void, void> {
    if (this.whole) return
    this.#pages.assertSound()
    const changes = this.#changes
    for (const tree of [this.#pages.meta?.free ?? NO_TREE, ...this.#tables.values()]) {
      for (const _ of this.#walk(tree)) {
        yield
        if (this.#changes !== changes) return
      }
    }
    this.#whole = true
  }

  /** Adds the sums of what transactions wrote since the last time. For the one writer. Throws IndexError: damaged. */
  record(): void {
    const meta = this.#pages.record()
    if (meta) this.#tables = this.#readTables(meta.main)
  }

  #readTables(main: Tree): Map<string, Tree> {
    const tables = new Map<string, Tree>([['', main]])
    for (const page of this.#walk(main)) {
      for (let at = 0; at < countOf(page); at += 1) {
        const reference = referenceOf(page, at)
        if (reference && 'name' in reference) tables.set(reference.name, reference)
      }
    }
    return tables
  }

  /** Checks a tree, and gives its leaves. */
  *#walk(tree: Tree): Generator<Buffer, void> {
    if (tree.root !== null) yield* this.#walkPage(tree.root)
  }

  *#walkPage(number: number): Generator<Buffer, void> {
    const page = Buffer.from(this.#pages.read(number))
    if (isBranch(page)) {
      for (let at = 0; at < countOf(page); at += 1) yield* this.#walkPage(childOf(page, at))
      return
    }
    this.#settle(number, page)
    yield page
  }

  /** Checks what the record at `at` refers to, if there is one; for a reader, that of all records. */
  #checkLeaf(number: number, leaf: Buffer, at: number | null): void {
    if (this.#mode === 'read') this.#settle(number, leaf)
    else if (at !== null) this.#checkReference(leaf, at)
  }

  /** Checks all that a leaf refers to: then nobody need come to it again. */
  #settle(number: number, leaf: Buffer): void {
    for (let at = 0; at < countOf(leaf); at += 1) this.#checkReference(leaf, at)
    this.#pages.settle(number)
  }

  /** The way to the least key below a child, if there is such a child. */
  #checkEdge(branch: Buffer, at: number): void {
    if (at < 0 || at >= countOf(branch)) return
    let page = this.#pages.read(childOf(branch, at))
    while (isBranch(page)) page = this.#pages.read(childOf(page, 0))
  }

  #checkReference(page: Buffer, at: number): void {
    const reference = referenceOf(page, at)
    if (reference && 'first' in reference) this.#pages.checkRun(reference)
  }
}
