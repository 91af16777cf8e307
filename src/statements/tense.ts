import { sentenceStart } from '../text/sentence.ts'
import { matchesOf, type Span } from '../text/span.ts'

/** Whether a figure is reached, or planned. */
export type Tense = 'reached' | 'planned'

/** Words that tell what is planned or reached, for the figures behind them in their sentence. */
interface Sign {
  readonly tense: Tense
  /** How many letters of its clause may stand before them: 计划 deep in a clause is a noun. */
  readonly within: number
  readonly words: RegExp
}

const ANYWHERE = 1000

const signs: readonly Sign[] = [
  {
    tense: 'planned',
    within: 4,
    words:
      /力争(?<![尽努全着大]力争)|预计|拟(?![定订])|确保(?!了)(?<!为确保|为了[^,，。；;]{0,24}确保)|争取(?=[在今年新]|到[0-9今明年])/,
  },
  { tense: 'planned', within: 10, words: /计划(?=[于在到年今明用投聚完新建开启实总改扩安对引再0-9])/ },
  {
    tense: 'planned',
    within: ANYWHERE,
    words:
      /将(?=[会在于再新建投开达增改引可]|继续|进一步|陆续|逐步|实施|完成|启动|安排|覆盖|打造|解决|提供|持续|加[大快]|积极)/,
  },
  { tense: 'planned', within: ANYWHERE, words: /下一?步|接下来|今后|届时|明年/ },
  // What works bring when they are done: 建成后可新增133个.
  {
    tense: 'planned',
    within: ANYWHERE,
    words: /(?:建成|完[成工]|竣工|投[产用运]|达产|实施|投入(?:使用|运营|运行))后(?!的)/,
  },
  {
    tense: 'planned',
    within: ANYWHERE,
    words: /规划(?=[新布一在到]|建设|设置|总|占地|用地|面积|增|停车|床位|学位)|布局(?=[一新])/,
  },
  // What can be is not yet: 年可减少开采210万立方米.
  {
    tense: 'planned',
    within: ANYWHERE,
    words: /可(?=(?:新增|增加|减少|节约|解决|满足|实现|容纳|惠及|带动|提供))/,
  },
  // Wanted is not had: 需资金300万元.
  { tense: 'planned', within: ANYWHERE, words: /需要?(?=[^,，;；。]{0,6}(?:资金|投资|投入|经费))/ },
  { tense: 'reached', within: 6, words: /已|目前|截[至止]|现[有共]|当前/ },
  { tense: 'reached', within: ANYWHERE, words: /[^为除]了(?=[0-9])/ },
  { tense: 'reached', within: 2, words: /(?<!年内)(?:完成|建成)(?!后)/ },
]

const anySign = new RegExp(signs.map(({ words }) => `(${words.source})`).join('|'), 'g')

/** What stands at a place of a text. */
interface Told {
  readonly at: number
  readonly tense: Tense
}

/** The words of `text` that tell what is planned or reached, left to right. */
export function tensesIn(text: string): Told[] {
  const told: Told[] = []
  for (const match of matchesOf(text, anySign)) {
    const sign = signs.find((_, row) => match[row + 1] !== undefined)
    if (sign && isWithin(text, match.index, sign.within)) told.push({ at: match.index, tense: sign.tense })
  }
  return told
}

/** Where no clause begins. */
const clauseMarks = ',，;；、:：。\n'

function isWithin(text: string, at: number, within: number): boolean {
  if (within === ANYWHERE) return true
  let from = at
  while (from > 0 && at - from <= within && !clauseMarks.includes(text.charAt(from - 1))) from -= 1
  return at - from <= within
}

/** What is `told` of a figure in the `words` before it: by the last of them that tells. Null where none does. */
export function tenseOf(told: readonly Told[], words: Span): Tense | null {
  const last = told.findLast(({ at }) => at < words.end)
  return last !== undefined && last.at >= words.start ? last.tense : null
}

/** 其中 that divides an amount of the sentence before. */
const divides = /其中[,，:：]?[^,，。；;]{0,20}?[0-9]/y

/** Where begins what is said of the figure at `at`: its sentence; or the one before, of which it divides an amount: 其中800个. */
export function saidFrom(text: string, at: number): number {
  let start = sentenceStart(text, at)
  while (start > 0 && dividesAt(text, start)) start = sentenceStart(text, start - 1)
  return start
}

function dividesAt(text: string, start: number): boolean {
  divides.lastIndex = start
  return divides.test(text)
}
