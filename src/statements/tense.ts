import { sentenceStart } from '../text/sentence.ts'
import { matchesOf, type Span } from '../text/span.ts'

/** What a sentence says of a figure or an aim: it is reached; promised (力争, 将新建); what would or should be (可新增, 需资金,
 *  不低于); or what somebody asks for (代表建议). */
export type Tense = 'reached' | 'promised' | 'possible' | 'asked'

/** Words that tell this of what stands behind them in their sentence. */
interface Sign {
  readonly tense: Tense
  /** How many letters of its clause may stand before them: 计划 deep in a clause is a noun. */
  readonly within: number
  readonly words: RegExp
  /** Whether they announce an aim that needs no figure; 确保平安 only does so `ifPlanned`, else it says what is done for. */
  readonly aims?: 'always' | 'ifPlanned'
}

const ANYWHERE = 1000

const signs: readonly Sign[] = [
  {
    tense: 'promised',
    within: 12,
    aims: 'always',
    words: /(?<![尽努全着大])力争|预计|(?<![模虚比])拟(?![定订])|确保(?=到?[0-9今明]|年[内底])/,
  },
  {
    tense: 'promised',
    within: 6,
    aims: 'ifPlanned',
    words: /(?<!以|为|为了[^,，。；;]{0,24})确保(?!了)/,
  },
  {
    tense: 'promised',
    within: 4,
    aims: 'always',
    words: /(?<![极力续步方])争取(?=[在于今明年新将更尽]|到[0-9今明年])/,
  },
  {
    tense: 'promised',
    within: 10,
    aims: 'always',
    words: /计划(?=[于在到年今明用投聚完新建开启实改扩安修装增购对引再0-9])/,
  },
  {
    tense: 'promised',
    within: ANYWHERE,
    words:
      /将(?=[会在于再新投建开达增改引可]|继续|进一步|陆续|逐步|实施|完成|启动|安排|覆盖|打造|解决|提供|持续|加[大快]|积极)/,
  },
  { tense: 'promised', within: ANYWHERE, words: /下一?步|接下来|今后|届时|明年|(?:保持|坚持|做到)(?=每)/ },
  // What works bring when they are done: 建成后可新增133个.
  {
    tense: 'possible',
    within: ANYWHERE,
    words: /(?:建成|完[成工]|竣工|投[产用运]|达产|实施|投入(?:使用|运营|运行))后(?!的)/,
  },
  {
    tense: 'possible',
    within: ANYWHERE,
    words: /规划(?=[新布一在到]|建设|设置|总|占地|用地|面积|增|停车|床位|学位)|布局(?=[一新])|计划(?=[总占])/,
  },
  // What can be is not yet: 年可减少开采210万立方米.
  {
    tense: 'possible',
    within: ANYWHERE,
    words: /可(?=(?:有效|新增|增加|减少|节约|解决|满足|实现|容纳|惠及|带动|提供))/,
  },
  // Wanted is not had: 需资金300万元, 需增设车棚3处; nor is what a standard asks: 须有垃圾池1个.
  {
    tense: 'possible',
    within: ANYWHERE,
    words: /需要?(?=[^,，;；。]{0,6}(?:资金|投资|投入|经费|增[设加]|新[建增]))|[须应](?=有|设|配备|达到)/,
  },
  // Nor is what others are told to do.
  { tense: 'possible', within: ANYWHERE, words: /(?<!按)要求(?=[^,，、。；;：:的])/ },
  { tense: 'possible', within: 2, words: /如(?=果|能|经过)|若(?!干)/ },
  { tense: 'asked', within: ANYWHERE, words: /(?:代表|委员)们?(?:建议|提出|提议|要求|希望|反映)/ },
  { tense: 'asked', within: 4, words: /建议(?![中已书办的])/ },
  { tense: 'reached', within: 6, words: /已(?!建议)|目前|截[至止]|现[有共]|当前/ },
  { tense: 'reached', within: ANYWHERE, words: /[^为除]了(?=[0-9])|(?:完成|建成|建立|开展|实施|安装)了/ },
  { tense: 'reached', within: 2, words: /(?<!年内|力争|确保|计划|预计|争取|[拟将])(?:完成|建成)(?!后)/ },
]

const anySign = new RegExp(signs.map(({ words }) => `(${words.source})`).join('|'), 'g')

/** What a place of a text tells of what stands behind it. */
export interface Told extends Pick<Sign, 'tense' | 'aims'> {
  /** Of its words, in the text. */
  readonly span: Span
}

/** Whether words of `text` may promise anything: most passages need not be looked through. */
export const mayPromise = /力争|确保|拟|计划|预计|争取|将|每/

/** The words of `text` that tell what is reached, promised, possible or asked, left to right. */
export function tensesIn(text: string): Told[] {
  const told: Told[] = []
  for (const match of matchesOf(text, anySign)) {
    const sign = signs.find((_, row) => match[row + 1] !== undefined)
    if (!sign || !isWithin(text, match.index, sign.within)) continue
    const { tense, aims } = sign
    const span = { start: match.index, end: match.index + match[0].length }
    told.push(aims ? { tense, aims, span } : { tense, span })
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
  const last = told.findLast(({ span }) => span.start < words.end)
  return last !== undefined && last.span.start >= words.start ? last.tense : null
}

/** A standard is kept by what is built, and says nothing of how much that is: 不低于4.5米宽度村道. */
const standard = /不[低小]于$/

/** What the `words` before a figure of `text` tell of it. */
export function tenseAt(text: string, told: readonly Told[], words: Span): Tense | null {
  const tense = tenseOf(told, words)
  return tense !== 'promised' && standard.test(text.slice(words.end - 3, words.end)) ? 'possible' : tense
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
