import { z } from 'zod'
import { HttpProblem } from './problems.ts'

/** What to find the like of: a passage of a reply, or any text. */
export type SameRequest =
  | { readonly kind: 'passage'; readonly id: string; readonly anchor: string }
  | { readonly kind: 'text'; readonly text: string }

/** As much as fits a URL of the server's limit. */
const LONGEST_TEXT = 1_500

/** Every parameter comes as the list of its values, of which there is one. */
const ofPassage = z.strictObject({
  id: z.tuple([z.string().regex(/^[a-z2-7]{12}$/)]),
  anchor: z.tuple([z.string().regex(/^p[1-9][0-9]{0,5}$/)]),
})
const ofText = z.strictObject({ text: z.tuple([z.string().max(LONGEST_TEXT)]) })

const takes = new Map([
  ['id', '应是答复的标识（12 位），与 anchor 一起给出，不与 text 同时给出'],
  ['anchor', '应是文段的编号，如 p12，与 id 一起给出，不与 text 同时给出'],
  ['text', `应是一段文字，最多 ${LONGEST_TEXT} 字`],
])

/** Reads `id` and `anchor`, or `text`. Throws HttpProblem 400, naming the parameters, for anything else. */
export function readSame(given: URLSearchParams): SameRequest {
  const values = Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)]))
  if (!given.has('text')) {
    const { id, anchor } = readWith(ofPassage, values)
    return { kind: 'passage', id: id[0], anchor: anchor[0] }
  }
  const { text } = readWith(ofText, values)
  return { kind: 'text', text: text[0].replace(/\p{Cc}/gu, ' ') }
}

function readWith<T>(parameters: z.ZodType<T>, values: Readonly<Record<string, string[]>>): T {
  const read = parameters.safeParse(values)
  if (read.success) return read.data
  const bad = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])],
  )
  const names = [...new Set(bad)]
  throw new HttpProblem({
    status: 400,
    title: '网址中的参数有误',
    details: names.map(sentence),
    parameters: names,
  })
}

function sentence(name: string): string {
  const accepts = takes.get(name)
  return accepts === undefined ? `没有名为“${name.slice(0, 40)}”的参数。` : `参数 ${name} ${accepts}。`
}
