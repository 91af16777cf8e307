import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { type Meta, PAGE_SIZE, readMeta } from './lmdb-page.ts'

/** Reads the pages of an index file through the file system, beside LMDB. */
export class PageFile {
  readonly path: string
  readonly #file: number

  /** Throws what the file system throws. */
  constructor(path: string) {
    this.path = path
    this.#file = openSync(path, 'r')
  }

  close(): void {
    closeSync(this.#file)
  }

  /** Another after every write to the file, but for one in the same tick of the clock. */
  stamp(): string {
    const { size, mtimeMs } = fstatSync(this.#file)
    return `${size} ${mtimeMs}`
  }

  /** Whether another file stands at the path by now. */
  isReplaced(): boolean {
    const there = statSync(this.path, { throwIfNoEntry: false })
    const own = fstatSync(this.#file)
    return there !== undefined && (there.ino !== own.ino || there.dev !== own.dev)
  }

  /** How many whole pages the file has. */
  pages(): number {
    return Math.floor(fstatSync(this.#file).size / PAGE_SIZE)
  }

  /** Fills `bytes` from the beginning of a page: zeros where the file ends. */
  read(page: number, bytes: Buffer = Buffer.alloc(PAGE_SIZE)): Buffer {
    const at = page * PAGE_SIZE
    const read = Number.isSafeInteger(at) ? readSync(this.#file, bytes, 0, bytes.length, at) : 0
    if (read < bytes.length) bytes.fill(0, read)
    return bytes
  }

  /** The two first pages, and what the newer one says; null where they are none of LMDB's. */
  readMetas(): { readonly metas: readonly [Buffer, Buffer]; readonly newest: Meta | null } {
    const metas = [this.read(0), this.read(1)] as const
    const [first, second] = [readMeta(metas[0]), readMeta(metas[1])]
    if (!first || !second) return { metas, newest: null }
    return { metas, newest: first.transaction > second.transaction ? first : second }
  }
}
