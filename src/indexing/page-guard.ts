import { eraseUnused } from './erase-unused.ts'
import { IndexError, StateMoved } from './index-errors.ts'
import {
  childOf,
  countOf,
  findKey,
  isBranch,
  type Meta,
  numberOf,
  PAGE_SIZE,
  pagesOf,
  type Run,
  referenceOf,
  type Tree,
  transactionOf,
} from './lmdb-page.ts'
import { PageBits } from './page-bits.ts'
import { PageFile } from './page-file.ts'
import { PageSums, sumOf, sumOfFilled } from './page-sums.ts'
import { TreePages } from './tree-pages.ts'

/** Branches kept in memory: at some 250 children each, those of an index of 8 GB. */
const KEPT_BRANCHES = 4_000

/** How long a reader goes on looking for a state whose sums are there, while a writer is at work. */
const ATTEMPTS = 50

const NO_TREE: Tree = { root: null, integerKeys: false }

/** Sees to it that LMDB reads no damaged page of its file. LMDB maps the file and trusts it: a damaged page gives
 *  wrong answers, or ends the process. The guard holds every page against its checksum before LMDB first comes to it:
 *  it goes the way to a key itself, from page to page, reading through the file system. That a key is missing is as
 *  sure then as what a found record says. What a page was found to be is remembered by a bit.
 *
 *  A transaction becomes visible before its sums are written. Pages of that one transaction are accepted meanwhile, by
 *  the number that they bear; the next writer adds the sums that a killed one did not. */
export class PageGuard {
  readonly #file: PageFile
  readonly #sums: PageSums
  #meta: Meta | null = null
  #tables = new Map<string, Tree>()
  readonly #sound = new PageBits()
  #branches = new Map<number, Buffer>()
  #stamp = ''
  #whole = false
  #writes = 0
  #fault: IndexError | null = null
  readonly #page = Buffer.alloc(PAGE_SIZE)

  /** Throws what the file system throws for a missing file. */
  constructor(path: string) {
    this.#file = new PageFile(path)
    this.#sums = new PageSums(sumsPath(path))
  }

  close(): void {
    this.#file.close()
  }

  /** Whether every page was found sound, so that nothing need be looked at any more. */
  get whole(): boolean {
    return this.#whole && this.#fault === null
  }

  /** Throws what was thrown when damage was found. */
  assertSound(): void {
    if (this.#fault) throw this.#fault
  }

  /** The newest transaction as the guard knows it. */
  get transaction(): number {
    return this.#meta?.transaction ?? 0
  }

  /** Whether someone wrote to the file since the guard last looked at its beginning. */
  hasChanged(): boolean {
    return this.#file.stamp() !== this.#stamp
  }

  /** Takes notice of what writers did: checks the beginning of the file and the list of its tables.
   *  Throws IndexError: damaged. */
  refresh(): void {
    while (this.hasChanged()) {
      try {
        return this.#readNewest()
      } catch (error) {
        if (!(error instanceof StateMoved)) throw error
        this.#stamp = ''
      }
    }
  }

  #readNewest(): void {
    this.#stamp = this.#file.stamp()
    for (const page of this.#sums.reload()) this.#sound.remove(page)
    const before = this.#meta
    const meta = this.#readState()
    this.#meta = meta
    this.#branches.clear()
    // A write that no transaction explains is none of ours.
    if (before && before.transaction === meta.transaction) this.#sound.clear()
    this.#whole = false
    this.#tables = this.#readTables(meta.main)
  }

  /** For a file that was just made: everything in it is as it was written. */
  begin(): void {
    this.#whole = true
    this.record()
  }

  /** Checks what LMDB reads when it looks `key` up in `table`; when it is to be written also what is beside it, which
   *  LMDB may join with its page. Throws IndexError: damaged. */
  touch(table: string, key: Buffer, toWrite: boolean): void {
    if (this.whole) return
    if (this.#fault) throw this.#fault
    // Much to write: going through all pages once is faster.
    if (toWrite && (this.#writes += 1) > this.#sums.pages) for (const _ of this.checkAll()) continue
    const { root, integerKeys } = this.#tables.get(table) ?? NO_TREE
    for (let number = root; number !== null; ) {
      const page = this.#read(number)
      const { at, exact } = findKey(page, key, integerKeys)
      if (!isBranch(page)) {
        if (exact) this.#checkReference(page, at)
        return
      }
      if (toWrite) for (const beside of [at - 1, at + 1]) this.#checkEdge(page, beside)
      number = childOf(page, at)
    }
  }

  /** Checks all pages of `table`. Throws IndexError: damaged. */
  touchTable(table: string): void {
    if (this.whole) return
    if (this.#fault) throw this.#fault
    for (const _ of this.#walk(this.#tables.get(table) ?? NO_TREE)) continue
  }

  /** Checks the list of free pages, which a writer goes by. Throws IndexError: damaged. */
  touchFree(): void {
    for (const _ of this.#walk(this.#meta?.free ?? NO_TREE)) continue
  }

  /** Checks all pages, giving way after each. Throws IndexError: damaged. */
  *checkAll(): Generator<void, void> {
    if (this.whole) return
    this.assertSound()
    const { transaction } = this
    for (const tree of [this.#meta?.free ?? NO_TREE, ...this.#tables.values()]) {
      for (const _ of this.#walk(tree)) yield
    }
    if (this.transaction === transaction) this.#whole = true
  }

  /** Adds the sums of what transactions wrote since the last time. For the one writer. Throws IndexError: damaged. */
  record(): void {
    const { metas, newest } = this.#file.readMetas()
    if (!newest) throw this.#damaged(0)
    if (newest.transaction === this.#sums.transaction) return
    const added = new TreePages(this.#file, this.#sums.transaction)
    for (const [number, page] of metas.entries()) added.add(number, page)
    added.addTree(newest.free)
    added.addTree(newest.main)
    if (added.damaged !== null) throw this.#damaged(added.damaged)
    this.#sums.append(newest.transaction, added.sums)
    for (const page of added.sums.keys()) this.#sound.add(page)
    this.#branches.clear()
    this.#meta = newest
    this.#tables = this.#readTables(newest.main)
    this.#stamp = this.#file.stamp()
  }

  /** Whether another file stands at the path by now. */
  isReplaced(): boolean {
    return this.#file.isReplaced()
  }

  /** What `erase` was last told; 0 for nothing. */
  get erased(): number {
    return this.#sums.erased
  }

  /** Overwrites what no record of the newest state fills, and remembers `mark` for `erased`. For the one writer, when
   *  nobody reads an earlier state. Throws IndexError: damaged. */
  erase(mark: number): void {
    const damaged = eraseUnused(this.#file, this.#sums)
    if (damaged !== null) throw this.#damaged(damaged)
    this.#sums.markErased(mark)
    this.#stamp = this.#file.stamp()
  }

  /** The newest state of which the pages can be checked. Sums are read before the state: a writer adds them after it. */
  #readState(): Meta {
    for (let attempt = 0; ; attempt += 1) {
      // A record that is just being added may look damaged for a moment.
      if (this.#sums.isDamaged && attempt > 2) throw this.#sumsDamaged()
      const { metas, newest: meta } = this.#file.readMetas()
      if (!meta) throw this.#damaged(0)
      const slot = meta.transaction & 1
      const page = slot === 0 ? metas[0] : metas[1]
      const behind = meta.transaction - this.#sums.transaction
      if (!this.#sums.isDamaged) {
        if (behind === 0 && this.#sums.of(slot) === sumOf(page)) return meta
        if (behind === 1 && this.#isNewState(meta, slot, page)) return meta
        if (behind < 0 || (behind === 0 && attempt > 2)) throw this.#damaged(slot)
        if (attempt === ATTEMPTS) throw this.#sumsDamaged()
      }
      for (const changed of this.#sums.reload()) this.#sound.remove(changed)
    }
  }

  /** Whether a state without sums is what a transaction left: it stands in its place, and its first page is as new. */
  #isNewState(meta: Meta, slot: number, page: Buffer): boolean {
    const { root } = meta.main
    return (
      numberOf(page) === slot && root !== null && transactionOf(this.#file.read(root)) === meta.transaction
    )
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
    const page = Buffer.from(this.#read(number))
    if (isBranch(page)) {
      for (let at = 0; at < countOf(page); at += 1) yield* this.#walkPage(childOf(page, at))
      return
    }
    for (let at = 0; at < countOf(page); at += 1) this.#checkReference(page, at)
    yield page
  }

  /** The way to the least key below a child, if there is such a child. */
  #checkEdge(branch: Buffer, at: number): void {
    if (at < 0 || at >= countOf(branch)) return
    let page = this.#read(childOf(branch, at))
    while (isBranch(page)) page = this.#read(childOf(page, 0))
  }

  #checkReference(page: Buffer, at: number): void {
    const reference = referenceOf(page, at)
    if (reference && 'pages' in reference) this.#checkRun(reference)
  }

  #checkRun(run: Run): void {
    for (const { number, filled } of pagesOf(run)) {
      if (this.#sound.has(number)) continue
      this.#check(number, sumOf(this.#file.read(number).subarray(0, filled)), run.transaction)
    }
  }

  /** The page, found sound; what it holds may be overwritten by the next read. */
  #read(number: number): Buffer {
    const kept = this.#branches.get(number)
    if (kept) return kept
    const page = this.#file.read(number, this.#page)
    if (!this.#sound.has(number)) this.#check(number, sumOfFilled(page), transactionOf(page))
    if (!isBranch(page)) return page
    if (this.#branches.size >= KEPT_BRANCHES) this.#branches.clear()
    const copy = Buffer.from(page)
    this.#branches.set(number, copy)
    return copy
  }

  #check(number: number, sum: number, transaction: number): void {
    if (this.#sums.of(number) === sum) {
      this.#sound.add(number)
      return
    }
    for (const changed of this.#sums.reload()) this.#sound.remove(changed)
    if (this.#sums.of(number) === sum) this.#sound.add(number)
    else if (this.#hasMoved()) throw new StateMoved()
    else if (!this.#isUnrecorded(transaction)) throw this.#damaged(number)
  }

  /** Whether a writer has gone on: pages of the state that the guard knows may be free by now, and used again. */
  #hasMoved(): boolean {
    return (this.#file.readMetas().newest?.transaction ?? 0) > this.transaction
  }

  /** Whether a page of `transaction` has no sum because the transaction has none yet. */
  #isUnrecorded(transaction: number): boolean {
    return this.transaction === this.#sums.transaction + 1 && transaction === this.transaction
  }

  #damaged(page: number): IndexError {
    const where = `第 ${page + 1} 页（每页 ${PAGE_SIZE} 字节）与校验值不符`
    return this.#fail(`索引文件 ${this.#file.path} 已损坏：${where}。请运行 index，从来源重建索引。`)
  }

  #sumsDamaged(): IndexError {
    return this.#fail(`索引的校验文件 ${this.#sums.path} 缺失或已损坏。请运行 index，从来源重建索引。`)
  }

  #fail(message: string): IndexError {
    this.#fault ??= new IndexError('damaged', message)
    return this.#fault
  }
}

/** Where the sums of the index file at `path` stand. */
export function sumsPath(path: string): string {
  return `${path}-sums`
}
