import { dirname } from 'node:path'

/** What users type before the name of a command. */
export const program = 'npm run -s fuwen --'

/** How the index in `folder` is built of `paths`; without paths, of those it mirrored before. As it can be typed. */
export function buildCommand(folder: string, paths = ''): string {
  const where = /\s/.test(folder) ? `"${folder}"` : folder
  return [`${program} index`, paths, `--index ${where}`].filter(Boolean).join(' ')
}

const rebuilding = '要从来源重建'

/** What to do about a damaged file of an index at `path` (Chinese); ends a message. */
export function rebuildHint(path: string): string {
  return `${rebuilding}，请运行：${buildCommand(dirname(path))}`
}

/** The message without that, for who rebuilds at once or knows better. */
export function withoutRebuildHint(message: string): string {
  return message.split(rebuilding, 1)[0] ?? message
}
