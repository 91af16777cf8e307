import { HttpProblem } from './problems.ts'

/** What to find the like of: a passage of a reply, or any text. */
export type SameRequest =
  | { readonly kind: 'passage'; readonly id: string; readonly anchor: string }
  | { readonly kind: 'text'; readonly text: string }

/** As much as fits a URL of the server's limit. */
const LONGEST_TEXT = 1_500

const takes: Readonly<Record<string, string>> = {
  id: '应是答复的标识（12 位），与 anchor 一起给出',
  anchor: '应是文段的编号，如 p12，与 id 一起给出',
  text: `应是一段文字，最多 ${LONGEST_TEXT} 字，不与 id、anchor 同时给出`,
}

/** Reads `id` and `anchor`, or `text`. Throws HttpProblem 400, naming the parameters, for anything else. */
export function readSame(given: URLSearchParams): SameRequest {
  const [id = '', anchor = '', text = ''] = ['id', 'anchor', 'text'].map((name) => given.get(name) ?? '')
  const isText = given.has('text')
  const bad = [...new Set(given.keys())].filter(
    (name) => !Object.hasOwn(takes, name) || given.getAll(name).length > 1,
  )
  if (isText && (given.has('id') || given.has('anchor') || text.length > LONGEST_TEXT)) bad.push('text')
  if (!isText && !/^[a-z2-7]{12}$/.test(id)) bad.push('id')
  if (!isText && !/^p[1-9][0-9]{0,5}$/.test(anchor)) bad.push('anchor')
  if (bad.length > 0) throw badParameters([...new Set(bad)])
  return isText ? { kind: 'text', text: text.replace(/\p{Cc}/gu, ' ') } : { kind: 'passage', id, anchor }
}

function badParameters(names: readonly string[]): HttpProblem {
  return new HttpProblem({
    status: 400,
    title: '网址中的参数有误',
    details: names.map((name) =>
      Object.hasOwn(takes, name)
        ? `参数 ${name} ${takes[name] ?? ''}。`
        : `没有名为“${name.slice(0, 40)}”的参数。`,
    ),
    parameters: names,
  })
}
