import { z } from 'zod'
import { roles } from '../reply/role.ts'
import { plainRequest, type SearchRequest } from '../search/request.ts'
import { kinds } from './labels.ts'
import { regionCode } from './named-region.ts'
import {
  badParameters,
  checkParameters,
  type ParameterProblem,
  type ParameterTable,
  several,
  single,
  whole,
  withDefaults,
} from './parameters.ts'
import { searchUrl } from './search-url.ts'

/** What the parameters of a URL ask for, or which of them cannot be read. */
type ReadRequest =
  | { readonly kind: 'request'; readonly request: SearchRequest }
  | {
      readonly kind: 'bad-parameters'
      /** One for each parameter at fault; never empty. */
      readonly problems: readonly ParameterProblem[]
      /** The request that the other parameters make. */
      readonly mended: SearchRequest
    }

/** Far beyond any real page, and small enough that page × limit stays a safe integer. */
const lastPage = 1_000_000
const mostValues = 50

/** So many replies are given at once. */
export const mostReplies = 100

/** Names as users and links write them: no control characters, no length that only an attack has. */
const name = z.string().regex(/^[^\p{Cc}]{1,100}$/u)

const parameters = {
  shape: {
    q: single(z.string().transform(withoutControls)),
    region: several(regionCode, mostValues),
    programme: several(name, mostValues),
    section: several(z.enum(roles), mostValues),
    year: several(whole(1900, 2999), mostValues),
    kind: several(z.enum(kinds), mostValues),
    authority: several(name, mostValues),
    sort: single(z.enum(['relevance', 'date'])),
    page: single(whole(1, lastPage)),
    limit: single(whole(1, mostReplies)),
  },
  takes: {
    q: '只能出现一次',
    region: '应是六位行政区划代码',
    programme: '应是工程（行动、计划）的标识',
    section: `应是 ${roles.join('、')} 之一`,
    year: '应是四位年份',
    kind: '应是 proposal（提案）或 suggestion（建议）',
    authority: '应是答复单位的名称',
    sort: '应是 relevance（相关度）或 date（时间），只能出现一次',
    page: `应是 1 到 ${lastPage} 的整数，只能出现一次`,
    limit: `应是 1 到 ${mostReplies} 的整数，只能出现一次`,
  },
} satisfies ParameterTable<z.ZodRawShape>

/** The search that `given` asks for. A parameter that is unknown, repeated where one is meant, or out of range is
 *  reported, never guessed; `q` takes any text, the empty one too, with blanks for its control characters. */
export function readRequest(given: URLSearchParams): ReadRequest {
  const checked = checkParameters(given, parameters)
  if (checked.kind === 'read')
    return { kind: 'request', request: withDefaults(plainRequest(''), checked.read) }
  const bad = new Set(checked.problems.map(({ parameter }) => parameter))
  const mended = checkParameters(
    new URLSearchParams([...given].filter(([name]) => !bad.has(name))),
    parameters,
  )
  const q = withoutControls(given.get('q') ?? '')
  return {
    kind: 'bad-parameters',
    problems: checked.problems,
    mended: mended.kind === 'read' ? { ...withDefaults(plainRequest(''), mended.read), q } : plainRequest(q),
  }
}

/** The search that `given` asks for. Throws HttpProblem 400, with a link to the same search without what cannot be read. */
export function askedSearch(given: URLSearchParams): SearchRequest {
  const read = readRequest(given)
  if (read.kind === 'request') return read.request
  throw badParameters(read.problems, {
    href: searchUrl(read.mended),
    label: '去掉有误的参数，继续检索',
  })
}

/** A pasted line break separates words; no other control character means anything or may stand in a page. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ')
}
