import { mineCandidates } from '../../programmes/mine.ts'
import type { Holdings } from '../../search/holdings/holdings.ts'
import { listProgrammes } from '../../search/holdings/programme-list.ts'
import { listRegions } from '../../search/holdings/regions.ts'
import { type Arguments, type CommandWork, indexOption, jsonOption } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { layFoundation } from '../foundation.ts'
import type { Io } from '../io.ts'
import { openSearcher } from '../open-searcher.ts'
import { headLine, rowLine } from '../print-rows.ts'
import { indexFolder } from '../settings.ts'

export const regionsCommand: CommandWork = {
  usage: '[--json] [--index 目录]',
  words: { least: 0, most: 0 },
  options: [jsonOption, indexOption],
  examples: ['regions', 'regions --json'],
  run: (args, io) =>
    printHoldings(args, io, {
      list: listRegions,
      columns: ['代码', '名称', '篇数', '最早', '最近'],
      row: ({ value, label, count, first, last }) => [value, label, count, first ?? '', last ?? ''],
    }),
}

export const programmesCommand: CommandWork = {
  usage: '[--candidates] [--json] [--index 目录]',
  words: { least: 0, most: 0 },
  options: [
    { name: 'candidates', help: '改为列出名录以外像项目的名称：名称、次数、篇数、例子' },
    jsonOption,
    indexOption,
  ],
  examples: ['programmes', 'programmes --candidates'],
  run: (args, io) =>
    args.has('candidates')
      ? printCandidates(args, io)
      : printHoldings(args, io, {
          list: (holdings) => listProgrammes(holdings, { region: null, sort: 'count' }).programmes,
          columns: ['标识', '名称', '篇数', '次数', '地区数', '最早', '最近'],
          row: ({ value, label, count, mentions, regions, first, last }) => [
            value,
            label,
            count,
            mentions,
            regions,
            first ?? '',
            last ?? '',
          ],
        }),
}

/** A table that a command prints. */
interface Listing<T> {
  readonly list: (holdings: Holdings) => readonly T[]
  readonly columns: readonly string[]
  readonly row: (entry: T) => readonly (string | number)[]
}

/** Prints what `list` makes of the holdings: the figures of the pages `/regions` and `/programmes`. */
async function printHoldings<T extends object>(
  args: Arguments,
  io: Io,
  { list, columns, row }: Listing<T>,
): Promise<number> {
  const { index, searcher } = await openSearcher(indexFolder(args, io), layFoundation(io))
  try {
    const held = list(await searcher.holdings())
    io.out(args.has('json') ? `${JSON.stringify(held, null, 2)}\n` : lines(columns, held.map(row), io))
    return exitCodes.done
  } finally {
    await index.close()
  }
}

async function printCandidates(args: Arguments, io: Io): Promise<number> {
  const { index } = await openSearcher(indexFolder(args, io), layFoundation(io))
  try {
    const texts: string[] = []
    for await (const reply of index.all()) texts.push(reply.text)
    const candidates = mineCandidates(texts)
    const rows = candidates.map(({ name, count, texts: held, example }) => [name, count, held, example])
    const table = lines(['名称', '次数', '篇数', '例子'], rows, io)
    io.out(args.has('json') ? `${JSON.stringify(candidates, null, 2)}\n` : table)
    return exitCodes.done
  } finally {
    await index.close()
  }
}

function lines(columns: readonly string[], rows: readonly (readonly (string | number)[])[], io: Io): string {
  return headLine(columns, io) + rows.map(rowLine).join('')
}
