import type { Overview } from '../../search/searcher.ts'
import { type Arguments, type Command, indexOption, jsonOption } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { layFoundation, openSearcher } from '../services.ts'
import { indexFolder } from '../settings.ts'

export const programmesCommand: Command = holdings('programmes', '索引里的项目（工程、行动、计划）与篇数')
export const regionsCommand: Command = holdings('regions', '索引里的地区与篇数')

function holdings(name: 'programmes' | 'regions', summary: string): Command {
  return {
    name,
    summary,
    usage: '[--json] [--index 目录]',
    words: { least: 0, most: 0 },
    options: [jsonOption, indexOption],
    examples: [name, `${name} --json`],
    run: (args, io) => print(args, io, (overview) => overview[name]),
  }
}

async function print(
  args: Arguments,
  io: Io,
  pick: (overview: Overview) => Overview['regions'],
): Promise<number> {
  const { index, searcher } = openSearcher(indexFolder(args, io), layFoundation(io))
  try {
    const held = pick(await searcher.overview())
    const lines = held.map(({ value, label, count }) => `${value}\t${label}\t${count}\n`)
    io.out(args.has('json') ? `${JSON.stringify(held, null, 2)}\n` : lines.join(''))
    return exitCodes.done
  } finally {
    await index.close()
  }
}
