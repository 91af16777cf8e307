import { freeTexts, type QueryNode, type QueryText, wantedTexts } from '../indexing/query-tree.ts'
import {
  type Found,
  type IndexQuery,
  noFilters,
  type ReplyIndex,
  tagFields,
} from '../indexing/reply-index.ts'
import type { ReplyId } from '../reply/reply.ts'
import type { Segmenter } from '../text/segment.ts'
import { wordParts } from '../text/terms.ts'
import { coreOf } from './core.ts'
import { anyOf, isLongQuery, type LooseQuery, loosenQuery } from './long-query.ts'
import { remarkOnWords } from './other-words.ts'
import { qualifiersOf } from './query/describe-query.ts'
import { type SoughtNumber, soughtNumber } from './query/document-number.ts'
import { shortened } from './query/shortened.ts'
import { mapTexts } from './query/tree.ts'

/** What a query found, after it was relaxed as far as that was needed. */
export interface Finding {
  readonly found: Found
  /** What was looked for in the end, and is marked. */
  readonly tree: QueryNode | null
  /** The folded text that replies are like, when no more could be asked of them. */
  readonly like: string | null
  /** Passages with all the words of a sentence, by reply and ordinal; empty unless more than those is listed. */
  readonly whole: ReadonlyMap<ReplyId, ReadonlySet<number>>
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

/** A word of this length is a title or a sentence rather than a word: that it stands scattered over one passage says
 *  little, and what is looked for may say it in other words. */
const SENTENCE_LENGTH = 10

/** Shorter texts have too few pairs of letters to find the like of. */
const SHORTEST_LIKE = 4

/** Figures in pieces say something else, and pairs of Latin letters stand in any word: GD of jiazhuangdianti in GDP. */
function hasLike(like: string): boolean {
  return like.length >= SHORTEST_LIKE && /\p{Script=Han}{2}/u.test(like)
}

const byRelevance = '检索词较长，按相关程度列出，不要求全部出现。'

/** The replies for `query`. A long text is looked for by relevance; a query without a reply is relaxed step by step,
 *  each step said in the notices. Counts are those of what is listed, and only what the query itself asks for letter
 *  by letter counts as exact. */
export async function findReplies(engine: Engine, query: IndexQuery): Promise<Finding> {
  const { tree } = query
  if (tree && isLongQuery(tree)) {
    const loose = loosenQuery(tree, engine.segmenter)
    const finding = await findByRelevance(engine, query, loose)
    const notices = [byRelevance, ...remarkOnWords(loose.otherWords)]
    return { ...finding, strictly: finding.found.total.replies, notices }
  }
  const found = await engine.index.find(query)
  const strictly = found.total.replies
  if (tree && strictly === 0) return relax(engine, query, { tree, found })
  if (tree && found.total.exact === 0 && isSentence(tree)) return widen(engine, query, { tree, found })
  const core = tree && coreOfWord(tree)
  if (tree && core !== null) return addCore(engine, query, { tree, found }, core)
  const notices = strictly === 0 ? await blameFilters(engine, query) : []
  return { found, tree, like: null, whole: none, strictly, notices }
}

/** What was asked, and what the index gave for it. */
interface Asked {
  readonly tree: QueryNode
  readonly found: Found
}

async function relax(engine: Engine, query: IndexQuery, asked: Asked): Promise<Finding> {
  const notices = await blameFilters(engine, query)
  const number = soughtNumber(asked.tree)
  if (number) return sameSeries(engine, query, { asked, number, notices })
  let relaxed: Finding = { ...asked, like: null, whole: none, strictly: 0, notices }
  for (const { tree, notice, enough } of relaxations(asked.tree, engine.segmenter)) {
    const found = await engine.index.find({ ...query, tree })
    if (found.total.replies === 0) continue
    relaxed = { ...relaxed, found: withExact(found, null), tree, notices: [...notices, notice] }
    if (found.total.exact > 0 || found.total.replies >= enough) return relaxed
  }
  const loose = loosenQuery(asked.tree, engine.segmenter)
  const finding = hasLike(loose.like) ? await findByRelevance(engine, query, loose) : null
  if (!finding || finding.found.total.replies <= relaxed.found.total.replies) return relaxed
  const notice = '没有答复含有这样的检索词，下面列出含有其中部分文字的，含得多的在前。'
  return { ...finding, strictly: 0, notices: [...notices, notice, ...remarkOnWords(loose.otherWords)] }
}

/** A document number that no reply has is not searched in pieces: what helps are the numbers of the same issuer and year. */
async function sameSeries(
  engine: Engine,
  query: IndexQuery,
  { asked, number, notices }: { asked: Asked; number: SoughtNumber; notices: readonly string[] },
): Promise<Finding> {
  const { written, series } = number
  const tree: QueryNode | null = series === null ? null : { kind: 'text', text: series, exact: true }
  const found = tree && (await engine.index.find({ ...query, tree }))
  const said = `没有文号为“${written}”的答复`
  const finding = { like: null, whole: none, strictly: 0 }
  if (!found || found.total.replies === 0) return { ...finding, ...asked, notices: [...notices, `${said}。`] }
  const notice = `${said}，下面列出同一字号同一年的。`
  return { ...finding, found: withExact(found, null), tree, notices: [...notices, notice] }
}

/** The replies of a title as typed, and those that say what it is about letter by letter. */
async function addCore(
  engine: Engine,
  query: IndexQuery,
  { tree, found }: Asked,
  core: string,
): Promise<Finding> {
  const strictly = found.total.replies
  const either = anyOf([tree, { kind: 'text', text: core, exact: true }], tree) ?? tree
  const more = withExact(await engine.index.find({ ...query, tree: either }), found)
  if (more.total.replies === strictly) return { found, tree, like: null, whole: none, strictly, notices: [] }
  const notice = `含有检索词全部内容的有 ${strictly} 篇，也列出含有“${shortened(core)}”的。`
  return { found: more, tree: either, like: null, whole: wholePassages(found), strictly, notices: [notice] }
}

function coreOfWord(tree: QueryNode): string | null {
  return tree.kind === 'text' && !tree.exact ? coreOf(tree.text) : null
}

/** The replies of a sentence that stands in none letter by letter: those that hold its words, and those that hold some. */
async function widen(engine: Engine, query: IndexQuery, { tree, found }: Asked): Promise<Finding> {
  const strictly = found.total.replies
  const loose = loosenQuery(tree, engine.segmenter)
  const finding = await findByRelevance(engine, query, loose)
  const notice = `只有 ${strictly} 篇含有检索词的全部内容，也列出含有其中一部分的。`
  return {
    ...finding,
    whole: wholePassages(found),
    strictly,
    notices: finding.found.total.replies > strictly ? [notice, ...remarkOnWords(loose.otherWords)] : [],
  }
}

async function findByRelevance(
  { index }: Engine,
  query: IndexQuery,
  { like, otherWords, fixed, marked, exact }: LooseQuery,
): Promise<Omit<Finding, 'strictly' | 'notices'>> {
  const found = await index.find({ ...query, tree: fixed, like, otherWords })
  const letters = exact && (await index.find({ ...query, tree: exact, counted: [] }))
  return { found: withExact(found, letters), tree: marked, like, whole: none }
}

const none: Finding['whole'] = new Map()

function wholePassages({ replies }: Found): Finding['whole'] {
  return new Map(replies.map(({ id, passages }) => [id, new Set(passages.map(({ ordinal }) => ordinal))]))
}

function isSentence(tree: QueryNode): boolean {
  return tree.kind === 'text' && !tree.exact && tree.text.length >= SENTENCE_LENGTH
}

/** Fewer replies than these need not be those that were meant: a subject line (学校周边 装红绿灯) is no list of words. */
const FEW_REPLIES = 10

interface Relaxation {
  readonly tree: QueryNode
  readonly notice: string
  /** With fewer replies, none of which holds a word as it was typed, what is looser is tried, too. */
  readonly enough: number
}

/** Ever looser forms of `tree`, each only where it differs from the one before. */
function* relaxations(tree: QueryNode, segmenter: Segmenter): Generator<Relaxation> {
  const wanted = freeTexts(tree)
  const phrases = wanted.filter(({ exact, text }) => exact && saysInParts(wordParts(text, segmenter)))
  if (phrases.length > 0) {
    const loosened = mapTexts(tree, (text) => (phrases.includes(text) ? { ...text, exact: false } : text))
    const names = phrases.map(({ text }) => `“${shortened(text)}”`).join('、')
    const notice = `没有逐字含有${names}的答复，下面按其中的词检索。`
    if (loosened) yield { tree: loosened, notice, enough: 1 }
  }
  const words = distinct(wanted)
  const some = words.length > 1 ? anyOf(words, tree) : null
  const notice = '没有答复同时含有全部检索词，下面列出含有其中一部分的，含得多的在前。'
  if (some) yield { tree: some, notice, enough: FEW_REPLIES }
}

/** Whether the parts of a phrase still say something of it; those of 24.16 and 2.5-3米 do not. */
function saysInParts(parts: readonly string[]): boolean {
  return parts.length > 1 && parts.some((part) => part.length > 1 && /[^0-9]/.test(part))
}

function distinct(texts: readonly QueryText[]): QueryText[] {
  return [...new Map(texts.map((node) => [node.text, { ...node, exact: false }])).values()]
}

const MOST_NAMED = 3

/** Which filter or qualifier to take back so that the query finds something; empty when none is to blame alone. */
async function blameFilters({ index }: Engine, query: IndexQuery): Promise<string[]> {
  const filtered = tagFields.filter((field) => query.filters[field].length > 0)
  const rescues = query.tree === null ? [] : await blameRequired(index, query, query.tree)
  for (const field of filtered) {
    const filters = { ...query.filters, [field]: [] }
    const { total } = await index.find({ ...query, filters, want: 0, counted: [] })
    const written = qualifiersOf({ ...noFilters, [field]: query.filters[field] })
    const names = written.slice(0, MOST_NAMED).join('、') + (written.length > MOST_NAMED ? '等' : '')
    if (total.replies > 0) rescues.push(`去掉“${names}”有 ${total.replies} 篇`)
  }
  return rescues.length > 0 ? [`限定条件之下没有符合的答复：${rescues.join('，')}。`] : []
}

async function blameRequired(index: ReplyIndex, query: IndexQuery, tree: QueryNode): Promise<string[]> {
  const required = wantedTexts(tree).filter((text) => text.required)
  const free = required.length === 0 ? null : mapTexts(tree, (text) => (text.required ? null : text))
  if (free === null) return []
  const { total } = await index.find({ ...query, tree: free, want: 0, counted: [] })
  const names = required.map(({ text }) => `“${shortened(text).toUpperCase()}”`).join('、')
  return total.replies > 0 ? [`去掉${names}有 ${total.replies} 篇`] : []
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
