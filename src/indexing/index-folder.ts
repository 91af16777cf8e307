import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildCommand } from './build-command.ts'
import { sumsPath } from './checked-pages.ts'
import { IndexError } from './index-errors.ts'
import { type Manifest, manifestOfEarlier, openStore, type Store } from './store.ts'
import { storeFault } from './store-fault.ts'

/** The layout of the file: raised when another program could not read it at all. What the rules of the program make
 *  of a source is told by the identity. */
export const INDEX_FORMAT = 9

/** Digests of what decides an index's content besides the sources, by name: `dictionary`,
 *  `masking`, `programmes`, `rules`. */
export type Identity = Readonly<Record<string, string>>

/** The name of the index file for `identity`. Another identity is another file: a rebuild grows beside the index in
 *  use, survives an interruption, and takes its place by being complete. */
function fileName(identity: Identity): string {
  return `fuwen-${INDEX_FORMAT}-${identityDigest(identity)}.mdb`
}

/** Twelve hexadecimal digits that differ between any two identities. */
export function identityDigest(identity: Identity): string {
  const lines = Object.entries(identity).map(([name, digest]) => `${name} ${digest}`)
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 12)
}

const anyIndexFile = /^fuwen-(\d+)-[0-9a-f]{12}\.mdb$/
const anyStoreFile = /^fuwen-\d+-[0-9a-f]{12}\.mdb(?:-building)?(?:-sums(?:-new)?)?$/
const BUILDING = '-building'

/** Opens the complete index of `identity` in `folder` for reading.
 *  Throws IndexError: missing, outdated (only an index of another format or identity is there), damaged. */
export function openForReading(folder: string, identity: Identity): { store: Store; manifest: Manifest } {
  const name = fileName(identity)
  const names = indexFiles(folder)
  if (names.includes(name)) {
    const store = openStore(join(folder, name), 'read')
    const manifest = readManifest(store)
    if (manifest?.complete) return { store, manifest }
  }
  const others = names.filter((other) => other !== name)
  if (others.length > 0) throw outdated(folder, others, identity)
  throw new IndexError(
    'missing',
    `${folder} 里还没有建好的索引。请先看 --index 写得对不对；若要在这里新建，请运行：${buildCommand(folder, '路径…')}`,
  )
}

/** An index opened for writing. */
export interface WritableIndex {
  readonly store: Store
  /** Where the finished index will stand; null when `store` is that file already. */
  readonly target: string | null
  /** Why a new index is begun, or an unfinished one continued (Chinese); null when a finished one is changed. */
  readonly reason: string | null
}

/** Opens the index of `identity` in `folder` for writing. Where there is none, one is built in a file of another name,
 *  which an interruption leaves for the next run to continue; with `anew`, one is begun in any case.
 *  Throws IndexError: unwritable, damaged. */
export function openForWriting(
  folder: string,
  identity: Identity,
  { anew }: { readonly anew: boolean },
): WritableIndex {
  const names = indexFiles(folder)
  const target = join(folder, fileName(identity))
  const building = `${target}${BUILDING}`
  if (anew) {
    removeStore(building)
    return { store: openStore(building, 'write'), target, reason: '原有的索引已损坏' }
  }
  if (names.includes(fileName(identity))) {
    return { store: openStore(target, 'write'), target: null, reason: null }
  }
  if (!existsSync(building)) {
    return { store: openStore(building, 'write'), target, reason: reasonFor(folder, names, identity) }
  }
  try {
    return { store: openStore(building, 'write'), target, reason: '上次没有建完，接着建' }
  } catch (error) {
    if (!(error instanceof IndexError) || error.reason !== 'damaged') throw error
    removeStore(building)
    return { store: openStore(building, 'write'), target, reason: '上次没有建完的部分不能用' }
  }
}

/** Gives a finished index, once it is safely on the disk, the name that readers look for; gives the store opened there.
 *  LMDB's own copy without free pages is no way: in version 3.5.6 of the package the first change of it ends the
 *  process, from some megabytes on. */
export async function moveIntoPlace(store: Store, target: string): Promise<Store> {
  try {
    await store.close()
    syncToDisk(store.path)
    // Whoever still reads a damaged index there keeps its lock file to himself.
    removeStore(target)
    renameSync(sumsPath(store.path), sumsPath(target))
    renameSync(store.path, target)
    removeStore(store.path)
    return openStore(target, 'write')
  } catch (cause) {
    throw storeFault(target, cause)
  }
}

function syncToDisk(path: string): void {
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}

/** What the index that `folder` holds mirrors, whatever its identity and format; empty when there is none.
 *  Throws IndexError: damaged. */
export async function anyRoots(folder: string): Promise<readonly string[]> {
  for (const name of indexFiles(folder)) {
    const path = join(folder, name)
    const manifest = formatOf(name) === INDEX_FORMAT ? await ownManifest(path) : await manifestOfEarlier(path)
    if (manifest) return manifest.roots
  }
  return []
}

async function ownManifest(path: string): Promise<Manifest | undefined> {
  const store = openStore(path, 'read')
  const manifest = readManifest(store)
  await store.close()
  return manifest
}

function formatOf(name: string): number {
  return Number(anyIndexFile.exec(name)?.[1])
}

/** Deletes what other identities, formats and interruptions left in `folder` beside `store`. */
export function removeOthers(folder: string, store: Store): void {
  const kept = [store.path, sumsPath(store.path)]
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (anyStoreFile.test(name) && !kept.includes(path)) removeStore(path)
  }
}

function removeStore(path: string): void {
  rmSync(path, { force: true })
  rmSync(`${path}-lock`, { force: true })
  rmSync(sumsPath(path), { force: true })
}

/** Undefined for a store that was never written. Throws IndexError: damaged. */
export function readManifest(store: Store): Manifest | undefined {
  try {
    return store.manifest.get('manifest')
  } catch (cause) {
    throw storeFault(store.path, cause)
  }
}

/** Names of the index files, newest format first; empty when the folder is missing. */
function indexFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => anyIndexFile.test(name))
      .sort()
      .reverse()
  } catch {
    return []
  }
}

function outdated(folder: string, names: readonly string[], identity: Identity): IndexError {
  return new IndexError(
    'outdated',
    `${folder} 里的索引要重建：${reasonFor(folder, names, identity)}。请运行：${buildCommand(folder)}`,
  )
}

const identityLabels: Readonly<Record<string, string>> = {
  dictionary: '分词词典',
  masking: '个人信息处理规则',
  programmes: '项目名录',
  rules: '程序的规则',
}

function reasonFor(folder: string, names: readonly string[], identity: Identity): string {
  const [name] = names
  if (name === undefined) return '还没有索引'
  const format = formatOf(name)
  if (format !== INDEX_FORMAT) return `索引是格式 ${format}，本程序用格式 ${INDEX_FORMAT}`
  const store = openStore(join(folder, name), 'read')
  const held = readManifest(store)?.identity ?? {}
  void store.close()
  const changed = Object.keys(identity).filter((key) => held[key] !== identity[key])
  return `${changed.map((key) => identityLabels[key] ?? key).join('、')}已改变`
}
