import { rebuildHint } from './build-command.ts'
import { eraseUnused } from './erase-unused.ts'
import { freedPages } from './freed-pages.ts'
import { IndexError, StateMoved } from './index-errors.ts'
import {
  isBranch,
  type Meta,
  numberOf,
  PAGE_SIZE,
  pagesOf,
  type Run,
  readMeta,
  transactionOf,
} from './lmdb-page.ts'
import { PageBits } from './page-bits.ts'
import { PageFile } from './page-file.ts'
import { PageSums, sumOf, sumOfFilled } from './page-sums.ts'
import { TreePages } from './tree-pages.ts'

/** Branches kept in memory: at some 250 children each, those of an index of 8 GB. */
const KEPT_BRANCHES = 4_000

/** Of a longer run the memory is given back: a chunk's columns take a third of this. */
const MOST_ROOM = 1 << 20

/** How long a reader goes on looking for a state whose sums are there, while a writer is at work. */
const ATTEMPTS = 50

/** Whoever reads a record that is just being added may find it damaged for a moment. */
const PATIENCE = 2

/** The pages of an index file, each held against its checksum when it is first read. That it was sound is remembered by a
 *  bit, and once damage was found, that is.
 *
 *  A transaction becomes visible before its sums are written. Pages of that one transaction are accepted meanwhile, by
 *  the number that they bear; the next writer adds the sums that a killed one did not. */
export class CheckedPages {
  readonly #file: PageFile
  readonly #sums: PageSums
  readonly #sound = new PageBits()
  /** Leaves that are sound with all that they refer to. */
  readonly #settled = new PageBits()
  readonly #branches = new Map<number, Buffer>()
  readonly #page = Buffer.alloc(PAGE_SIZE)
  /** Where runs are read into, as large as the longest yet: memory that was not used before takes longer to be had than a
   *  run to be read. */
  #run = Buffer.alloc(0)
  /** The number of the page that stands in `#page`; null when it may have changed. */
  #inPage: number | null = null
  #meta: Meta | null = null
  #stamp = ''
  #fault: IndexError | null = null

  /** Throws what the file system throws for a missing file. */
  constructor(path: string) {
    this.#file = new PageFile(path)
    this.#sums = new PageSums(sumsPath(path))
  }

  close(): void {
    this.#file.close()
  }

  /** Null before the first `refresh` or `record`. */
  get meta(): Meta | null {
    return this.#meta
  }

  /** The newest transaction known. */
  get transaction(): number {
    return this.#meta?.transaction ?? 0
  }

  /** How many pages have a sum. */
  get count(): number {
    return this.#sums.pages
  }

  get isDamaged(): boolean {
    return this.#fault !== null
  }

  /** Throws what was thrown when damage was found. */
  assertSound(): void {
    if (this.#fault) throw this.#fault
  }

  /** Whether someone wrote to the file since `refresh`. */
  hasChanged(): boolean {
    return this.#file.stamp() !== this.#stamp
  }

  /** Whether another file stands at the path by now. */
  isReplaced(): boolean {
    return this.#file.isReplaced()
  }

  /** Takes notice of what writers did. Throws IndexError: damaged. */
  refresh(): Meta {
    this.#stamp = this.#file.stamp()
    this.#reloadSums()
    const before = this.transaction
    const meta = this.#newestState()
    // A write that no transaction explains is none of ours.
    if (before === meta.transaction) this.#trustNone()
    this.#forgetPages()
    this.#meta = meta
    return meta
  }

  /** Adds the sums of what transactions wrote since the last time. For the one writer. Null when there is nothing to add.
   *  Throws IndexError: damaged. */
  record(): Meta | null {
    const { metas, newest } = this.#file.readMetas()
    if (!newest) throw this.#damaged(0)
    if (newest.transaction === this.#sums.transaction) return null
    const added = new TreePages(this.#file, this.#sums.transaction)
    for (const [number, page] of metas.entries()) added.add(number, page)
    added.addTree(newest.free)
    added.addTree(newest.main)
    if (added.damaged !== null) throw this.#damaged(added.damaged)
    const before = readMeta(metas[newest.transaction & 1 ? 0 : 1])
    const isLast = before?.transaction === this.#sums.transaction
    const freed = isLast ? freedPages(this.#file, before, added.older) : []
    this.#sums.append(newest.transaction, added.sums, freed)
    for (const page of added.sums.keys()) {
      this.#sound.add(page)
      this.#settled.remove(page)
    }
    this.#forgetPages()
    this.#meta = newest
    this.#stamp = this.#file.stamp()
    return newest
  }

  /** What `erase` was last told; 0 for nothing. */
  get erased(): number {
    return this.#sums.erased
  }

  /** Overwrites what no record of the newest state fills, and remembers `mark` for `erased`. For the one writer, when
   *  nobody reads an earlier state. Throws IndexError: damaged. */
  erase(mark: number): void {
    const damaged = eraseUnused(this.#file, this.#sums, mark)
    if (damaged !== null) throw this.#damaged(damaged)
    this.#stamp = this.#file.stamp()
  }

  /** Whether `settle` was told so of a page, and it has not been written to since. */
  isSettled(number: number): boolean {
    return this.#settled.has(number)
  }

  /** Remembers that a leaf and all that it refers to were checked. A leaf that has no sum yet was only accepted. */
  settle(number: number): void {
    if (this.#sound.has(number)) this.#settled.add(number)
  }

  /** A branch or leaf; what it holds may be overwritten by the next read. Throws IndexError: damaged, locked. */
  read(number: number): Buffer {
    const kept = this.#branches.get(number)
    if (kept) return kept
    const page = this.#inPage === number ? this.#page : this.#file.read(number, this.#page)
    this.#inPage = number
    if (!this.#sound.has(number)) this.#check(number, sumOfFilled(page), transactionOf(page))
    if (!isBranch(page)) return page
    if (this.#branches.size >= KEPT_BRANCHES) this.#branches.clear()
    const copy = Buffer.from(page)
    this.#branches.set(number, copy)
    return copy
  }

  /** Throws IndexError: damaged, locked. */
  checkRun(run: Run): void {
    let bytes: Buffer | null = null
    for (const { number, filled } of pagesOf(run)) {
      if (this.#sound.has(number)) continue
      // All at once: page by page takes several times as long.
      bytes ??= this.#readRun(run)
      const at = (number - run.first) * PAGE_SIZE
      this.#check(number, sumOf(bytes.subarray(at, at + filled)), run.transaction)
    }
  }

  #readRun({ first, pages }: Run): Buffer {
    const bytes = pages * PAGE_SIZE
    if (bytes > MOST_ROOM) return this.#file.read(first, Buffer.allocUnsafe(bytes))
    if (bytes > this.#run.length) this.#run = Buffer.allocUnsafeSlow(bytes)
    return this.#file.read(first, this.#run.subarray(0, bytes))
  }

  /** The newest state of which the pages can be checked. Sums are read before the state: a writer adds them after it. */
  #newestState(): Meta {
    for (let attempt = 0; attempt <= ATTEMPTS; attempt += 1) {
      if (this.#sums.isDamaged && attempt > PATIENCE) break
      const { metas, newest } = this.#file.readMetas()
      if (!newest) throw this.#damaged(0)
      const slot = newest.transaction & 1
      if (!this.#sums.isDamaged) {
        const verdict = this.#judge(newest, slot === 0 ? metas[0] : metas[1])
        if (verdict === 'sound') return newest
        if (verdict === 'ahead' || (verdict === 'unlike' && attempt > PATIENCE)) throw this.#damaged(slot)
      }
      this.#reloadSums()
    }
    throw this.#sumsDamaged()
  }

  /** What the sums say of a state and the page that it stands in: they may know of later states (`ahead`), or not yet of
   *  this one (`behind`). */
  #judge(meta: Meta, page: Buffer): 'sound' | 'unlike' | 'ahead' | 'behind' {
    const behind = meta.transaction - this.#sums.transaction
    if (behind < 0) return 'ahead'
    if (behind === 0) return this.#sums.of(meta.transaction & 1) === sumOf(page) ? 'sound' : 'unlike'
    return behind === 1 && this.#isNewState(meta, page) ? 'sound' : 'behind'
  }

  /** Whether a state without sums is what a transaction left: it stands in its place, and its first page is as new. */
  #isNewState({ transaction, main: { root } }: Meta, page: Buffer): boolean {
    const inPlace = numberOf(page) === (transaction & 1)
    return inPlace && root !== null && transactionOf(this.#file.read(root)) === transaction
  }

  #check(number: number, sum: number, transaction: number): void {
    if (this.#sums.of(number) !== sum) this.#reloadSums()
    if (this.#sums.of(number) === sum) this.#sound.add(number)
    else if (this.#hasMoved()) throw new StateMoved()
    else if (!this.#isUnrecorded(transaction)) throw this.#damaged(number)
  }

  /** Whether a writer has gone on: pages of the state known may be free by now, and used again. */
  #hasMoved(): boolean {
    return (this.#file.readMetas().newest?.transaction ?? 0) > this.transaction
  }

  /** Whether a page of `transaction` has no sum because the transaction has none yet. */
  #isUnrecorded(transaction: number): boolean {
    return this.transaction === this.#sums.transaction + 1 && transaction === this.transaction
  }

  #forgetPages(): void {
    this.#branches.clear()
    this.#inPage = null
  }

  #reloadSums(): void {
    for (const page of this.#sums.reload()) {
      this.#sound.remove(page)
      this.#settled.remove(page)
    }
  }

  #trustNone(): void {
    this.#sound.clear()
    this.#settled.clear()
  }

  #damaged(page: number): IndexError {
    const where = `第 ${page + 1} 页（每页 ${PAGE_SIZE} 字节）与校验值不符`
    return this.#fail(`索引文件 ${this.#file.path} 已损坏：${where}。${rebuildHint(this.#file.path)}`)
  }

  #sumsDamaged(): IndexError {
    return this.#fail(`索引的校验文件 ${this.#sums.path} 缺失或已损坏。${rebuildHint(this.#file.path)}`)
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
