import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { isHan } from './chars.ts'
import { foldText } from './fold.ts'
import { isWord } from './word.ts'

/** Cuts Han text into words. */
export interface Segmenter {
  /** Loads jieba now, and not at the first cut. Throws SegmenterError. */
  load(): void
  /** The words of `run`, in order; they rejoin to `run`. `run` holds letters only, folded. */
  cut(run: string): string[]
  /** The words of each of `runs`, with what jieba takes each for. */
  tagAll(runs: readonly string[]): (readonly TaggedWord[])[]
  /** The words of `run` and the shorter words within the long ones. */
  cutForSearch(run: string): readonly string[]
  /** Of each of `runs` those of the same that are terms (`isWord`). The runs are cut as one text, which takes jieba half the time
   *  that it needs for one run after another between other work. */
  termsOfAll(runs: readonly string[]): (readonly string[])[]
  /** Names the dictionaries behind the cuts: two segmenters with one fingerprint cut alike. */
  readonly fingerprint: string
}

export interface TaggedWord {
  readonly word: string
  /** Its part of speech in jieba's dictionary: `v` a verb, `ns` a place …; `x` for what stands in none. */
  readonly tag: string
}

/** The native segmenter or one of its dictionaries cannot be used. */
export class SegmenterError extends Error {
  override readonly name = 'SegmenterError'
}

/** jieba slows down more than linearly on very long texts; words never reach across this many characters. */
const LONGEST_CUT = 20_000

interface Jieba {
  readonly DEFAULT_DICT: string
  readonly DEFAULT_HMM_DICT: string
  load(dictionaries: { idfDict: string; stopWordDict: string }): void
  cut(text: string, useHmm: boolean): string[]
  cutForSearch(text: string, useHmm: boolean): string[]
  tag(text: string): TaggedWord[]
  insertWord(word: string): boolean
}

const require = createRequire(import.meta.url)
let jieba: Jieba | undefined
const taught = new Set<string>()

/** A segmenter that knows `words` (programme names and the user's own) besides jieba's dictionary. The process has
 *  one dictionary: words taught once stay. jieba loads at the first cut, which takes about a second and 240 MB.
 *  Throws SegmenterError when the native module or a dictionary file is missing or damaged. */
export function createSegmenter(words: readonly string[]): Segmenter {
  const lexicon = hanWords(words)
  let ready = false
  function loaded(): Jieba {
    jieba ??= loadJieba()
    if (!ready) teach(jieba, lexicon)
    ready = true
    return jieba
  }
  const cutForSearch = (text: string): string[] => loaded().cutForSearch(text, true)
  const remembered = new Remembered((runs) =>
    cutTogether(runs, cutForSearch, (word) => word).map((words) => words.filter(isWord)),
  )
  const tags = new KnownTags(
    (runs) =>
      cutTogether(
        runs,
        (text) => loaded().cut(text, true),
        (word) => word,
      ),
    (runs) =>
      cutTogether(
        runs,
        (text) => loaded().tag(text),
        ({ word }) => word,
      ),
  )
  return {
    load: () => void loaded(),
    cut: (run) => inPieces(run, (piece) => loaded().cut(piece, true)),
    tagAll: (runs) => tags.tagAll(runs),
    cutForSearch: (run) => inPieces(run, cutForSearch),
    termsOfAll: (runs) => remembered.wordsOf(runs),
    fingerprint: fingerprint(lexicon),
  }
}

/** The Han words of `words`, folded, without doubles, sorted: numbers and Latin need no dictionary here. Quotation
 *  marks part words, so that “双倍增”行动 teaches 双倍增. */
function hanWords(words: readonly string[]): string[] {
  const runs = words.flatMap((word) => word.split(/[^\p{L}]+/u)).map(foldText)
  const han = runs.filter((run) => run.length >= 2 && run.length <= 32 && Array.from(run).every(isHan))
  return [...new Set(han)].sort()
}

function teach(target: Jieba, lexicon: readonly string[]): void {
  for (const word of lexicon) {
    if (taught.has(word)) continue
    target.insertWord(word)
    taught.add(word)
  }
}

/** The second argument of jieba's cuts is typed `strict` but means “use the HMM”. */
function inPieces<W>(run: string, cut: (piece: string) => W[]): W[] {
  if (run.length <= LONGEST_CUT) return cut(run)
  const words: W[] = []
  for (let at = 0; at < run.length; at += LONGEST_CUT) words.push(...cut(run.slice(at, at + LONGEST_CUT)))
  return words
}

/** Short runs come again and again, 进一步 and 浙江省科学技术厅: of a thousand replies' runs one in three is new. */
const SHORT_RUN = 16

/** Two tables of so many take some 10 MB. */
const MOST_REMEMBERED = 20_000

/** Cuts many runs at once and remembers the short ones. Runs that come again stay: when the table of the newest is full, it
 *  takes the place of the one before, where they are still found. */
class Remembered {
  readonly #cut: (runs: readonly string[]) => string[][]
  #newest = new Map<string, readonly string[]>()
  #before: ReadonlyMap<string, readonly string[]> = new Map()

  constructor(cut: (runs: readonly string[]) => string[][]) {
    this.#cut = cut
  }

  wordsOf(runs: readonly string[]): (readonly string[])[] {
    const known = runs.map((run) => this.#recall(run))
    // An ask is looked for by its words twice and more.
    const unknown = new Map(
      runs.flatMap((run, at) => (known[at] === undefined ? [[run, none] as const] : [])),
    )
    const cut = this.#cut([...unknown.keys()])
    for (const [at, run] of [...unknown.keys()].entries()) {
      unknown.set(run, cut[at] ?? none)
      this.#remember(run, cut[at] ?? none)
    }
    return runs.map((run, at) => known[at] ?? unknown.get(run) ?? none)
  }

  #recall(run: string): readonly string[] | undefined {
    if (run.length > SHORT_RUN) return undefined
    const newest = this.#newest.get(run)
    if (newest) return newest
    const before = this.#before.get(run)
    if (before) this.#remember(run, before)
    return before
  }

  #remember(run: string, words: readonly string[]): void {
    if (run.length > SHORT_RUN) return
    if (this.#newest.size >= MOST_REMEMBERED) {
      this.#before = this.#newest
      this.#newest = new Map()
    }
    this.#newest.set(run, words.length === 0 ? none : words)
  }
}

const none: readonly string[] = []

/** So many take some 5 MB. */
const MOST_TAGS = 40_000

/** Tells what jieba takes words for. That is told by a word alone, whatever stands beside it, so it is asked for no word again:
 *  tagging takes jieba twice the time of cutting. */
class KnownTags {
  readonly #cut: (runs: readonly string[]) => string[][]
  readonly #tag: (runs: readonly string[]) => TaggedWord[][]
  readonly #known = new Map<string, TaggedWord>()

  constructor(
    cut: (runs: readonly string[]) => string[][],
    tag: (runs: readonly string[]) => TaggedWord[][],
  ) {
    this.#cut = cut
    this.#tag = tag
  }

  tagAll(runs: readonly string[]): TaggedWord[][] {
    if (this.#known.size >= MOST_TAGS) this.#known.clear()
    const cut = this.#cut(runs)
    const unknown = runs.filter((_, at) => cut[at]?.some((word) => !this.#known.has(word)))
    for (const tagged of this.#tag(unknown).flat()) this.#known.set(tagged.word, tagged)
    return cut.map((words) => words.map((word) => this.#known.get(word) ?? { word, tag: 'x' }))
  }
}

/** Stands between two runs: jieba gives it as a word of its own, and no word reaches across it. */
const BETWEEN = '\n'

function cutTogether<W>(
  runs: readonly string[],
  cut: (text: string) => W[],
  textOf: (word: W) => string,
): W[][] {
  const words: W[][] = []
  for (let from = 0; from < runs.length; ) {
    const end = endOfCut(runs, from)
    words.push(...split(inPieces(runs.slice(from, end).join(BETWEEN), cut), textOf))
    from = end
  }
  return words
}

/** Where in `runs` the next cut begins when one begins at `from`. */
function endOfCut(runs: readonly string[], from: number): number {
  let end = from + 1
  let length = runs[from]?.length ?? 0
  for (; end < runs.length; end += 1) {
    length += BETWEEN.length + (runs[end]?.length ?? 0)
    if (length > LONGEST_CUT) break
  }
  return end
}

function split<W>(words: readonly W[], textOf: (word: W) => string): W[][] {
  let run: W[] = []
  const runs = [run]
  for (const word of words) {
    if (textOf(word) === BETWEEN) {
      run = []
      runs.push(run)
    } else run.push(word)
  }
  return runs
}

function loadJieba(): Jieba {
  const module = attempt(() => require('nodejieba') as Jieba)
  attempt(() => {
    module.load({ idfDict: noKeywords, stopWordDict: noKeywords })
  })
  return module
}

/** Weights and stop words are for picking keywords, which nobody asks for: one line instead of jieba's 250,000 saves
 *  20 MB and a fifth of the time. An empty file would end the process. */
const noKeywords = fileURLToPath(new URL('no-keywords.utf8', import.meta.url))

/** The native part is looked for as late as the first load. */
function attempt<T>(use: () => T): T {
  try {
    return use()
  } catch (cause) {
    throw new SegmenterError(
      '分词组件 nodejieba 没有装好：它要用 C++ 编译器（g++、make、python3）安装，或从网络取得编译好的文件。装好编译器后请重新运行 npm ci。',
      { cause },
    )
  }
}

/** jieba ends the whole process, uncatchably, when a dictionary is missing or no table of words. The fingerprint, which
 *  every segmenter has before its first cut, looks first. */
function dictionaryBytes(module: Jieba): Buffer[] {
  return [module.DEFAULT_DICT, module.DEFAULT_HMM_DICT].map((path) => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    const bytes = size > 100_000 ? readFileSync(path) : Buffer.alloc(0)
    const line = bytes.subarray(0, 4096).toString('utf8')
    if (!/^(?:\S+ \d+ \S+|#.*)$/m.test(line)) {
      throw new SegmenterError(`分词词典缺失或损坏：${path}。请重新运行 npm ci。`)
    }
    return bytes
  })
}

function fingerprint(lexicon: readonly string[]): string {
  const hash = createHash('sha256')
  for (const bytes of dictionaryBytes(attempt(() => require('nodejieba') as Jieba))) hash.update(bytes)
  hash.update(lexicon.join('\n'))
  return hash.digest('hex').slice(0, 16)
}
