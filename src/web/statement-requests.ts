import { z } from 'zod'
import { commitmentSorts, numberSorts } from '../drafting/tables/statement-orders.ts'
import type { StatementRequest } from '../drafting/tables/statement-request.ts'
import { withQuery } from './addresses.ts'
import { regionCode } from './named-region.ts'
import { pagingParameters, readParameters, single, withDefaults } from './parameters.ts'
import { mostCompared, programmeId } from './table-requests.ts'

/** Rows of a page at the most, and where nothing else is asked for. */
export const mostStatements = 1_000
export const usualStatements = 50

/** A form sends the empty text for what is not chosen. */
const orEmpty = <T extends z.ZodType<string>>(value: T) => z.union([z.literal(''), value])

const words = single(z.string().regex(/^\P{Cc}{0,100}$/u))
const paging = pagingParameters(mostStatements)

/** The parameters of a table of statements; the first of `sorts` is the usual order. */
function parametersWith<S extends string>(sorts: readonly [S, ...S[]]) {
  return {
    shape: {
      q: words,
      region: z
        .array(orEmpty(regionCode))
        .transform((codes) => [...new Set(codes)].filter((code) => code !== ''))
        .refine((codes) => codes.length <= mostCompared)
        .optional(),
      programme: single(orEmpty(programmeId)),
      authority: words,
      year: single(orEmpty(z.string().regex(/^(?:19|20)[0-9]{2}$/))),
      sort: single(z.enum(sorts)),
      all: single(z.enum(['1'])),
      ...paging.shape,
    },
    takes: {
      q: '应是至多 100 字的文字，只能出现一次',
      region: `应是六位行政区划代码，最多 ${mostCompared} 个`,
      programme: '应是一个项目的标识',
      authority: '应是答复单位名称的一部分，至多 100 字，只能出现一次',
      year: '应是一个四位年份（1900 到 2099）',
      sort: `应是 ${sorts.join('、')} 之一`,
      all: '只能是 1（符合条件的全部，不分页）',
      ...paging.takes,
    },
  } as const
}

export const numberParameters = parametersWith(numberSorts)
export const commitmentParameters = parametersWith(commitmentSorts)

/** What an address asks of a table of statements. */
export interface AskedStatements<S extends string> {
  readonly request: StatementRequest<S>
  /** Whether all rows are wanted, whatever the page. */
  readonly all: boolean
}

/** What `given` asks for. Throws HttpProblem. */
export function readStatementRequest<S extends string>(
  given: URLSearchParams,
  sorts: readonly [S, ...S[]],
  path: string,
): AskedStatements<S> {
  const read = readParameters(given, parametersWith(sorts), path)
  const { q, authority, programme, year, all, ...others } = read
  const chosen = { programme: programme ? [programme] : [], year: year || null }
  const written = { q: q?.trim(), authority: authority?.trim() }
  const request = withDefaults(plainStatements(sorts[0]), { ...others, ...chosen, ...written })
  return { request, all: all === '1' }
}

/** The request that asks for a table as it is first shown. */
function plainStatements<S extends string>(sort: S): StatementRequest<S> {
  const unfiltered = { q: '', region: [], programme: [], authority: '', year: null }
  return { ...unfiltered, sort, page: 1, limit: usualStatements }
}

/** The address `path` with what of `request` is not as usual, always in the same order. */
export function statementsUrl<S extends string>(
  path: string,
  request: StatementRequest<S>,
  usualSort: S,
): string {
  const plain = plainStatements(usualSort)
  const parameters = new URLSearchParams()
  const names = ['q', 'region', 'programme', 'authority', 'year', 'sort', 'limit', 'page'] as const
  for (const name of names) {
    if (name === 'region' || name === 'programme')
      for (const value of request[name]) parameters.append(name, value)
    else if (request[name] !== plain[name]) parameters.set(name, String(request[name]))
  }
  return withQuery(path, parameters)
}
