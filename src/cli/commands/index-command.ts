import { type Command, indexOption } from '../command.ts'
import { layFoundation } from '../services.ts'
import { indexFolder } from '../settings.ts'
import { updateIndex } from '../update-index.ts'

export const indexCommand: Command = {
  name: 'index',
  summary: '读入文件和文件夹，使索引与它们一致（新增、更新、移除）',
  usage: '[路径…] [--index 目录]',
  words: { least: 0, most: Number.POSITIVE_INFINITY },
  options: [indexOption],
  examples: ['index', 'index ~/答复', 'index 2023 2024 --index /data/fuwen'],
  run: (args, io) => updateIndex(indexFolder(args, io), args.words, { foundation: layFoundation(io), io }),
}
