import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Layout of the two meta pages at the start of an LMDB file, as the pinned version of the package writes them.
 *  LMDB maps the file and trusts it: a file cut short or of another kind ends the process, so we look first. */
const META_START = 24
const MAGIC = 0xbeefc0de
const PAGE_SIZE_AT = META_START + 24
const LAST_PAGE_AT = META_START + 120
const TRANSACTION_AT = META_START + 128
const META_BYTES = TRANSACTION_AT + 8

/** Whether the file at `path` begins as an LMDB file and is as long as its newest transaction says. A missing file is
 *  sound: it is yet to be made. Throws what the file system throws. */
export function isSoundStoreFile(path: string): boolean {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true
    throw error
  }
  try {
    const size = fstatSync(file).size
    const first = readMeta(file, 0)
    const second = first && readMeta(file, first.pageSize)
    if (!first || !second) return false
    const newest = first.transaction > second.transaction ? first : second
    return BigInt(size) >= (newest.lastPage + 1n) * BigInt(first.pageSize)
  } finally {
    closeSync(file)
  }
}

interface Meta {
  readonly pageSize: number
  readonly lastPage: bigint
  readonly transaction: bigint
}

/** Null where no meta page begins. */
function readMeta(file: number, at: number): Meta | null {
  const bytes = Buffer.alloc(META_BYTES)
  if (readSync(file, bytes, 0, META_BYTES, at) < META_BYTES) return null
  const pageSize = bytes.readUInt32LE(PAGE_SIZE_AT)
  if (bytes.readUInt32LE(META_START) !== MAGIC || pageSize < 512 || pageSize > 65_536) return null
  return {
    pageSize,
    lastPage: bytes.readBigUInt64LE(LAST_PAGE_AT),
    transaction: bytes.readBigUInt64LE(TRANSACTION_AT),
  }
}
