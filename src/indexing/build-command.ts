import { dirname } from 'node:path'

/** How the index in `folder` is built of `paths`; without paths, of those it mirrored before. As it can be typed. */
export function buildCommand(folder: string, paths = ''): string {
  const where = /\s/.test(folder) ? `"${folder}"` : folder
  return ['npm run -s fuwen -- index', paths, `--index ${where}`].filter(Boolean).join(' ')
}

/** What to do about a damaged file of an index at `path` (Chinese). */
export function rebuildHint(path: string): string {
  return `要从来源重建，请运行：${buildCommand(dirname(path))}`
}
