import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { anyManifest } from '../indexing/index-folder.ts'
import { IndexWriter } from '../indexing/index-writer.ts'
import { describeIngestProblem } from '../ingest/ingest-problem.ts'
import { exitCodes } from './exit-codes.ts'
import type { Io } from './io.ts'
import { type MirrorReport, mirror, type Progress } from './mirror.ts'
import { type Foundation, writerContext } from './services.ts'
import { seedFolder } from './settings.ts'

/** Brings the index in `folder` up to `paths`; without paths, to those it mirrored before, else to the seeds. Says on
 *  standard output what it did, on standard error what it could not read. Gives the exit code.
 *  Throws IndexError. */
export async function updateIndex(
  folder: string,
  paths: readonly string[],
  { foundation, io }: { foundation: Foundation; io: Io },
): Promise<number> {
  const started = Date.now()
  const chosen = await choosePaths(folder, paths)
  const writer = await IndexWriter.open(writerContext(folder, foundation))
  try {
    if (writer.reason) io.out(`建立索引：${writer.reason}。\n`)
    const report = await mirror(chosen, writer, {
      policy: foundation.policy,
      progress: progressFor(io),
      roots: chosen.map(toRoot),
    })
    io.err(describeUnread(report))
    const { replies, passages } = writer.manifest
    io.out(
      `${describeChanges(report)}索引现有 ${replies} 篇答复、${passages} 段，${sizeOf(folder)}，用时 ${seconds(started)}。\n`,
    )
    io.out(describeDoubts(report))
    return report.unread.length > 0 ? exitCodes.badInput : exitCodes.done
  } finally {
    await writer.close()
  }
}

async function choosePaths(folder: string, paths: readonly string[]): Promise<string[]> {
  if (paths.length > 0) return paths.map((path) => resolve(path))
  const roots = (await anyManifest(folder))?.roots ?? []
  return roots.length > 0 ? roots.map(fromRoot) : [seedFolder]
}

/** The seeds are remembered by name: they move with the program. */
const SEEDS = 'seeds'

function toRoot(path: string): string {
  return path === seedFolder ? SEEDS : path
}

function fromRoot(root: string): string {
  return root === SEEDS ? seedFolder : root
}

/** A counter on a terminal; silence elsewhere and for a few files. */
function progressFor(io: Io): Progress {
  return (done, all) => {
    if (!io.isTerminal.err || all < 50 || (done % 20 !== 0 && done !== all)) return
    io.err(`\r已处理 ${done} / ${all} 个文件${done === all ? '\n' : ''}`)
  }
}

function describeChanges({ added, updated, removed, unchanged }: MirrorReport): string {
  if (added + updated + removed === 0) return `没有变化（${unchanged} 个文件）。`
  return `新增 ${added}、更新 ${updated}、移除 ${removed}、未变 ${unchanged} 个文件。`
}

function describeUnread({ unread }: MirrorReport): string {
  return unread.map((problem) => `没有读入 ${describeIngestProblem(problem)}。\n`).join('')
}

function describeDoubts({ doubts }: MirrorReport): string {
  const lines = [...doubts.values()].map(({ count, example }) => `  ${count} 篇，例如 ${example}\n`)
  return lines.length === 0 ? '' : `存疑（不影响检索，用 show 查看）：\n${lines.join('')}`
}

function sizeOf(folder: string): string {
  const bytes = readdirSync(folder)
    .filter((name) => name.endsWith('.mdb'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  return `${(bytes / 1e6).toFixed(1)} MB`
}

function seconds(started: number): string {
  return `${((Date.now() - started) / 1000).toFixed(1)} 秒`
}
