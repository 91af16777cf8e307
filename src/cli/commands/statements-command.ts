import { commitments, type Stated, type StatementFilters, statedNumbers } from '../../drafting/statements.ts'
import type { ReplyIndex } from '../../indexing/reply-index.ts'
import { type Arguments, type Command, indexOption, jsonOption } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { layFoundation } from '../foundation.ts'
import type { Io } from '../io.ts'
import { programmeId, regionCode } from '../named-values.ts'
import { openSearcher } from '../open-searcher.ts'
import { indexFolder } from '../settings.ts'

const options = [
  { name: 'region', value: '地区', repeated: true, help: '只看某地区（名称或六位代码），含下级' },
  { name: 'programme', value: '项目', repeated: true, help: '只看提到某项目的答复（名称或编号）' },
  jsonOption,
  indexOption,
]

export const commitmentsCommand: Command = {
  name: 'commitments',
  summary: '答复里的承诺：目标、数值、期限、责任单位',
  usage: '[--region 地区] [--programme 项目] [--json]',
  words: { least: 0, most: 0 },
  options,
  examples: ['commitments --region 台州市', 'commitments --programme 双倍增 --json'],
  run: (args, io) =>
    printStatements(args, io, commitments, ({ reply, passage, statement }) => ({
      id: reply.id,
      anchor: passage.anchor,
      text: statement.text,
      target: statement.target,
      value: statement.value,
      unit: statement.unit,
      deadline: statement.deadline,
      owner: statement.owner,
    })),
}

export const numbersCommand: Command = {
  name: 'numbers',
  summary: '答复里的指标数据：指标、数值、单位、年份',
  usage: '[--region 地区] [--programme 项目] [--json]',
  words: { least: 0, most: 0 },
  options,
  examples: ['numbers --region 浙江省', 'numbers --programme 315 --json'],
  run: (args, io) =>
    printStatements(args, io, statedNumbers, ({ reply, passage, statement }) => ({
      id: reply.id,
      anchor: passage.anchor,
      indicator: statement.indicator,
      value: statement.value,
      unit: statement.unit,
      asOf: statement.asOf,
      change: statement.change,
    })),
}

/** Prints each statement as it is found: a JSON array, or a line of the region and the row's values. */
async function printStatements<T>(
  args: Arguments,
  io: Io,
  find: (index: ReplyIndex, filters: StatementFilters) => AsyncIterable<Stated<T>>,
  toRow: (stated: Stated<T>) => Readonly<Record<string, string | number | null>>,
): Promise<number> {
  const filters = {
    region: args.values('region').map(regionCode),
    programme: args.values('programme').map(programmeId),
  }
  const asJson = args.has('json')
  const { index } = await openSearcher(indexFolder(args, io), layFoundation(io))
  try {
    let count = 0
    for await (const stated of find(index, filters)) {
      const row = toRow(stated)
      if (asJson) io.out(`${count === 0 ? '[\n' : ',\n'}${JSON.stringify(row)}`)
      else io.out(toLine([stated.reply.region?.name ?? null, ...Object.values(row)]))
      count += 1
    }
    if (asJson) io.out(count === 0 ? '[]\n' : '\n]\n')
    return exitCodes.done
  } finally {
    await index.close()
  }
}

function toLine(values: readonly (string | number | null)[]): string {
  return `${values.map((value) => String(value ?? '').replace(/\s+/gu, ' ')).join('\t')}\n`
}
