import { type CommandWork, indexOption } from '../command.ts'
import { layFoundation } from '../foundation.ts'
import { readNumber } from '../read-arguments.ts'
import { indexFolder } from '../settings.ts'
import { updateIndex } from '../update-index.ts'

export const indexCommand: CommandWork = {
  usage: '[路径…] [--processes 个数] [--index 目录]',
  words: { least: 0, most: Number.POSITIVE_INFINITY },
  options: [
    { name: 'processes', value: '个数', help: '同时用几个进程读文件（默认随文件多少和核心数）' },
    indexOption,
  ],
  examples: ['index', 'index ~/答复', 'index 2023 2024 --index /data/fuwen'],
  run: (args, io) => {
    const processes = readNumber(args, 'processes', { fallback: 0, least: 1, most: 64 })
    const options = { foundation: layFoundation(io), io, ...(processes > 0 && { processes }) }
    return updateIndex(indexFolder(args, io), args.words, options)
  },
}
