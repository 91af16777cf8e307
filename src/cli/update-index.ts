import { existsSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { program, withoutRebuildHint } from '../indexing/build-command.ts'
import { IndexError } from '../indexing/index-errors.ts'
import type { IndexPlace } from '../indexing/index-place.ts'
import { describeIngestProblem, type IngestProblem, leavesRest } from '../ingest/ingest-problem.ts'
import { processesFor, startBuilder } from './building/builder.ts'
import { exitCodes } from './exit-codes.ts'
import { type Foundation, indexPlace } from './foundation.ts'
import type { Io } from './io.ts'
import { type MirrorReport, mirror } from './mirror.ts'
import { describeRate, ProgressBar } from './progress-bar.ts'
import { seedFolder } from './settings.ts'
import { untilStopped } from './until-stopped.ts'

/** What `updateIndex` works with. */
export interface UpdateOptions {
  readonly foundation: Foundation
  readonly io: Io
  /** How many processes build; as many as the work is worth when absent. */
  readonly processes?: number
}

/** Brings the index at `where` up to `paths`; without paths, to those it mirrored before, else to the seeds. A damaged
 *  index is built anew. Says on standard output what it did, on standard error what it could not read. Told to stop, it
 *  keeps what it has done. Gives the exit code. Throws IndexError. */
export async function updateIndex(
  where: string,
  paths: readonly string[],
  options: UpdateOptions,
): Promise<number> {
  const place = await indexPlace(where, options.foundation)
  const chosen = paths.length > 0 ? paths.map((path) => resolve(path)) : await pathsBefore(place)
  const dropped = paths.length > 0 ? await pathsDropped(place, chosen) : []
  if (paths.length > 0 && chosen.every((path) => !existsSync(path)) && (await isNew(place))) {
    options.io.err(describeUnread(chosen.map((source) => ({ kind: 'missing', source }))))
    options.io.out('没有可以读入的文件，没有建立索引。\n')
    return exitCodes.badInput
  }
  try {
    return await updateAt(place, chosen, { ...options, anew: false, dropped })
  } catch (error) {
    if (!isDamage(error)) throw error
    options.io.err(`${withoutRebuildHint(error.message)}现在重建。\n`)
    return await updateAt(place, chosen, { ...options, anew: true, dropped })
  }
}

function isDamage(error: unknown): error is IndexError {
  return error instanceof IndexError && error.reason === 'damaged'
}

interface Update extends UpdateOptions {
  readonly anew: boolean
  /** Paths that the index mirrored before, and no longer. */
  readonly dropped: readonly string[]
}

async function updateAt(
  place: IndexPlace,
  chosen: readonly string[],
  { foundation, io, processes, anew, dropped }: Update,
): Promise<number> {
  const started = Date.now()
  const writer = await place.openWriter({ anew })
  const bar = new ProgressBar(io)
  try {
    if (writer.reason) io.out(`建立索引：${writer.reason}。\n`)
    const report = await untilStopped((signal) =>
      mirror(chosen, writer, {
        startBuilder: (files) => startBuilder(processes ?? processesFor(files), foundation, io),
        progress: (progress) => bar.show(progress),
        roots: chosen.map(toRoot),
        signal,
      }),
    )
    bar.clear()
    io.err(describeUnread(report.unread))
    const { replies, passages } = writer.manifest
    const took = describeTook(report, Date.now() - started)
    io.out(
      `${describeChanges(report)}索引现有 ${replies} 篇答复、${passages} 段，${describeSize(await place.bytes())}，${took}。\n`,
    )
    if (report.removed > 0) io.out(describeDropped(dropped))
    io.out(describeUnusedColumns(report))
    io.out(describeDoubts(report))
    if (report.stopped) return exitCodes.stopped
    return report.unread.length > 0 ? exitCodes.badInput : exitCodes.done
  } finally {
    await writer.close()
  }
}

async function pathsBefore(place: IndexPlace): Promise<string[]> {
  const roots = await knownRoots(place)
  return roots.length > 0 ? roots.map(fromRoot) : [seedFolder]
}

/** The paths of before that are not among or below `chosen`, as far as the index can still tell; the seeds are meant to
 *  give way to others. */
async function pathsDropped(place: IndexPlace, chosen: readonly string[]): Promise<string[]> {
  const roots = await place.roots().catch(() => [])
  const isKept = (path: string): boolean =>
    chosen.some((root) => path === root || path.startsWith(root.endsWith(sep) ? root : root + sep))
  return roots.map(fromRoot).filter((path) => path !== seedFolder && !isKept(path))
}

/** Whether there is no index at `place`, not even a damaged one. */
async function isNew(place: IndexPlace): Promise<boolean> {
  return (await knownRoots(place)).length === 0
}

/** Without them a damaged index must not become one of the seeds. */
async function knownRoots(place: IndexPlace): Promise<readonly string[]> {
  try {
    return await place.roots()
  } catch (error) {
    if (!isDamage(error)) throw error
    const wayOn = `已读不出它收的是哪些文件夹，重建时请写明：${program} index 路径…`
    throw new IndexError('damaged', `${withoutRebuildHint(error.message)}${wayOn}`, {
      cause: error,
    })
  }
}

/** The seeds are remembered by name: they move with the program. */
const SEEDS = 'seeds'

function toRoot(path: string): string {
  return path === seedFolder ? SEEDS : path
}

function fromRoot(root: string): string {
  return root === SEEDS ? seedFolder : root
}

function describeChanges({ added, updated, removed, unchanged, stopped }: MirrorReport): string {
  if (stopped) return `已中断，读过的 ${added + updated} 个文件已保存，再次运行会接着做。`
  if (added + updated + removed === 0) return `没有变化（${unchanged} 个文件）。`
  return `新增 ${added}、更新 ${updated}、移除 ${removed}、未变 ${unchanged} 个文件。`
}

function describeDropped(paths: readonly string[]): string {
  if (paths.length === 0) return ''
  return `索引只收这次写明的路径，不再收 ${paths.join('、')}。要一并保留，请把全部路径写上，再运行一次。\n`
}

function describeUnread(unread: readonly IngestProblem[]): string {
  return unread
    .map(
      (problem) =>
        `${leavesRest(problem) ? '没有全部读入' : '没有读入'} ${describeIngestProblem(problem)}。\n`,
    )
    .join('')
}

const MOST_COLUMNS = 20

/** Nothing is wrong with a table that says more than is asked for; but a column may only be named otherwise. */
function describeUnusedColumns({ unusedColumns }: MirrorReport): string {
  const lines = Array.from(unusedColumns, ([source, names]) => {
    const shown = names.slice(0, MOST_COLUMNS).map((name) => name.slice(0, 30) || '（没有列名）')
    const more = names.length > MOST_COLUMNS ? '等' : ''
    return `${source}：没有用到的列：${shown.join('、')}${more}。认得的列名见 README“用自己的文件”。\n`
  })
  return lines.join('')
}

function describeDoubts({ doubts }: MirrorReport): string {
  // What it is taken for instead differs from text to text.
  const lines = [...doubts.values()].map(
    ({ kind, count, example }) =>
      `  ${count} 篇${kind === 'not-a-reply' ? '不像答复' : ''}，例如 ${example}\n`,
  )
  return lines.length === 0 ? '' : `存疑（不影响检索，用 show 查看）：\n${lines.join('')}`
}

function describeSize(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/** Below so many files a rate would say more of the start than of the work. */
const RATED_FILES = 50

function describeTook(report: MirrorReport, tookMs: number): string {
  const took = `用时 ${(tookMs / 1000).toFixed(1)} 秒`
  if (report.files < RATED_FILES) return took
  const processes = report.processes > 1 ? ` · ${report.processes} 个进程` : ''
  return `${took}（${describeRate(report, tookMs)}${processes}）`
}
