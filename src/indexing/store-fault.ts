import { rebuildHint } from './build-command.ts'
import { IndexError } from './index-errors.ts'

/** The fault behind what was thrown while the file at `path` was in use. Pages are held against their checksums before
 *  anything is made of them: a TypeError or ReferenceError tells of the program, not of the file, and stays what it is. */
export function storeFault(path: string, cause: unknown): Error {
  if (cause instanceof IndexError || cause instanceof TypeError || cause instanceof ReferenceError)
    return cause
  const text = cause instanceof Error ? cause.message : String(cause)
  // LMDB calls a write that was cut short an error of input and output.
  if (/no space left|file too large|quota|input\/output error|ENOSPC|EFBIG|EDQUOT/i.test(text)) {
    return new IndexError(
      'unwritable',
      `不能写入索引 ${path}：磁盘已满。请腾出空间后重新运行，已写入的不受影响。`,
      {
        cause,
      },
    )
  }
  if (/permission denied|read-only file system|EACCES|EPERM|EROFS/i.test(text)) {
    return new IndexError('unwritable', `不能写入索引 ${path}：没有写权限，或磁盘只读。请检查目录的权限。`, {
      cause,
    })
  }
  return new IndexError('damaged', `索引文件 ${path} 已损坏，或不是 fuwen 的索引。${rebuildHint(path)}`, {
    cause,
  })
}
