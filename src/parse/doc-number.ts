import { parseNumeral } from '../text/numerals.ts'
import type { Labelled } from './column.ts'
import { type Fact, firstFact, firstIn } from './fact.ts'
import type { Line } from './lines.ts'

/** 玉科〔2024〕25号: the body's sign, the year in any brackets, the number; some write 〔2024〕函字25号, 〔2024〕闭25号 or
 *  玉科字：〔2024〕25号. The letter before it (A类玉科…) is not of it. */
const number =
  /(?:(?<=[ABCD])类)?(?<sign>[\u4e00-\u9fff](?:[\u4e00-\u9fffA-Za-z ]|\([\u4e00-\u9fffA-Za-z]{1,6}\)|\[[\u4e00-\u9fff]{1,6}\]){0,24}) ?(?:(?<=字 ?): ?)?[[(《<] ?(?<year>(?:19|20) ?\d ?\d|二〇[〇一二三四五六七八九]{2}) ?年? ?[\])》>] ?(?:第 ?)?(?<mid>[\u4e00-\u9fff]{0,2}字|[\u4e00-\u9fff](?=\d))?(?:(?<serial>[A-Za-z]{0,2}\d(?: ?\d){0,4}(?:-\d{1,4})?) ?(?:号|(?![\d年月日届次位名人]))|(?<counted>[一二三四五六七八九十百]{1,7}) ?号)/
/** Without brackets or with misplaced ones: 玉科函2024年25号, 柯科提2024-3号, 柯科提2024〔3〕号. */
const loose =
  /^(?<sign>[\u4e00-\u9fff]{2,14}) ?(?<year>(?:19|20)\d\d) ?(?:年|-|\[) ?第? ?(?<serial>\d{1,5})\]? ?号$/
/** [2016]洞政复函 3号 */
const yearFirst = /^\[(?<year>20\d\d)\] ?(?<sign>[\u4e00-\u9fff]{2,14}) ?(?:第 ?)?(?<serial>\d{1,5}) ?号/
/** 湘水提[2021115: what crawlers leave that lost the closing bracket and 号. */
const worn =
  /^(?<sign>[\u4e00-\u9fff]{2,14}) ?\[(?<year>20\d\d)(?<serial>\d{1,4})(?: ?号)?(?: *[([]?[ABCD][)\]]? ?类?[)\]]?)?(?: +签发人.*)?$/
/** 桃路函20219  B: those that lost both, where the sign ends as signs do. */
const bare =
  /^(?<sign>[\u4e00-\u9fff]{2,10}[函字复发文办提建])(?<year>20[0-3]\d)(?<serial>\d{1,3})(?: ?号)?(?: +[([]?[ABCD] ?类?[)\]]?)?$/
const notSign = /提案|建议|议案|关于|会议|委员|代表/
/** 教提案〔2020〕475号, 临建建议字〔2024〕5号 and in Hebei 建议字〔2023〕2号 are a body's own numbers, 人大建议〔2021〕5号 is the
 *  suggestion's. */
const ownSign =
  /^(?!人大|政协|[省市县区]|提案|建议|议案)[\u4e00-\u9fff]{1,6}(?:提案|建议|议案)(?:复?[字函]|复)?$|^(?:提案|建议|议案)(?:主办|分办|独办|会办|协办|字)$/
const label = /^.*(?:文号|字号|编号|编码|号码)(?=[ \u4e00-\u9fff])/

/** The reply's own document number, as 玉科〔2024〕25号: from the column, else from a line of the head that
 *  consists of it. Numbers cited in titles and in the text are others'. */
export function readDocNumber(
  plain: string,
  head: readonly Line[],
  column: readonly Labelled[],
): Fact | null {
  const numbered = head.filter(({ text }) => /\d|二〇/.test(text))
  return firstFact(
    () =>
      firstIn(column, (entry) =>
        entry.name === 'docNumber' ? (fromColumn(entry) ?? overLines(plain, entry)) : null,
      ),
    () => firstIn(numbered, fromLine),
    () => firstIn(numbered, behindLabel),
    () => firstIn(numbered, beside),
  )
}

/** 发布机构弥勒市政府办公室 文号弥民函〔2017〕14号 发布日期2018-08-19: labels that lost their colons. */
const labelWithin = /(?:^| )(?:文 ?号|发文字号) ?(?=[\u4e00-\u9fff]{2,14} ?\[)/

function behindLabel(line: Line): Fact | null {
  const label = line.text.length > 300 ? null : labelWithin.exec(line.text)
  const from = label ? label.index + label[0].length : 0
  const match = label && number.exec(line.text.slice(from))
  if (match?.index !== 0) return null
  const start = line.start + from
  return { value: normalise(match), rule: 'number-line', span: { start, end: start + match[0].length } }
}

/** The number before or behind the title on its line. */
const besideTitle =
  /^[([]?(?<first>[\u4e00-\u9fff]{2,14} ?\[\d{4}\] ?(?:第 ?)?\d{1,5} ?号)(?:[ )\]] ?(?=[\u4e00-\u9fff])|(?=关于|对))|(?:答复|复函|的函|回复|意见|情况)\S{0,2}? ?[[(]? ?(?<last>[\u4e00-\u9fff]{2,14} ?\[\d{4}\] ?(?:第 ?)?\d{1,5} ?号) ?[\])]?[ ABCD类()[\]]*$/

function beside(line: Line): Fact | null {
  if (line.text.length > 200 || !line.text.includes('号')) return null
  const { first, last } = besideTitle.exec(line.text)?.groups ?? {}
  const text = first ?? last
  const match = text === undefined ? null : number.exec(text)
  if (!match || text === undefined || notSign.test(match.groups?.['sign'] ?? '')) return null
  const start = line.start + line.text.lastIndexOf(text)
  return { value: normalise(match), rule: 'beside-title', span: { start, end: start + text.length } }
}

function fromColumn({ value, span }: Labelled): Fact | null {
  const match = number.exec(value) ?? loose.exec(value)
  if (match) return { value: normalise(match), rule: 'column', span }
  // 2022-92 is what some townships count by.
  return /^(?:[\u4e00-\u9fff][\u4e00-\u9fff\w()[\]-]*\d+ ?号|20\d\d-\d{1,4} ?号?)$/.test(value)
    ? { value: value.replaceAll(' ', ''), rule: 'column', span }
    : null
}

/** In characters; no number is as long. */
const longestNumber = 40

/** 普绿容, 〔2019〕 and 44号 on a line each, below their label. */
function overLines(plain: string, { value, span }: Labelled): Fact | null {
  const lines = plain.slice(span.start, span.start + longestNumber)
  if (/\d{5}|号/.test(value) || !/^[^\n]*\n *(?:\[|\d{1,5} ?号)/.test(lines)) return null
  const match = number.exec(lines.replace(/ *\n */g, ''))
  return match?.index === 0 ? { value: normalise(match), rule: 'column', span } : null
}

function fromLine(line: Line): Fact | null {
  if (withoutGaps(line.text).length > 60 || /《|》|关于|根据/.test(line.text)) return null
  const match =
    number.exec(line.text) ??
    loose.exec(line.text) ??
    yearFirst.exec(line.text) ??
    worn.exec(line.text) ??
    bare.exec(line.text)
  if (!match || !isOwnSign(match, line.text)) return null
  const start = line.start + match.index
  return { value: normalise(match), rule: 'number-line', span: { start, end: start + match[0].length } }
}

/** 玉科函〔2024〕3号      签发人:某某: what stands on one line is often set far apart. */
function withoutGaps(text: string): string {
  return text.length > 60 && text.length < 300 ? text.replace(/ +/g, ' ') : text
}

function isOwnSign(match: RegExpExecArray, line: string): boolean {
  const sign = match.groups?.['sign']?.trim() ?? ''
  return (
    !notSign.test(sign) ||
    (ownSign.test(sign) && match.index === 0 && /^[ ABCD类()[\]]*$/.test(line.slice(match[0].length)))
  )
}

function normalise(match: RegExpExecArray): string {
  const { sign = '', year = '', mid = '', counted = '' } = match.groups ?? {}
  const serial = match.groups?.['serial'] ?? String(parseNumeral(counted) ?? counted)
  // 市教育局 玉教函〔2024〕5号: letters set apart are one sign, words are not.
  const words = sign.replace(label, '').trim().split(' ')
  const own = words.every((word) => word.length === 1) ? words.join('') : (words.at(-1) ?? '')
  const bare = own.replace(/\[/g, '〔').replace(/\]/g, '〕')
  const digits = String(parseNumeral(year.replaceAll(' ', '')) ?? year)
  return `${bare}〔${digits}〕${mid}${serial.replaceAll(' ', '')}号`
}
