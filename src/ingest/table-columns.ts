import { simplifyText } from '../text/simplify.ts'

/** What a column of a table says of the text in its row. */
export type Meaning = 'text' | 'title' | 'url' | 'written' | 'date' | 'publisher' | 'site' | 'id' | 'number'

/** What a column says, and how well it says it: of two columns the one of lower rank counts. */
export interface ColumnMeaning {
  readonly meaning: Meaning
  readonly rank: number
}

// Whose text, title, address it is. A column of anything else, 提案内容 or image_url, is none of them.
const of =
  '(?:article|news|page|doc|document|info|post|item|web|reply|answer|response|detail|full|main|original|orig)*'
const its = '(?:文章|网页|新闻|页面|信息|答复件?|回复|复文|复函|详情|详细|原文|正文|公文|文件|完整|纯)*'
const published = '(?:publish|published|pub|release|released|issue|issued|post|posted|disclosure)'

const forms: Readonly<Record<Meaning, readonly RegExp[]>> = {
  text: [
    // Beside the answer a table may hold what was asked.
    /^(?:答复|回复|复文|复函|办理)(?:正文|内容|全文|文本)$|^(?:reply|answer|response)(?:text|contents?|body)$/,
    new RegExp(`^${of}(?:clean|plain|raw)?(?:text|contents?|body|fulltext)(?:text|str)?$`),
    new RegExp(`^${its}(?:正文|内容|全文|文本|原文)(?:内容|文本)?$`),
    /^(?:答复|回复|复文|reply|answer|markdown)$/,
    new RegExp(`^${of}(?:raw|text|contents?|body)?html(?:text|contents?|body)?$`),
    /^(?:网页|页面|html|正文)+(?:源码|源代码|html)$/,
  ],
  title: [
    new RegExp(`^${of}(?:title|headline|heading)$`),
    new RegExp(`^${its}(?:标题|题目|题名)$`),
    new RegExp(`^${of}name$`),
    new RegExp(`^${its}名称$`),
  ],
  url: [
    new RegExp(
      `^${of}(?:source|src|origin|content|canonical|final|link|title)?(?:url|uri|link|href|permalink)$`,
    ),
    new RegExp(`^${its}(?:来源|内容|原始|标题|详情页?|网页|原文|页面)?(?:链接|网址|url)(?:地址)?$`),
    /^(?:网页|原文|文章|页面|详情页?|来源)地址$/,
  ],
  written: [
    /^(?:成文|发文|印发|签发|落款|制发|生成|答复|回复)(?:日期|时间)$/,
    /^(?:written|sign|signed)(?:date|time|on|at)$/,
  ],
  date: [
    new RegExp(`^${of}${published}(?:date|time|datetime|day|at|on|timestamp)?$`),
    new RegExp(`^${its}(?:发布|公开|公布|发表|刊登|上网|挂网)(?:日期|时间)$`),
    new RegExp(`^${of}(?:date|time|datetime)$`),
    new RegExp(`^${its}(?:日期|时间)$`),
  ],
  publisher: [
    /^(?:发布|发文|公开|公布|答复|回复|复文|制发|成文)(?:机构|单位|部门|机关|主体)(?:名称)?$/,
    new RegExp(`^${of}(?:publisher|authority)(?:name)?$`),
    new RegExp(
      `^${of}(?:${published}|issuing|lead|handling)?(?:dept|department|agency|org|organ|organi[sz]ation|unit|bureau)(?:name)?$`,
    ),
    /^(?:承办|主办|办理|责任|牵头)?(?:机构|单位|部门|机关)(?:名称)?$/,
    /^(?:信息|文章|内容|新闻)?来源(?:单位|部门|机构)?$/,
    /^(?:article|news|content|info)?source(?:name)?$/,
  ],
  site: [/^(?:source)?(?:web)?site(?:name)?$/, /^(?:来源)?(?:网站|站点)(?:名称?)?$/],
  id: [
    new RegExp(`^${of}(?:id|uuid|guid|oid|objectid)$`),
    /^(?:文章|信息|网页|文档|答复)id$/,
    /^(?:唯一)?标识(?:符|码)?$/,
  ],
  number: [/^(?:文章|信息|文档|答复)?编号$/],
}

const meanings = Object.keys(forms) as Meaning[]

const LONGEST_NAME = 60

/** What a column of this name says; null for a name that tells none of it. How the name is written does not count:
 *  `publish_time`, `PublishTime`, `发 布 时 间（必填）`, `發布時間`. */
export function columnMeaning(name: string): ColumnMeaning | null {
  if (name.length > LONGEST_NAME) return null
  const bare = bareName(name)
  for (const meaning of meanings) {
    const rank = forms[meaning].findIndex((form) => form.test(bare))
    if (rank >= 0) return { meaning, rank }
  }
  return null
}

function bareName(name: string): string {
  const folded = simplifyText(name.normalize('NFKC')).toLowerCase()
  const bare = folded.replace(/\([^()]*\)|\[[^[\]]*\]/g, '') || folded
  return bare.replace(/[^\p{L}\p{N}]/gu, '')
}

/** A cell with the name of its column. `value` is empty where there is nothing that could be read as text. */
export interface Cell {
  readonly name: string
  readonly value: string
  /** Whether there is anything in the cell. */
  readonly isFilled: boolean
}

const MOST_UNUSED = 100

/** The columns of one table while its rows are read. */
export class TableColumns {
  readonly #known = new Map<string, ColumnMeaning | null>()
  readonly #used = new Set<string>()
  readonly #filled = new Set<string>()

  /** What the cells of a row say: of several cells with one meaning the first of the best rank that holds something. */
  read(cells: readonly Cell[]): Partial<Record<Meaning, string>> {
    const best = new Map<Meaning, ColumnMeaning & Cell>()
    for (const cell of cells) {
      if (!cell.isFilled) continue
      if (this.#filled.size < MOST_UNUSED) this.#filled.add(cell.name)
      const column = cell.value === '' ? null : this.#meaningOf(cell.name)
      if (column === null) continue
      const before = best.get(column.meaning)
      if (before === undefined || column.rank < before.rank) best.set(column.meaning, { ...cell, ...column })
    }
    for (const { name } of best.values()) if (this.#filled.has(name)) this.#used.add(name)
    return Object.fromEntries(Array.from(best, ([meaning, { value }]) => [meaning, value]))
  }

  /** The names of columns that held something and were used in no row, as far as rows were read; a hundred at most. */
  get unused(): string[] {
    return Array.from(this.#filled).filter((name) => !this.#used.has(name))
  }

  #meaningOf(name: string): ColumnMeaning | null {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const meaning = columnMeaning(name)
    // Names are few, unless somebody means harm.
    if (this.#known.size < 1000) this.#known.set(name, meaning)
    return meaning
  }
}
