import { describe, expect, test } from 'vitest'
import { IndexError } from '../../src/indexing/index-errors.ts'
import { storeFault } from '../../src/indexing/store-fault.ts'

const path = '索引/fuwen-9.mdb'

describe('what was thrown while the index file was in use', () => {
  test.each([
    ['ENOSPC: no space left on device', 'unwritable', '磁盘已满'],
    ['Input/output error', 'unwritable', '磁盘已满'],
    ['EROFS: read-only file system', 'unwritable', '没有写权限'],
    ['MDB_CORRUPTED: Located page was wrong type', 'damaged', '已损坏'],
    ['MDB_INVALID: File is not an LMDB file', 'damaged', '已损坏'],
  ])('%s is told as %s', (message, reason, words) => {
    const fault = storeFault(path, new Error(message))
    expect(fault).toMatchObject({ name: 'IndexError', reason })
    expect(fault.message).toContain(path)
    expect(fault.message).toContain(words)
  })

  test('a record of the wrong length is damage', () => {
    expect(storeFault(path, new RangeError('length of a posting record'))).toMatchObject({
      reason: 'damaged',
    })
  })

  test('an error of the program is none of the file, which is not to be built anew for it', () => {
    const error = new TypeError("Cannot read properties of undefined (reading 'length')")
    expect(storeFault(path, error)).toBe(error)
  })

  test('a fault of the index stays what it is', () => {
    const fault = new IndexError('locked', '索引正在更新')
    expect(storeFault(path, fault)).toBe(fault)
  })
})
