import type { Span } from '../text/span.ts'
import { enough, names, relieves, type Signs, signs, type ToldRole, undone } from './role-signs.ts'

/** What one clause of a sentence tells. */
export interface Clause {
  readonly start: number
  readonly end: number
  readonly role: ToldRole
  /** What its signs for that role weigh together. */
  readonly score: number
  readonly strong: boolean
}

/** A word of the table with its rows. */
interface Sign {
  readonly word: string
  /** Its second code unit, which rules most words out; NaN where there is none. */
  readonly second: number
  readonly rows: readonly Guarded[]
}

interface Guarded {
  readonly row: Signs
  /** Matches (sticky) where the word stands as the row wants it; null where it may stand anywhere. */
  readonly guard: RegExp | null
}

/** The signs that begin with the same code unit, the longest word first; none in the first group. */
const groups: (readonly Sign[])[] = [[]]
/** The group of each code unit. */
const groupOf = new Uint16Array(0x10000)
/** Which two code units may begin a sign, by their hash: most that share the first with one do not. */
const pairs = new Uint8Array(0x10000)
/** Which code units are a sign by themselves. */
const alone = new Uint8Array(0x10000)
for (const [code, group] of groupSigns()) {
  groupOf[code] = groups.push(group) - 1
  for (const { word, second } of group) {
    if (word.length > 1) pairs[pairOf(code, second)] = 1
    else alone[code] = 1
  }
}

function pairOf(first: number, second: number): number {
  return (first * 31 + second) & 0xffff
}

function groupSigns(): Map<number, Sign[]> {
  const rowsOf = new Map<string, Guarded[]>()
  for (const row of signs) {
    for (const word of row.words.split(' '))
      rowsOf.set(word, [...(rowsOf.get(word) ?? []), { row, guard: guardOf(word, row) }])
  }
  const groups = new Map<number, Sign[]>()
  for (const [word, rows] of rowsOf) {
    const code = word.charCodeAt(0)
    groups.set(code, [...(groups.get(code) ?? []), { word, second: word.charCodeAt(1), rows }])
  }
  for (const group of groups.values()) group.sort((a, b) => b.word.length - a.word.length)
  return groups
}

function guardOf(
  word: string,
  { role, unrelieved, before, notBefore, behind, notBehind }: Signs,
): RegExp | null {
  const guards = [
    before ? `(?<=${before.source})` : '',
    notBefore ? `(?<!${notBefore.source})` : '',
    role === 'problem' ? `(?<!${(unrelieved ? names : relieves).source})` : '',
    word,
    behind ? `(?=${behind.source})` : '',
    notBehind ? `(?!${notBehind.source})` : '',
  ].join('')
  return guards === word ? null : new RegExp(guards, 'y')
}

/** A number of things counted: of what was done, unless plans stand beside it. */
const figures =
  /\d ?(?:余|多)?(?:家|个|次|人|件|项|处|所|条|座|万|亿|公里|平方米|亩|场|名|套|台|辆|户|份|株|棵|间|栋|幢|盏|吨|批|块|班|趟|例|米|元|%)/

export function hasFigures(text: string): boolean {
  return figures.test(text)
}

/** What figures add to a clause for work done. */
const ofFigures = 0.6

const COMMA = 0x2c
const COLON = 0x3a
const SEMICOLON = 0x3b
const ZERO = 0x30
const NINE = 0x39
const TITLE = 0x300a

/** A comma behind fewer characters sets off an adverb, and no clause: 近年来，; 目前，. */
const shortest = 5

/** The clauses of a sentence (plain) that tell something, in their order. What stands in 《》 is a name and tells nothing. */
export function readClauses(sentence: string): Clause[] {
  const clauses: Clause[] = []
  const scores = new Scores()
  let start = 0
  const { length } = sentence
  for (let at = 0; at < length; at += 1) {
    const code = sentence.charCodeAt(at)
    const group = groupOf[code]
    if (group && (alone[code] || pairs[pairOf(code, sentence.charCodeAt(at + 1))]))
      at = addSign(scores, sentence, at, groups[group] ?? [])
    else if (code === TITLE) {
      const close = sentence.indexOf('》', at)
      if (close !== -1) at = close
    } else if (endsClause(code, at - start)) {
      scores.take(sentence, { start, end: at + 1 }, clauses)
      start = at + 1
    } else if (code >= ZERO && code <= NINE) scores.figured = true
  }
  if (start < length) scores.take(sentence, { start, end: length }, clauses)
  return clauses
}

function endsClause(code: number, length: number): boolean {
  return code === COMMA ? length >= shortest : code === COLON || code === SEMICOLON
}

/** The last characters of `undone`, which rule out most of what stands before a sign. */
const undoneEnds = new Set(undone.map((word) => word.slice(-1)))

/** Whether what stands right before `at` says that nothing was done: 未获得, 没有完成, 难以实现. */
function isUndone(sentence: string, at: number): boolean {
  return undoneEnds.has(sentence.charAt(at - 1)) && undone.some((word) => sentence.endsWith(word, at))
}

/** Adds the longest sign at `at`; the place of its last character, or `at` itself where none stands. */
function addSign(scores: Scores, sentence: string, at: number, group: readonly Sign[]): number {
  const next = sentence.charCodeAt(at + 1)
  for (const { word, second, rows } of group) {
    if (word.length > 1 && (second !== next || !sentence.startsWith(word, at))) continue
    let stands = false
    for (const { row, guard } of rows) {
      if (guard) guard.lastIndex = at
      if ((guard && !guard.test(sentence)) || (row.role === 'done' && isUndone(sentence, at))) continue
      stands = true
      scores.add(row)
    }
    if (stands) return at + word.length - 1
  }
  return at
}

/** In their order where two gather the same. */
const told = ['plan', 'problem', 'done', 'background'] as const

/** What the signs of one clause gather. */
class Scores {
  private readonly sums = { plan: 0, problem: 0, done: 0, background: 0 }
  private readonly seen: Signs[] = []
  private strong: ToldRole | null = null
  /** Whether a digit stands in the clause. */
  figured = false

  /** Each row counts once: 改造, 新建 and 检查 hint no more at work done than one of them. */
  add(row: Signs): void {
    const { role, weight, strong } = row
    if (role === null || this.seen.includes(row)) return
    this.seen.push(row)
    this.sums[role] += weight
    if (strong) this.strong = role
  }

  /** Adds the clause from `start` to `end` to `clauses`, if it tells something; begins anew behind it. */
  take(sentence: string, { start, end }: Span, clauses: Clause[]): void {
    if (this.seen.length === 0 && !this.figured) return
    const { sums, strong } = this
    if (this.figured && hasFigures(sentence.slice(start, end))) sums.done += ofFigures
    let role: ToldRole | null = null
    let most = enough - 1e-9
    for (const one of told) {
      // 我镇将吸取管理不足的教训: what is strongly said outweighs the words of its objects.
      if (sums[one] > most && (role === null || role !== strong)) [role, most] = [one, sums[one]]
      sums[one] = 0
    }
    this.seen.length = 0
    this.strong = null
    this.figured = false
    if (role !== null) clauses.push({ start, end, role, score: most, strong: strong === role })
  }
}
