import { isRole, type Role, roleLabels, roles } from '../../reply/role.ts'
import type { SearchAnswer } from '../../search/answer.ts'
import { plainRequest, type SearchRequest } from '../../search/request.ts'
import { type Arguments, type CommandWork, indexOption, jsonOption } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { layFoundation } from '../foundation.ts'
import { programmeId, regionCode } from '../named-values.ts'
import { openSearcher } from '../open-searcher.ts'
import { printAnswer } from '../print-answer.ts'
import { readNumber, UsageError } from '../read-arguments.ts'
import { indexFolder } from '../settings.ts'

export const searchCommand: CommandWork = {
  usage: '检索词 [选项]',
  words: { least: 1, most: Number.POSITIVE_INFINITY },
  options: [
    { name: 'region', value: '地区', repeated: true, help: '只看某地区（名称或六位代码），含下级' },
    { name: 'programme', value: '项目', repeated: true, help: '只看提到某项目的答复（名称或编号）' },
    {
      name: 'section',
      value: '章节',
      repeated: true,
      help: `只看某类文段：下一步 成效 问题 背景 开头 致谢等，或 ${roles.join(' ')}`,
    },
    { name: 'year', value: '年份', repeated: true, help: '只看某年的答复' },
    { name: 'sort', value: 'relevance|date', help: '按相关度（默认）或日期排序' },
    { name: 'limit', value: '篇数', help: '最多列出几篇（默认 10，至多 100）' },
    jsonOption,
    { name: 'explain', help: '说明每篇得分的由来' },
    indexOption,
  ],
  examples: [
    'search 双倍增',
    'search 揭榜挂帅 -专精特新 --section plan',
    'search 315 --region 浙江省 --json',
  ],
  run: async (args, io) => {
    const request = readRequest(args)
    const foundation = layFoundation(io)
    const { index, searcher } = await openSearcher(indexFolder(args, io), foundation)
    // The time that is printed is of the search, not of loading the dictionary, which takes longer.
    foundation.segmenter.load()
    try {
      const answer: SearchAnswer = await searcher.search(request, { explain: args.has('explain') })
      io.out(
        args.has('json')
          ? `${JSON.stringify(answer, null, 2)}\n`
          : printAnswer(answer, { colour: io.isTerminal.out }),
      )
      return exitCodes.done
    } finally {
      await index.close()
    }
  },
}

function readRequest(args: Arguments): SearchRequest {
  const sort = args.value('sort') ?? 'relevance'
  if (sort !== 'relevance' && sort !== 'date')
    throw new UsageError(`--sort 要 relevance 或 date，收到的是“${sort}”。`)
  return {
    ...plainRequest(args.words.join(' ')),
    region: args.values('region').map(regionCode),
    programme: args.values('programme').map(programmeId),
    section: args.values('section').map(role),
    year: args.values('year').map(year),
    sort,
    limit: readNumber(args, 'limit', { fallback: 10, least: 1, most: 100 }),
  }
}

function role(value: string): Role {
  if (isRole(value)) return value
  const found = roles.find((name) => roleLabels[name].includes(value))
  if (found && value !== '') return found
  throw new UsageError(
    `不认识章节“${value}”。可用：${roles.map((name) => `${name}（${roleLabels[name]}）`).join('、')}。`,
  )
}

function year(value: string): number {
  if (/^(?:19|20)\d{2}$/.test(value)) return Number(value)
  throw new UsageError(`--year 要四位年份，收到的是“${value}”。`)
}
