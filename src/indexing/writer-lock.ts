import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { IndexError } from './index-errors.ts'
import { storeFault } from './store-fault.ts'

/** Claims the folder, which is made when it is missing, for one indexer and returns the function that releases it. A
 *  claim left behind by a process that no longer lives is taken over.
 *  Throws IndexError: locked while another indexer lives, unwritable. */
export function lockFolder(folder: string): () => void {
  try {
    makeFolder(folder)
  } catch (cause) {
    throw new IndexError('unwritable', `不能写入索引目录 ${folder}：请检查路径和权限。`, { cause })
  }
  const path = join(folder, 'LOCK')
  if (!claim(path)) {
    const held = readLock(path)
    if (isHeld(held)) {
      throw new IndexError(
        'locked',
        `另一个索引程序（进程 ${parseInt(held, 10)}）正在写 ${folder}，请等它结束后再试。`,
      )
    }
    if (!takeOver(path, held))
      throw new IndexError('locked', `另一个索引程序刚开始写 ${folder}，请稍后再试。`)
  }
  return () => rmSync(path, { force: true })
}

/** Makes `folder` and those above it, one by one: told to make all of them, Node asks for ever where the system will not
 *  say that it has no such place, as in /proc. */
function makeFolder(folder: string): void {
  const missing: string[] = []
  let at = resolve(folder)
  while (!existsSync(at) && at !== dirname(at)) {
    missing.push(at)
    at = dirname(at)
  }
  for (const path of missing.toReversed()) {
    try {
      mkdirSync(path)
    } catch (error) {
      // Another indexer may have made it just now.
      if (!existsSync(path)) throw error
    }
  }
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`)
}

function claim(path: string): boolean {
  let file: number
  try {
    file = openSync(path, 'wx')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw storeFault(path, cause)
  }
  writeSync(file, `${process.pid} ${startOf(process.pid)}`)
  closeSync(file)
  return true
}

/** Claims what a process that is gone held. Another may do the same just now: its claim is put back. */
function takeOver(path: string, held: string): boolean {
  const aside = `${path}-${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return claim(path)
  }
  const isOurs = readLock(aside) === held
  if (!isOurs) linkSync(aside, path)
  rmSync(aside)
  return isOurs && claim(path)
}

/** Empty where there is none. */
function readLock(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Whether the process that wrote the claim lives; its number may have gone to another one. */
function isHeld(claimed: string): boolean {
  const [number = '', start = ''] = claimed.split(' ')
  const owner = Number(number)
  if (!Number.isInteger(owner) || owner <= 0 || !isAlive(owner)) return false
  const now = startOf(owner)
  return start === '' || now === '' || start === now
}

/** When a process began, as Linux counts; empty where that is not to be known. */
function startOf(pid: number): string {
  try {
    // The name of the program, in parentheses, may itself hold spaces.
    return /\) (?:\S+ ){19}(\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? ''
  } catch {
    return ''
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
