import { simplifyText } from '../../text/simplify.ts'
import { matchesOf } from '../../text/span.ts'
import { MASKED_CHAR } from './digit-groups.ts'
import { type Announced, announcedBy } from './person-labels.ts'
import type { PersonalSpan } from './personal-span.ts'
import { surnameLength } from './surnames.ts'

/** Names of private persons in a folded text: those behind the labels of persons (`person-labels.ts`), and those beside
 *  a number after 联系电话. Names of members, deputies and signatories are none of them. In no order, some twice.
 *  Linear. */
export function findNames(folded: string): PersonalSpan[] {
  const found = namesBehindContacts(folded)
  const labels = [...labelsBefore(folded, ':'), ...labelsBefore(folded, '|')]
  return labels.length === 0 ? found : [...found, ...namesBehind(labels, folded, found)]
}

function namesBehindContacts(folded: string): PersonalSpan[] {
  const found: PersonalSpan[] = []
  let reached = 0
  for (const match of matchesOf(folded, labels)) {
    const { index } = match
    if (index < reached) continue
    const isPerson = match.groups?.['person'] !== undefined
    const opening = readOpening(folded, index + match[0].length)
    const clause = clauseAt(folded, opening.end)
    const isAlone = isPerson && (opening.isLoose ? isBulleted(folded, index) : opening.isBelow)
    if (opening.isLoose && !isAlone && !looksLikeContact(clause)) continue
    const names = isAlone ? nameAlone(clause) : namesOf(clause, isPerson ? 'person' : 'number')
    for (const name of names) found.push(spanOf(name, opening))
    reached = opening.end
  }
  return found
}

interface PersonLabel {
  readonly end: number
  readonly announced: Announced
}

/** The labels of persons that end before a `sign`. */
function labelsBefore(folded: string, sign: string): PersonLabel[] {
  const labels: PersonLabel[] = []
  for (let end = folded.indexOf(sign); end >= 0; end = folded.indexOf(sign, end + 1)) {
    const announced = announcedBy(folded, end)
    if (announced !== null) labels.push({ end, announced })
  }
  return labels
}

/** The names behind `labels`, but where one is known already. */
function namesBehind(
  labels: readonly PersonLabel[],
  folded: string,
  known: readonly PersonalSpan[],
): PersonalSpan[] {
  const starts = new Set(known.map(({ start }) => start))
  return labels.flatMap(({ end, announced }) => {
    const opening = readOpening(folded, end)
    if (starts.has(opening.end)) return []
    const clause = simplifyText(clauseAt(folded, opening.end))
    const names = opening.isBelow ? nameAlone(clause) : namesOf(clause, announced)
    return names.map((name) => spanOf(name, opening))
  })
}

function spanOf(name: Name, opening: Opening): PersonalSpan {
  return { start: opening.end + name.start, end: opening.end + name.end, kind: 'name' }
}

/** Labels of numbers, and those of persons that may stand without a sign before anything that a number follows. Sites stretch
 *  labels with blanks to make them equally long, 联 系 人, or lose the first half of one. */
const labels =
  /(?<person>联 {0,3}[系络] {0,3}[人员]员?|[经承] {0,3}办 {0,3}(?:负责)?人员?|(?<![^\n ])人(?=:[^\n:]{1,12}\n+ {0,3}(?:联 {0,3}系 {0,3})?电 {0,3}话))|联 {0,3}系 {0,3}(?:电 {0,3}话|方 {0,3}式)|电 {0,4}话|手 {0,4}机/g

const labelRest =
  /(?:姓 {0,3}名|[ 及和与、/]{0,2}(?:联系)?(?:电 {0,3}话|方 {0,3}式|手机)(?:号码)?|\([^()\n]{0,10}\)){0,2}[ \u200b]{0,6}/y
const colon = /[:|为是]{0,2}[ \u200b|]{0,6}(?:\n{1,2} {0,4}(?:[•·●] {0,2})?)?/y

interface Opening {
  readonly end: number
  /** No colon or cell border says that anything is announced: 联系人大代表, 联系人民群众. */
  readonly isLoose: boolean
  /** The label ends its line. */
  readonly isBelow: boolean
}

/** Where what the label announces begins. */
function readOpening(folded: string, from: number): Opening {
  labelRest.lastIndex = from
  labelRest.test(folded)
  const rest = labelRest.lastIndex
  colon.lastIndex = rest
  colon.test(folded)
  const end = colon.lastIndex
  const between = folded.slice(rest, end)
  return { end, isLoose: !/[:|]/.test(between), isBelow: between.includes('\n') }
}

/** • 联系人 张三: in a list of labels and values the bullet announces, not a colon. */
function isBulleted(folded: string, at: number): boolean {
  return /(?:^|\n) {0,4}[•·●] {0,3}$/.test(folded.slice(Math.max(0, at - 9), at))
}

/** Below a label that was left empty, and behind one without a colon, anything may stand: only what is a name and
 *  nothing else counts. */
function nameAlone(clause: string): Name[] {
  const [token, ...others] = joinSpaced(clause)
  if (token === undefined || others.length > 0) return namesOf(clause, 'number')
  const word = clause.slice(token.start, token.end)
  const isName = surnameLength(word) > 0 && word.length <= 4 && isPersonName(word, word.length === 1, false)
  return isName ? [token] : namesOf(clause, 'number')
}

/** The name in a table's cell below 联系人; null when it holds something else. */
export function nameOfCell(cell: string): Name | null {
  const [token, ...others] = joinSpaced(cell)
  if (token === undefined || others.length > 0) return null
  const word = cell.slice(token.start, token.end)
  const name = nameInWord(word, false)
  return name === null ? null : { start: token.start + name.start, end: token.start + name.end }
}

const LONGEST_CLAUSE = 80

/** What the label announces: to the end of its line or sentence, or to a word that begins something else. */
function clauseAt(folded: string, start: number): string {
  const line = folded.slice(start, start + LONGEST_CLAUSE)
  const end = line.search(/[\n。]|抄 ?送|地 ?址|邮 ?编|附 ?件|印 ?发|联系人/)
  return end < 0 ? line : line.slice(0, end)
}

/** 张三 13800000000: a name and soon after it a number. */
function looksLikeContact(clause: string): boolean {
  return /^[\p{Script=Han}· ]{1,12}[(),、:;| ]{0,4}(?:联系电话|电话|手机)?[:| ]{0,3}(?:\ufdd0|\+?[0-9][-0-9 ()]{6})/u.test(
    clause,
  )
}

interface Name {
  readonly start: number
  readonly end: number
}

/** 杨×× is hidden already but for the surname. */
const words = /[\p{Script=Han}]+(?:·[\p{Script=Han}]+)*[×*]{0,3}/gu

function namesOf(clause: string, announced: Announced | 'number'): Name[] {
  const names: Name[] = []
  const tokens = joinSpaced(clause)
  let isFirst = announced !== 'number' && !beginsHidden(clause, tokens)
  for (const token of tokens) {
    const word = clause.slice(token.start, token.end)
    const isBeside = isBesideNumber(clause, token) || isListed(clause, names.at(-1), token)
    const inWord = isFirst || isBeside ? nameInWord(word, isFirst && announced === 'person') : null
    if (inWord !== null) names.push({ start: token.start + inWord.start, end: token.start + inWord.end })
    // 联系人：科技局 张三: what comes first may be where the person works.
    isFirst = isFirst && inWord === null && isWorkplace(word)
  }
  return names
}

/** Whether a name that was hidden in the round before is what was announced. */
function beginsHidden(clause: string, [first]: readonly Name[]): boolean {
  const hidden = clause.indexOf(MASKED_CHAR)
  return hidden >= 0 && first !== undefined && hidden < first.start
}

/** The Han words of a clause; a name set apart, 张 三, is one word with what belongs to it: 主任张 三女士. */
function joinSpaced(clause: string): Name[] {
  const tokens: Name[] = []
  for (const match of matchesOf(clause, words)) {
    const token = { start: match.index, end: match.index + match[0].length }
    const before = tokens.at(-1)
    if (before !== undefined && isOneName(clause, before, token)) {
      tokens[tokens.length - 1] = { start: before.start, end: token.end }
    } else {
      tokens.push(token)
    }
  }
  return tokens
}

function isOneName(clause: string, before: Name, token: Name): boolean {
  if (!/^[ \u200b]{1,4}$/.test(clause.slice(before.end, token.start))) return false
  const place = clause.slice(before.start, before.end - 1)
  const given = clause.slice(token.start, token.end).replace(labelBehind, '').replace(titleBehind, '')
  const isSurname = surnameLength(clause.slice(before.end - 1, before.end)) > 0
  return isSurname && (place === '' || isWorkplace(place)) && given.length >= 1 && given.length <= 2
}

function isBesideNumber(clause: string, token: Name): boolean {
  const before = clause.slice(Math.max(0, token.start - 3), token.start)
  const after = clause.slice(token.end, token.end + 8)
  return (
    /[0-9\ufdd0][ (、,;/]{0,2}$/.test(before) ||
    /^[ :,、/(]{0,3}(?:联系电话|电话|手机)?[ :]{0,2}[+0-9\ufdd0]/.test(after)
  )
}

function isListed(clause: string, before: Name | undefined, token: Name): boolean {
  return before !== undefined && /^[ 、,/和及]{1,2}$/.test(clause.slice(before.end, token.start))
}

/** What somebody is called by, beside a name. */
export const titles =
  '副?(?:局长|处长|科长|股长|所长|站长|主任|部长|书记|主席|院长|校长|经理|秘书长|调研员)|先生|女士|同志|老师|干部|工程师|科员|秘书'
const titleBehind = new RegExp(`(?:${titles})$`)
const labelBehind = /(?:联系电话|联系方式|办公电话|移动电话|电话|手机号?码?|座机|传真|邮箱)$/
const workplaceBefore = new RegExp(
  `^.*(?:[局委办处科室股部院会心站所队厅府镇乡道司校馆组]|工会|协会|${titles})(?=.)`,
)
const workplace = /[局委办处科室股部院会心站所队厅府镇乡道司校馆组]$|政府|大队|公司/
const noName =
  /^(?:联系|电话|手机|座机|传真|邮箱|电子|地址|邮编|单位|部门|时间|方式|工作|办公|上午|下午|全天|白天|周[一二三四五六日末至]|星期|姓名|职务|签发|年|月|日|详见|暂无|无$|见|同上|另附|及|和|或|为|是|的|各|由|请|如|有|关于|特此|承办|主办|主管|分管|负责|科技|经办|成文|发文|公开|主动|办理|答复|满意|签名|签字|签章|盖章|号码|查询|服务|咨询|总机|值班|监督|热线|回访|沟通|走访|高新|安全|水利|农业|金融|项目)/

/** The name in one Han word, when there is one; `isFirst` when the word stands where a name is announced. */
function nameInWord(word: string, isFirst: boolean): Name | null {
  let end = word.length - (labelBehind.exec(word)?.[0].length ?? 0)
  end -= titleBehind.exec(word.slice(0, end))?.[0].length ?? 0
  const hasTitle = titleBehind.test(word.slice(0, end + 4))
  let start = lengthAtStart(workplaceBefore, word.slice(0, end))
  if (!isPersonName(word.slice(start, end), isFirst && start === 0, hasTitle)) start = 0
  const name = word.slice(start, end)
  if (!isPersonName(name, isFirst && start === 0, hasTitle)) return null
  return { start, end: end + lengthAtStart(addressBehind, word.slice(end)) }
}

function lengthAtStart(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0
}

/** 赵老师: an office tells nothing of a person, how one is spoken to does. */
const addressBehind = /^(?:先生|女士|小姐|同志|老师)/

/** Whether `name` is one, with a title behind it or not; `isFirst` where one is announced whatever it looks like. */
export function isPersonName(name: string, isFirst: boolean, hasTitle: boolean): boolean {
  const bare = name.replace(/[ \u200b]/g, '')
  if (bare === '' || noName.test(bare) || workplace.test(bare)) return false
  if (bare.includes('·')) return bare.length <= 16
  const surname = surnameLength(bare)
  const given = bare.length - surname
  if (surname > 0 && given >= (hasTitle ? 0 : 1) && given <= 2) return true
  // 联系人：王: a surname alone, where the given name was left out or lost.
  return isFirst && bare.length >= (surname > 0 ? 1 : 2) && bare.length <= 4
}

function isWorkplace(word: string): boolean {
  return workplace.test(word) || noName.test(word) || titleBehind.test(word)
}
