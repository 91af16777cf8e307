import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { IndexError } from './index-errors.ts'
import { storeFault } from './store.ts'

/** Claims the folder, which is made when it is missing, for one indexer and returns the function that releases it. A
 *  claim left behind by a process that no longer lives is taken over.
 *  Throws IndexError: locked while another indexer lives, unwritable. */
export function lockFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw new IndexError('unwritable', `不能写入索引目录 ${folder}：请检查路径和权限。`, { cause })
  }
  const path = join(folder, 'LOCK')
  if (!claim(path)) {
    const owner = readOwner(path)
    if (owner !== null && isAlive(owner)) {
      throw new IndexError('locked', `另一个索引程序（进程 ${owner}）正在写 ${folder}，请等它结束后再试。`)
    }
    rmSync(path, { force: true })
    if (!claim(path)) throw new IndexError('locked', `另一个索引程序刚开始写 ${folder}，请稍后再试。`)
  }
  return () => rmSync(path, { force: true })
}

function claim(path: string): boolean {
  let file: number
  try {
    file = openSync(path, 'wx')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw storeFault(path, cause)
  }
  writeSync(file, String(process.pid))
  closeSync(file)
  return true
}

function readOwner(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

/** Whether another process of this number lives; one of another user counts as living. */
export function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
