import { z } from 'zod'
import { type ParameterTable, readParameters, single } from './parameters.ts'
import { HttpProblem } from './problems.ts'

/** What to find the like of: a passage of a reply, or any text. */
export type SameRequest =
  | { readonly kind: 'passage'; readonly id: string; readonly anchor: string }
  | { readonly kind: 'text'; readonly text: string }

/** As much as fits a URL of the server's limit. */
const LONGEST_TEXT = 1_500

const parameters = {
  shape: {
    id: single(z.string().regex(/^[a-z2-7]{12}$/)),
    anchor: single(z.string().regex(/^p[1-9][0-9]{0,5}$/)),
    text: single(z.string().max(LONGEST_TEXT)),
  },
  takes: {
    id: '应是答复的编号（12 位），与 anchor 一起给出',
    anchor: '应是文段的编号，如 p12，与 id 一起给出',
    text: `应是一段文字，至多 ${LONGEST_TEXT} 字`,
  },
} satisfies ParameterTable<z.ZodRawShape>

/** Reads `id` and `anchor`, or `text`. Throws HttpProblem 400, naming the parameters, for anything else. */
export function readSame(given: URLSearchParams): SameRequest {
  const { id, anchor, text } = readParameters(given, parameters, '/search')
  const isPassage = id !== undefined && anchor !== undefined && text === undefined
  if (isPassage) return { kind: 'passage', id, anchor }
  const isText = text !== undefined && id === undefined && anchor === undefined
  if (isText) return { kind: 'text', text: text.replace(/\p{Cc}/gu, ' ') }
  throw new HttpProblem({
    status: 400,
    title: '网址中的参数有误',
    details: ['请给出 id 和 anchor（一段答复），或者只给 text（一段文字）。'],
    parameters: Object.keys(parameters.shape),
  })
}
