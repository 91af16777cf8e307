import { z } from 'zod'
import type { StatementRequest } from '../drafting/tables/list-statements.ts'
import { commitmentSorts, numberSorts } from '../drafting/tables/statement-orders.ts'
import { urlOfChanges } from './addresses.ts'
import { pagingParameters, readParameters, single, withDefaults } from './parameters.ts'
import { programmeId, regionCode } from './table-requests.ts'

/** Rows of a page at the most, and where nothing else is asked for. */
export const mostStatements = 1_000
export const usualStatements = 50

/** A form sends the empty text for what is not chosen. */
const orEmpty = <T extends z.ZodType<string>>(value: T) => single(z.union([z.literal(''), value]))

const paging = pagingParameters(mostStatements)

/** The parameters of a table of statements; the first of `sorts` is the usual order. */
function parametersWith<S extends string>(sorts: readonly [S, ...S[]]) {
  return {
    shape: {
      q: single(z.string().regex(/^\P{Cc}{0,100}$/u)),
      region: orEmpty(regionCode),
      programme: orEmpty(programmeId),
      year: orEmpty(z.string().regex(/^(?:19|20)[0-9]{2}$/)),
      sort: single(z.enum(sorts)),
      ...paging.shape,
    },
    takes: {
      q: '应是至多 100 字的文字，只能出现一次',
      region: '应是一个六位行政区划代码',
      programme: '应是一个项目的标识',
      year: '应是一个四位年份（1900 到 2099）',
      sort: `应是 ${sorts.join('、')} 之一`,
      ...paging.takes,
    },
  } as const
}

export const numberParameters = parametersWith(numberSorts)
export const commitmentParameters = parametersWith(commitmentSorts)

/** The rows that `given` asks for. Throws HttpProblem. */
export function readStatementRequest<S extends string>(
  given: URLSearchParams,
  sorts: readonly [S, ...S[]],
  path: string,
): StatementRequest<S> {
  const { q, region, programme, year, ...others } = readParameters(given, parametersWith(sorts), path)
  const chosen = { region: region || null, programme: programme || null, year: year || null }
  return withDefaults(plainStatements(sorts[0]), { ...others, ...chosen, q: q?.trim() })
}

/** The request that asks for a table as it is first shown. */
function plainStatements<S extends string>(sort: S): StatementRequest<S> {
  return { q: '', region: null, programme: null, year: null, sort, page: 1, limit: usualStatements }
}

/** The address `path` with what of `request` is not as usual, always in the same order. */
export function statementsUrl<S extends string>(
  path: string,
  request: StatementRequest<S>,
  usualSort: S,
): string {
  const names = ['q', 'region', 'programme', 'year', 'sort', 'limit', 'page'] as const
  return urlOfChanges<StatementRequest<S>>(path, { request, plain: plainStatements(usualSort), names })
}
