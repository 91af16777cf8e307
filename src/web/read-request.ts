import express, { type Request } from 'express'
import { z } from 'zod'
import { roles } from '../reply/role.ts'
import { plainRequest, type SearchRequest } from '../search/request.ts'
import { kinds } from './labels.ts'
import { several, single, whole } from './parameters.ts'

/** What the parameters of a URL ask for, or which of them cannot be read. */
export type ReadRequest = { readonly kind: 'request'; readonly request: SearchRequest } | BadParameters

/** Parameters that cannot be read, and what to do without them. */
export interface BadParameters {
  readonly kind: 'bad-parameters'
  /** One for each parameter at fault; never empty. */
  readonly problems: readonly ParameterProblem[]
  /** The request that the other parameters make. */
  readonly mended: SearchRequest
}

interface ParameterProblem {
  readonly parameter: string
  /** A Chinese sentence that names the parameter and says what it takes. */
  readonly message: string
}

/** Far beyond any real page, and small enough that page × limit stays a safe integer. */
const lastPage = 1_000_000
const mostValues = 50

/** Names as users and links write them: no control characters, no length that only an attack has. */
const name = z.string().regex(/^[^\p{Cc}]{1,100}$/u)

const parameters = z.strictObject({
  q: single(z.string().transform(withoutControls)),
  region: several(z.string().regex(/^[0-9]{6}$/), mostValues),
  programme: several(name, mostValues),
  section: several(z.enum(roles), mostValues),
  year: several(whole(1900, 2999), mostValues),
  kind: several(z.enum(kinds), mostValues),
  authority: several(name, mostValues),
  sort: single(z.enum(['relevance', 'date'])),
  page: single(whole(1, lastPage)),
  limit: single(whole(1, 100)),
})

type ParameterName = keyof typeof parameters.shape

/** What each parameter takes, as the error page says it. */
const takes: Readonly<Record<ParameterName, string>> = {
  q: '只能出现一次',
  region: '应是六位行政区划代码',
  programme: '应是工程（行动、计划）的标识',
  section: `应是 ${roles.join('、')} 之一`,
  year: '应是四位年份',
  kind: '应是 proposal（提案）或 suggestion（建议）',
  authority: '应是答复单位的名称',
  sort: '应是 relevance（相关度）或 date（时间），只能出现一次',
  page: `应是 1 到 ${lastPage} 的整数，只能出现一次`,
  limit: '应是 1 到 100 的整数，只能出现一次',
}

/** The search that `given` asks for. A parameter that is unknown, repeated where one is meant, or out of range is
 *  reported, never guessed; `q` takes any text, the empty one too, with blanks for its control characters. */
export function readRequest(given: URLSearchParams): ReadRequest {
  const values = valuesByName(given)
  const parsed = parameters.safeParse(Object.fromEntries(values))
  if (parsed.success) return { kind: 'request', request: toRequest(parsed.data) }
  const bad = new Set(parsed.error.issues.flatMap(namesAtFault))
  const rest = [...values].filter(([parameter]) => !bad.has(parameter))
  const mended = parameters.safeParse(Object.fromEntries(rest))
  const q = withoutControls(given.get('q') ?? '')
  return {
    kind: 'bad-parameters',
    problems: [...bad].map((parameter) => ({ parameter, message: describe(parameter) })),
    mended: mended.success ? { ...toRequest(mended.data), q } : plainRequest(q),
  }
}

/** The parameters of the request's URL as sent: Express's own parsers are switched off. */
export function sentParameters(request: Request): URLSearchParams {
  const at = request.originalUrl.indexOf('?')
  return new URLSearchParams(at === -1 ? '' : request.originalUrl.slice(at + 1))
}

/** Reads the form of a request as text; 413 where it is longer than any query. */
export const readForm = express.text({ type: 'application/x-www-form-urlencoded', limit: '64kb' })

/** What chat programs, newsletters and counters add to links that people pass on. */
const tracking =
  /^(?:from|isappinstalled|scene|subscene|clicktime|enterid|nsukey|sudaref|spm|scm|fbclid|gclid|msclkid|bd_vid|(?:utm|share|sharer|hm|wx)_?[a-z_]*)$/i

/** The parameters of a page: those of its URL without what others added to the link, and those of a posted form. */
export function pageParameters(request: Request): URLSearchParams {
  const form: unknown = request.body
  const parameters = new URLSearchParams(typeof form === 'string' ? form : '')
  for (const [parameter, value] of sentParameters(request)) {
    if (!tracking.test(parameter)) parameters.append(parameter, value)
  }
  return parameters
}

function valuesByName(given: URLSearchParams): Map<string, string[]> {
  const names = new Set(given.keys())
  return new Map([...names].map((parameter) => [parameter, given.getAll(parameter)]))
}

function toRequest(read: z.infer<typeof parameters>): SearchRequest {
  const plain = plainRequest(read.q ?? '')
  return {
    q: plain.q,
    region: read.region ?? plain.region,
    programme: read.programme ?? plain.programme,
    section: read.section ?? plain.section,
    year: read.year ?? plain.year,
    kind: read.kind ?? plain.kind,
    authority: read.authority ?? plain.authority,
    sort: read.sort ?? plain.sort,
    page: read.page ?? plain.page,
    limit: read.limit ?? plain.limit,
  }
}

function namesAtFault(issue: z.core.$ZodIssue): string[] {
  return issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])]
}

function describe(parameter: string): string {
  const shown = parameter.length > 40 ? `${parameter.slice(0, 40)}…` : parameter
  return isParameterName(parameter) ? `参数 ${parameter} ${takes[parameter]}。` : `没有名为“${shown}”的参数。`
}

function isParameterName(value: string): value is ParameterName {
  return Object.hasOwn(takes, value)
}

/** A pasted line break separates words; no other control character means anything or may stand in a page. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ')
}
