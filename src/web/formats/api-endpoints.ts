import type { z } from 'zod'
import { MOST_LISTED } from '../../drafting/tables/keep-found-rows.ts'
import { commitmentSorts, numberSorts } from '../../drafting/tables/statement-orders.ts'
import { roles } from '../../reply/role.ts'
import { programmeSorts } from '../../search/holdings/programme-list.ts'
import { tableGroups, tableShows, tableSorts } from '../../search/holdings/table-rows.ts'
import { checkRequest, similarRequest } from '../drafting-api.ts'
import { kinds } from '../labels.ts'
import { MOST_EXPORTED } from '../pages/all-statements.ts'
import { mostStatements, usualStatements } from '../statement-requests.ts'
import { mostCompared, mostRows, plainTable } from '../table-requests.ts'
import {
  checkAnswer,
  commitmentList,
  numberList,
  sentText,
  similarAnswer,
} from './answers/drafting-answers.ts'
import {
  compareAnswer,
  coverage,
  programmeAnswer,
  programmeList,
  regionList,
  regionReport,
} from './answers/holdings-answers.ts'
import { replyAnswer, sameAnswer, similarReplies, wordingCounts } from './answers/reply-answers.ts'
import { searchAnswer } from './answers/search-answer.ts'

interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly required: boolean
  readonly description: string
  readonly schema: object
}

/** One address of the API. */
export interface Endpoint {
  readonly summary: string
  readonly operationId: string
  readonly parameters: readonly Parameter[]
  readonly answer: z.ZodType
}

const code = { type: 'string', pattern: '^[0-9]{6}$' }
const programmeId = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,39}$' }
const anchor = { type: 'string', pattern: '^p[1-9][0-9]{0,5}$' }
const replyId = { type: 'string', pattern: '^[a-z2-7]{12}$' }
const name = { type: 'string', minLength: 1, maxLength: 100 }

function whole(least: number, most: number, usual: number): object {
  return { type: 'integer', minimum: least, maximum: most, default: usual }
}

function oneOf(values: readonly string[], usual?: string): object {
  return { type: 'string', enum: values, ...(usual !== undefined && { default: usual }) }
}

function query(parameter: string, description: string, schema: object): Parameter {
  return { name: parameter, in: 'query', required: false, description, schema }
}

/** May be repeated: alternatives within one parameter. */
function repeated(parameter: string, description: string, items: object, most = 50): Parameter {
  return query(parameter, `${description}；可重复，重复即“或”`, { type: 'array', items, maxItems: most })
}

function inPath(parameter: string, description: string, schema: object): Parameter {
  return { name: parameter, in: 'path', required: true, description, schema }
}

const page = query('page', '页码，从 1 起', whole(1, 1_000_000, 1))

function statementParameters(soughtIn: string, sorts: readonly [string, ...string[]]): Parameter[] {
  return [
    query('q', `${soughtIn}里要有的词，空格隔开的都要有`, { type: 'string', maxLength: 100 }),
    repeated('region', '只看这些地区，含下级', code, mostCompared),
    query('programme', '只看提到这个项目的答复', programmeId),
    query('authority', '只看答复单位的名称含有这些字的', { type: 'string', maxLength: 100 }),
    query('year', '年份', { type: 'string', pattern: '^(?:19|20)[0-9]{2}$' }),
    query('sort', '排序', oneOf(sorts, sorts[0])),
    page,
    query('limit', '每页条数', whole(1, mostStatements, usualStatements)),
    query('all', `为 1 时不分页，按答复日期给出符合条件的全部，至多 ${MOST_EXPORTED} 条`, oneOf(['1'])),
  ]
}

/** What is asked for by address. */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  '/api/v1/search': {
    summary: '检索',
    operationId: 'search',
    parameters: [
      query('q', '检索式', { type: 'string' }),
      repeated('region', '六位行政区划代码，含下级', code),
      repeated('programme', '项目标识', name),
      repeated('section', '章节作用', oneOf(roles)),
      repeated('year', '年份', { type: 'integer', minimum: 1900, maximum: 2999 }),
      repeated('kind', '提案或建议', oneOf(kinds)),
      repeated('authority', '答复单位全称', name),
      query('sort', '排序', oneOf(['relevance', 'date'], 'relevance')),
      page,
      query('limit', '每页篇数', whole(1, 100, 10)),
    ],
    answer: searchAnswer,
  },
  '/api/v1/replies/{id}': {
    summary: '一篇答复',
    operationId: 'reply',
    parameters: [inPath('id', '答复编号', replyId)],
    answer: replyAnswer,
  },
  '/api/v1/same': {
    summary: '哪些段落与一段话写得几乎一样，最早的在前；给出 id 和 anchor，或者 text',
    operationId: 'same',
    parameters: [
      query('id', '答复编号', replyId),
      query('anchor', '文段编号', anchor),
      query('text', '一段文字', { type: 'string', maxLength: 1500 }),
    ],
    answer: sameAnswer,
  },
  '/api/v1/replies/{id}/same': {
    summary: '一篇答复的各段在别处出现了几次',
    operationId: 'wordingCounts',
    parameters: [inPath('id', '答复编号', replyId), repeated('anchor', '文段编号', anchor, 20)],
    answer: wordingCounts,
  },
  '/api/v1/replies/{id}/similar': {
    summary: '题目相近的答复',
    operationId: 'similarReplies',
    parameters: [inPath('id', '答复编号', replyId)],
    answer: similarReplies,
  },
  '/api/v1/programmes': {
    summary: '全部项目（工程、行动、计划）',
    operationId: 'programmes',
    parameters: [
      query('region', '只看这个地区，含下级', code),
      query('sort', '排序', oneOf(programmeSorts, 'count')),
    ],
    answer: programmeList,
  },
  '/api/v1/programmes/{id}': {
    summary: '一个项目在各地区的情况；没有提到的地区也在内，mentions 为 0',
    operationId: 'programme',
    parameters: [
      inPath('id', '项目标识', programmeId),
      query('region', '只看这个地区，含下级', code),
      query('show', '全部地区，或只看提到的', oneOf(tableShows, 'all')),
      query('group', '分组', oneOf(tableGroups, 'province')),
      query('sort', '排序', oneOf(tableSorts, 'replies')),
      page,
      query('limit', '每页行数', whole(1, mostRows, plainTable.limit)),
    ],
    answer: programmeAnswer,
  },
  '/api/v1/regions': {
    summary: '全部收有资料的地区',
    operationId: 'regions',
    parameters: [],
    answer: regionList,
  },
  '/api/v1/regions/{code}': {
    summary: '一个地区（含下级）的收录情况',
    operationId: 'region',
    parameters: [inPath('code', '六位行政区划代码', code)],
    answer: regionReport,
  },
  '/api/v1/compare': {
    summary: '几个项目在几个地区的篇数，以及并排的原文',
    operationId: 'compare',
    parameters: [
      repeated('p', '项目标识', programmeId, mostCompared),
      repeated('r', '地区的六位代码或名称', { type: 'string', maxLength: 100 }, mostCompared),
    ],
    answer: compareAnswer,
  },
  '/api/v1/about/data': {
    summary: '收了什么，缺什么',
    operationId: 'coverage',
    parameters: [],
    answer: coverage,
  },
  '/api/v1/numbers': {
    summary: `答复里写明已经达到的数字。响应头：X-Total-Count 是各页总数（有 X-Total-Count-Cut 时只能翻到第 ${MOST_LISTED} 条，其余用 all=1），Link 是前后页，X-Index-Version 是索引的版本`,
    operationId: 'numbers',
    parameters: statementParameters('指标', numberSorts),
    answer: numberList,
  },
  '/api/v1/commitments': {
    summary: '答复里的承诺；响应头同 /api/v1/numbers',
    operationId: 'commitments',
    parameters: statementParameters('原句', commitmentSorts),
    answer: commitmentList,
  },
}

/** An address that takes a text, which does not fit a URL and is not kept. */
export interface PostEndpoint extends Endpoint {
  /** What the JSON holds; null for a file, sent as it is. */
  readonly body: z.ZodType | null
}

/** What is asked for by a posted text. */
export const postEndpoints: Readonly<Record<string, PostEndpoint>> = {
  '/api/v1/similar': {
    summary: '一份提案（建议）的各项诉求，以及以往答复中相应的文段；所发内容不保存、不记录',
    operationId: 'similar',
    parameters: [],
    body: similarRequest,
    answer: similarAnswer,
  },
  '/api/v1/check': {
    summary:
      '检查一份答复稿：外地残留、与以往答复相同的文字、漏答、格式、个人信息、承诺；所发内容不保存、不记录',
    operationId: 'check',
    parameters: [],
    body: checkRequest,
    answer: checkAnswer,
  },
  '/api/v1/check/file': {
    summary: '一份答复稿文件（.docx 或 .txt，至多 10 MB）的文字，供检查；所发内容不保存、不记录',
    operationId: 'textOfFile',
    parameters: [
      {
        name: 'name',
        in: 'query',
        required: true,
        description: '文件名，看扩展名定格式',
        schema: { type: 'string', pattern: '\\.([Dd][Oo][Cc][Xx]|[Tt][Xx][Tt]|[Mm][Dd])$' },
      },
    ],
    body: null,
    answer: sentText,
  },
}
