import type { GeneratedReply } from '../bench/generate-replies.ts'

/** A reply of the corpus, and which text it is: copies of one have the same. */
export interface JudgedReply extends Pick<GeneratedReply, 'source' | 'text'> {
  readonly original: string
  readonly matter: string
}

/** A query, and what its readers want to see once. */
export interface JudgedQuery {
  readonly query: string
  readonly kind: string
  /** By original: 3 what was looked for · 1 of some use. A second copy is worth nothing. */
  readonly grades: ReadonlyMap<string, number>
}

/** One answer given to so many proposals. */
const COPIES = 20

/** The replies of `all` with copies beside them: of the first one to each of `matters` questions that several replies
 *  answer, the same answer to other proposals, and once more as another site prints it. */
export function withCopies(all: readonly GeneratedReply[], matters: number): JudgedReply[] {
  const own = all.map(asJudged)
  return [...own, ...templates(own, matters).flatMap(copiesOf)]
}

/** For each answer that has copies: its question in one word, as a title, and its words pasted. */
export function copiedQueries(corpus: readonly JudgedReply[], matters: number): JudgedQuery[] {
  const originals = corpus.filter(({ source, original }) => source === original)
  return templates(originals, matters).flatMap((template) => {
    const { matter } = template
    const grades = new Map(
      originals
        .filter(({ text }) => text.includes(matter))
        .map((reply) => [reply.original, reply.matter === matter ? 3 : 1]),
    )
    const paragraphs = template.text.split('\n').toSorted((a, b) => b.length - a.length)
    return [
      { query: matter, kind: 'the word for it', grades },
      { query: `关于进一步做好${matter}工作的建议`, kind: 'a title', grades },
      { query: (paragraphs[0] ?? '').slice(0, 400), kind: 'its words, pasted', grades },
    ]
  })
}

function asJudged({ source, text, facts }: GeneratedReply): JudgedReply {
  return { source, text, original: source, matter: facts.matter }
}

/** The first reply to each question that three and more replies answer in a paragraph of it. */
function templates(replies: readonly JudgedReply[], count: number): JudgedReply[] {
  const answers = new Map<string, JudgedReply[]>()
  for (const reply of replies) answers.set(reply.matter, [...(answers.get(reply.matter) ?? []), reply])
  return [...answers.values()]
    .flatMap(([first, ...others]) => (first && others.length > 1 ? [first] : []))
    .slice(0, count)
}

function copiesOf(template: JudgedReply): JudgedReply[] {
  const copy = (name: string, text: string): JudgedReply => ({
    ...template,
    source: `copies/${name}-${template.source}`,
    text,
  })
  const answers = Array.from({ length: COPIES }, (_, at) =>
    copy(`proposal-${at + 1}`, template.text.replaceAll(/第\d+号/g, `第${400 + at}号`)),
  )
  return [...answers, copy('site', `首页 > 政府信息公开 > 建议提案办理\n${template.text}`)]
}
