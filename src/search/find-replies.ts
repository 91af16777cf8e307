import { type QueryNode, type QueryText, wantedTexts } from '../indexing/query-tree.ts'
import {
  type Found,
  type IndexQuery,
  noFilters,
  type ReplyIndex,
  tagFields,
} from '../indexing/reply-index.ts'
import type { Segmenter } from '../text/segment.ts'
import { wordParts } from '../text/terms.ts'
import { anyOf, anyPart, isLongQuery, type LooseQuery, loosenLongQuery } from './long-query.ts'
import { qualifiersOf } from './query/describe-query.ts'
import { shortened } from './query/shortened.ts'
import { mapTexts } from './query/tree.ts'

/** What a query found, after it was relaxed as far as that was needed. */
export interface Finding {
  readonly found: Found
  /** What was looked for in the end. */
  readonly tree: QueryNode | null
  /** Replies that satisfy the query as it was understood. */
  readonly strictly: number
  /** Chinese sentences: what was relaxed, or which filter to take back. */
  readonly notices: readonly string[]
}

/** Where queries are looked up. */
export interface Engine {
  readonly index: ReplyIndex
  readonly segmenter: Segmenter
}

/** Fewer replies than this for a sentence-like word, none of them letter by letter, are filled up with partial matches. */
const FEW_REPLIES = 3

/** A word of this length is a title or a sentence rather than a word. */
const SENTENCE_LENGTH = 12

const byRelevance = '检索词较长，按相关程度列出，不要求全部出现。'

/** The replies for `query`. A long text is looked for by relevance; a query without a reply is relaxed step by step,
 *  each step said in the notices. Counts are those of what is listed, and only what the query itself asks for letter
 *  by letter counts as exact. */
export async function findReplies(engine: Engine, query: IndexQuery): Promise<Finding> {
  const { tree } = query
  if (tree && isLongQuery(tree)) {
    const loose = loosenLongQuery(tree, engine.segmenter)
    const found = await findLoosely(engine, query, loose)
    return { found, tree: loose.tree, strictly: found.total.replies, notices: [byRelevance] }
  }
  const found = await engine.index.find(query)
  const strictly = found.total.replies
  if (!tree)
    return { found, tree, strictly, notices: strictly === 0 ? await blameFilters(engine, query) : [] }
  if (strictly === 0) return relax(engine, query, { tree, found })
  const isEnough = strictly >= FEW_REPLIES || found.total.exact > 0
  if (!isEnough && isSentence(tree)) return fillUp(engine, query, { tree, found })
  return { found, tree, strictly, notices: [] }
}

/** What was asked, and what the index gave for it. */
interface Asked {
  readonly tree: QueryNode
  readonly found: Found
}

async function relax(engine: Engine, query: IndexQuery, asked: Asked): Promise<Finding> {
  const notices = await blameFilters(engine, query)
  for (const { tree, notice } of relaxations(asked.tree, engine.segmenter)) {
    const found = await engine.index.find({ ...query, tree })
    if (found.total.replies === 0) continue
    return { found: withExact(found, null), tree, strictly: 0, notices: [...notices, notice] }
  }
  return { found: asked.found, tree: asked.tree, strictly: 0, notices }
}

/** The sentence's own few replies, and those that hold telling words of it. */
async function fillUp(engine: Engine, query: IndexQuery, asked: Asked): Promise<Finding> {
  const { tree, found } = asked
  const strictly = found.total.replies
  const parts = anyPart(tree, engine.segmenter)
  const wider = parts && anyOf([tree, parts], tree)
  if (!wider) return { found, tree, strictly, notices: [] }
  const more = withExact(await engine.index.find({ ...query, tree: wider }), found)
  if (more.total.replies <= strictly) return { found, tree, strictly, notices: [] }
  const notice = `只有 ${strictly} 篇含有检索词的全部内容，也列出含有其中一部分的。`
  return { found: more, tree: wider, strictly, notices: [notice] }
}

function isSentence(tree: QueryNode): boolean {
  return tree.kind === 'text' && !tree.exact && tree.text.length > SENTENCE_LENGTH
}

interface Relaxation {
  readonly tree: QueryNode
  readonly notice: string
}

/** Ever looser forms of `tree`, each only where it differs from the one before. */
function* relaxations(tree: QueryNode, segmenter: Segmenter): Generator<Relaxation> {
  const wanted = wantedTexts(tree)
  const phrases = wanted.filter(({ exact, text }) => exact && wordParts(text, segmenter).length > 1)
  if (phrases.length > 0) {
    const loosened = mapTexts(tree, (text) => (phrases.includes(text) ? { ...text, exact: false } : text))
    const names = phrases.map(({ text }) => `“${shortened(text)}”`).join('、')
    if (loosened) yield { tree: loosened, notice: `没有逐字含有${names}的答复，下面按其中的词检索。` }
  }
  const words = distinct(wanted)
  const some = words.length > 1 ? anyOf(words, tree) : null
  if (some)
    yield { tree: some, notice: '没有答复同时含有全部检索词，下面列出含有其中一部分的，含得多的在前。' }
  const parts = anyPart(tree, segmenter)
  if (parts)
    yield { tree: parts, notice: '没有答复含有这样的检索词，下面列出含有其中部分文字的，含得多的在前。' }
}

function distinct(texts: readonly QueryText[]): QueryText[] {
  return [...new Map(texts.map((node) => [node.text, { ...node, exact: false }])).values()]
}

const MOST_NAMED = 3

/** Which filter to take back so that the query finds something; empty when none is to blame alone. */
async function blameFilters({ index }: Engine, query: IndexQuery): Promise<string[]> {
  const filtered = tagFields.filter((field) => query.filters[field].length > 0)
  const rescues: string[] = []
  for (const field of filtered) {
    const filters = { ...query.filters, [field]: [] }
    const { total } = await index.find({ ...query, filters, want: 0 })
    const written = qualifiersOf({ ...noFilters, [field]: query.filters[field] })
    const names = written.slice(0, MOST_NAMED).join('、') + (written.length > MOST_NAMED ? '等' : '')
    if (total.replies > 0) rescues.push(`去掉“${names}”有 ${total.replies} 篇`)
  }
  return rescues.length > 0 ? [`限定条件之下没有符合的答复：${rescues.join('，')}。`] : []
}

async function findLoosely({ index }: Engine, query: IndexQuery, loose: LooseQuery): Promise<Found> {
  const found = await index.find({ ...query, tree: loose.tree })
  return withExact(found, loose.exact && (await index.find({ ...query, tree: loose.exact })))
}

/** `found` with only those passages exact that are so in `exact`. */
function withExact(found: Found, exact: Found | null): Found {
  const passages = new Set(
    (exact?.replies ?? []).flatMap((reply) =>
      reply.passages.filter((passage) => passage.exact).map(({ ordinal }) => `${reply.id} ${ordinal}`),
    ),
  )
  const replies = found.replies.map((reply) => ({
    ...reply,
    passages: reply.passages.map((passage) => ({
      ...passage,
      exact: passages.has(`${reply.id} ${passage.ordinal}`),
    })),
  }))
  return { ...found, replies, total: { ...found.total, exact: exact?.total.exact ?? 0 } }
}
