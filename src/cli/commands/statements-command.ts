import type { Drafter } from '../../drafting/drafter.ts'
import type { ListedPlace } from '../../drafting/tables/listed-statements.ts'
import type { StatementTable } from '../../drafting/tables/statement-tables.ts'
import { type Arguments, type CommandWork, indexOption, jsonOption } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { layFoundation } from '../foundation.ts'
import type { Io } from '../io.ts'
import { programmeId, regionCode } from '../named-values.ts'
import { openDrafter } from '../open-drafter.ts'
import { headLine, rowLine } from '../print-rows.ts'
import { indexFolder } from '../settings.ts'

const options = [
  { name: 'region', value: '地区', repeated: true, help: '只看某地区（名称或六位代码），含下级' },
  { name: 'programme', value: '项目', repeated: true, help: '只看提到某项目的答复（名称或编号）' },
  jsonOption,
  indexOption,
]

export const commitmentsCommand: CommandWork = {
  usage: '[--region 地区] [--programme 项目] [--json]',
  words: { least: 0, most: 0 },
  options,
  examples: ['commitments --region 台州市', 'commitments --programme 双倍增 --json'],
  run: (args, io) =>
    printStatements(args, io, {
      tableOf: ({ commitments }) => commitments,
      columns: ['地区', '编号', '文段', '原文', '目标', '数值', '单位', '期限', '责任单位'],
      toRow: ({ id, anchor, text, target, value, unit, deadline, owner }) => {
        return { id, anchor, text, target, value, unit, deadline, owner }
      },
    }),
}

export const numbersCommand: CommandWork = {
  usage: '[--region 地区] [--programme 项目] [--json]',
  words: { least: 0, most: 0 },
  options,
  examples: ['numbers --region 浙江省', 'numbers --programme 315 --json'],
  run: (args, io) =>
    printStatements(args, io, {
      tableOf: ({ numbers }) => numbers,
      columns: ['地区', '编号', '文段', '指标', '数值', '单位', '时间', '变化'],
      toRow: ({ id, anchor, indicator, value, unit, asOf, change }) => {
        return { id, anchor, indicator, value, unit, asOf, change }
      },
    }),
}

/** A table that a command prints. */
interface Printed<L> {
  readonly tableOf: (drafter: Drafter) => StatementTable<L, string>
  /** The names of the columns of a line. */
  readonly columns: readonly string[]
  readonly toRow: (listed: L) => Readonly<Record<string, string | number | null>>
}

/** Prints each statement as it is found: a JSON array, or a line of the region and the row's values. */
async function printStatements<L extends ListedPlace>(
  args: Arguments,
  io: Io,
  { tableOf, columns, toRow }: Printed<L>,
): Promise<number> {
  const region = args.values('region').map(regionCode)
  const programme = args.values('programme').map(programmeId)
  const asJson = args.has('json')
  const { index, drafter } = await openDrafter(indexFolder(args, io), layFoundation(io))
  try {
    let count = 0
    if (!asJson) io.out(headLine(columns, io))
    for await (const rows of tableOf(drafter).all({ q: '', region, programme, authority: '', year: null })) {
      for (const listed of rows) {
        const row = toRow(listed)
        if (asJson) io.out(`${count === 0 ? '[\n' : ',\n'}${JSON.stringify(row)}`)
        else io.out(rowLine([listed.region?.name ?? null, ...Object.values(row)]))
        count += 1
      }
    }
    if (asJson) io.out(count === 0 ? '[]\n' : '\n]\n')
    return exitCodes.done
  } finally {
    await index.close()
  }
}
