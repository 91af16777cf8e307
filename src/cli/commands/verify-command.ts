import { program } from '../../indexing/build-command.ts'
import { type CommandWork, indexOption } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { indexPlace, layFoundation } from '../foundation.ts'
import { indexFolder } from '../settings.ts'

export const verifyCommand: CommandWork = {
  usage: '[--deep] [--index 目录]',
  words: { least: 0, most: 0 },
  options: [{ name: 'deep', help: '逐段核对：每段的检索词都在，没有多余' }, indexOption],
  examples: ['verify', 'verify --deep'],
  run: async (args, io) => {
    const place = await indexPlace(indexFolder(args, io), layFoundation(io))
    const verified = await place.verify({ deep: args.has('deep') })
    const { replies, passages, faults, keepsRemoved, notes = [] } = verified
    for (const fault of faults) io.err(`${fault}\n`)
    if (faults.length > 0) {
      io.err(`索引不完整。请运行 ${program} index；如果它仍说没有变化，请先删除索引目录里的文件。\n`)
      return exitCodes.configuration
    }
    io.out(`索引完整：${replies} 篇答复、${passages} 段。\n`)
    if (keepsRemoved) io.out('移除的文字还留在索引文件的空闲处，下次更新索引时清除。\n')
    for (const note of notes) io.out(`${note}\n`)
    return exitCodes.done
  },
}
