/** How the pinned version of lmdb lays out its file, as far as the check of its pages must know. All numbers are
 *  little-endian, as on every machine that its binaries exist for. */

/** Twice the usual: the record of a reply then shares a page with others instead of filling one of its own. */
export const PAGE_SIZE = 8_192

/** The two first pages, which say where the trees begin. */
export const META_PAGES = 2

const HEADER = 24
const MAGIC = 0xbeefc0de
const BRANCH = 0x01
const LEAF = 0x02
const INTEGER_KEYS = 0x08
const IN_OVERFLOW = 0x01
const IS_TREE = 0x02
const NO_PAGE = 0xffff_ffff_ffff_ffffn

/** A B-tree of the file; `root` is null for an empty one. */
export interface Tree {
  readonly root: number | null
  /** How many pages it takes, those of long values included. */
  readonly pages: number
  readonly integerKeys: boolean
}

/** What one of the two first pages says of the newest transaction that it knows. */
export interface Meta {
  readonly transaction: number
  readonly free: Tree
  readonly main: Tree
}

/** Null where no meta page of this page size begins. */
export function readMeta(page: Buffer): Meta | null {
  if (page.readUInt32LE(HEADER) !== MAGIC || page.readUInt32LE(HEADER + 24) !== PAGE_SIZE) return null
  return {
    transaction: Number(page.readBigUInt64LE(HEADER + 128)),
    free: readTree(page, HEADER + 24),
    main: readTree(page, HEADER + 72),
  }
}

function readTree(bytes: Buffer, at: number): Tree {
  const root = bytes.readBigUInt64LE(at + 40)
  return {
    root: root === NO_PAGE ? null : Number(root),
    pages: [8, 16, 24].reduce((sum, kind) => sum + Number(bytes.readBigUInt64LE(at + kind)), 0),
    integerKeys: (bytes.readUInt16LE(at + 4) & INTEGER_KEYS) !== 0,
  }
}

/** The transaction that wrote a page, and the number the page gives itself. Not for pages amidst a long value. */
export function transactionOf(page: Buffer): number {
  return Number(page.readBigUInt64LE(8))
}

export function numberOf(page: Buffer): number {
  return Number(page.readBigUInt64LE(0))
}

export function isBranch(page: Buffer): boolean {
  return (page.readUInt16LE(18) & BRANCH) !== 0
}

export function isLeaf(page: Buffer): boolean {
  return (page.readUInt16LE(18) & LEAF) !== 0
}

/** How many children or records a branch or leaf has. */
export function countOf(page: Buffer): number {
  return page.readUInt16LE(20) >> 1
}

/** The page number of a child of a branch. */
export function childOf(page: Buffer, at: number): number {
  const node = nodeAt(page, at)
  return page.readUInt32LE(node) + page.readUInt16LE(node + 4) * 2 ** 32
}

/** What is filled of a page: its beginning up to `head`, and its end from `tail` on. */
export interface Filled {
  readonly head: number
  readonly tail: number
}

/** What records fill of a branch or leaf. */
export function filledOf(page: Buffer): Filled {
  return { head: HEADER + page.readUInt16LE(20), tail: HEADER + page.readUInt16LE(22) }
}

/** The pages in a row that hold a value too long for its leaf; `bytes` is the length of the value. */
export interface Run {
  readonly first: number
  readonly pages: number
  readonly bytes: number
  readonly transaction: number
}

/** What a record of a leaf refers to; null for one that stands whole in the leaf. */
export function referenceOf(page: Buffer, at: number): Run | (Tree & { readonly name: string }) | null {
  const node = nodeAt(page, at)
  const flags = page.readUInt16LE(node + 4)
  const key = node + 8
  const value = key + page.readUInt16LE(node + 6)
  if ((flags & IS_TREE) !== 0) {
    return { name: page.toString('utf8', key, value - 1), ...readTree(page, value) }
  }
  if ((flags & IN_OVERFLOW) === 0) return null
  return {
    first: Number(page.readBigUInt64LE(value)),
    transaction: Number(page.readBigUInt64LE(value + 8)),
    pages: Number(page.readBigUInt64LE(value + 16)),
    bytes: page.readUInt32LE(node),
  }
}

/** The pages of a run, each with how many bytes of it the value fills. */
export function* pagesOf({ first, pages, bytes }: Run): Generator<{ number: number; filled: number }> {
  let left = HEADER + bytes
  for (let number = first; number < first + pages; number += 1) {
    yield { number, filled: Math.max(0, Math.min(left, PAGE_SIZE)) }
    left -= PAGE_SIZE
  }
}

/** Where `key` belongs in a page: the last place whose key is not greater, and whether that is `key` itself. The first
 *  child of a branch stands for all smaller keys as well; -1 before the first record of a leaf. */
export function findKey(page: Buffer, key: Buffer, integerKeys: boolean): { at: number; exact: boolean } {
  let low = isBranch(page) ? 1 : 0
  let high = countOf(page)
  let exact = false
  while (low < high) {
    const middle = (low + high) >> 1
    const order = compareKey(page, middle, key, integerKeys)
    if (order === 0) exact = true
    if (order <= 0) low = middle + 1
    else high = middle
  }
  return { at: low - 1, exact }
}

function compareKey(page: Buffer, at: number, key: Buffer, integerKeys: boolean): number {
  const node = nodeAt(page, at)
  const start = node + 8
  if (integerKeys) return page.readUInt32LE(start) - key.readUInt32LE(0)
  return page.compare(key, 0, key.length, start, start + page.readUInt16LE(node + 6))
}

function nodeAt(page: Buffer, at: number): number {
  return HEADER + page.readUInt16LE(HEADER + 2 * at)
}
