/** The text as official documents (公文) write it: Chinese punctuation in full width, quotation marks in pairs, no blanks
 *  beside Chinese characters, one paragraph a line without indent. Letters, digits, decimals, times, web addresses and
 *  Latin prose stay as they are; nothing is left out but blanks and empty lines. A second time changes nothing.
 *  @param {string} text
 *  @returns {string} */
export function officialText(text) {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .map(officialParagraph)
    .filter((paragraph) => paragraph !== '')
    .join('\n')
}

/** `text` formatted, each paragraph two characters in: for programs that take plain text only.
 *  @param {string} text
 *  @returns {string} */
export function officialPlain(text) {
  return officialText(text).replace(/^(?=.)/gm, '\u3000\u3000')
}

/** `text` formatted as HTML after GB/T 9704: 仿宋 of size 3, headings in 黑体 and 楷体, two characters in.
 *  @param {string} text
 *  @returns {string} */
export function officialHtml(text) {
  const body = "'仿宋_GB2312','FangSong','仿宋',serif"
  return officialText(text)
    .split('\n')
    .map((paragraph) => {
      const font = headingFont(paragraph) ?? body
      const style = `margin:0;text-indent:2em;font:16pt/28.95pt ${font}`
      return `<p style="${style}">${escapeHtml(paragraph)}</p>`
    })
    .join('')
}

/** @param {string} paragraph
 *  @returns {string | null} */
function headingFont(paragraph) {
  if (paragraph.length > 40 || /[。；]./.test(paragraph)) return null
  if (/^[一二三四五六七八九十]+、/.test(paragraph)) return "'黑体','SimHei',sans-serif"
  if (/^（[一二三四五六七八九十]+）/.test(paragraph)) return "'楷体_GB2312','KaiTi','楷体',serif"
  return null
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** Web and mail addresses: nothing in them is punctuation. */
const address = /(?:https?:\/\/|www\.)[\w\-./?%&=#~:+@]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

const chinese = /[\u3400-\u9fff\uf900-\ufaff\ud840-\ud888〇]/
const chineseMark = /[，。、；：？！（）《》〈〉〔〕【】“”‘’…—]/
const alphanumeric = /[0-9A-Za-z]/

/** @param {string} paragraph */
function officialParagraph(paragraph) {
  /** @type {string[]} */
  const addresses = []
  // An address stands aside as one character that no text may hold.
  const bare = paragraph.replace(/\ufffe/g, '').replace(address, (found) => {
    addresses.push(found)
    return '\ufffe'
  })
  const plain = withoutBlanks(withoutSmallForms(bare))
  return mend(plain).replace(/\ufffe/g, () => addresses.shift() ?? '')
}

/** A rule looks at neighbours that another may change: they run until none has anything to do, mostly once.
 *  @param {string} text
 *  @returns {string} */
function mend(text, rounds = 8) {
  if (rounds === 0 || !chinese.test(text)) return text
  const mended = steps.reduce((sofar, step) => step(sofar), text)
  return mended === text ? text : mend(mended, rounds - 1)
}

const steps = [withBrackets, withDots, withDoubleQuotes, withSingleQuotes, withStops, withoutBlanks]

/** @param {string | undefined} unit */
function isWide(unit) {
  return unit !== undefined && (chinese.test(unit) || chineseMark.test(unit))
}

/** Without blanks at the ends and beside Chinese; between Latin words one stays.
 *  @param {string} text */
function withoutBlanks(text) {
  const single = text.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, ' ').trim()
  return single.replace(/ /g, (blank, /** @type {number} */ at) =>
    isWide(single[at - 1]) || isWide(single[at + 1]) ? '' : blank,
  )
}

/** ﹐ ﹔ ﹕ and ︰, which some sites write, as the usual marks.
 *  @param {string} text */
function withoutSmallForms(text) {
  return text.replace(/︰/g, ':').replace(/[\ufe50-\ufe6b]/g, (mark) => mark.normalize('NFKC'))
}

/** Brackets around Chinese or beside it, both of a pair alike; the year of a document number in 〔〕.
 *  @param {string} text */
function withBrackets(text) {
  const numbered = text.replace(
    /([\u4e00-\u9fff])[[(（【]((?:19|20)[0-9]{2})[\])）】](?=第?[0-9]+号)/g,
    '$1〔$2〕',
  )
  const units = [...numbered.replace(/<<([^<>]*)>>/g, '《$1》')]
  /** @type {number[]} */
  const open = []
  for (const [at, unit] of units.entries()) {
    if (unit === '(' || unit === '（') open.push(at)
    if (unit === ')' || unit === '）') closeBracket(units, open.pop(), at)
  }
  for (const at of open) if (isWide(units[at - 1]) || isWide(units[at + 1])) units[at] = '（'
  return units.join('')
}

/** @param {string[]} units
 *  @param {number | undefined} start where the pair begins, if it does
 *  @param {number} end */
function closeBracket(units, start, end) {
  const within = units.slice(start === undefined ? end : start + 1, end)
  const before = start === undefined ? undefined : units[start - 1]
  const isWidePair = units[end] === '）' || (start !== undefined && units[start] === '（')
  if (!isWidePair && !isWide(before) && !isWide(units[end + 1]) && !within.some(isWide)) return
  units[end] = '）'
  if (start !== undefined) units[start] = '（'
}

/** Ellipses of six dots, and dashes of two ems between Chinese. One em is a range and stays.
 *  @param {string} text */
function withDots(text) {
  /** @param {string} run
   *  @param {number} at */
  const isBeside = (run, at) => isWide(text[at - 1]) || isWide(text[at + run.length])
  return text.replace(/…+|。{2,}|\.{3,}|-{2,}/g, (run, /** @type {number} */ at) => {
    if (run.startsWith('-')) return isWide(text[at - 1]) && isWide(text[at + run.length]) ? '——' : run
    if (run.startsWith('.') && !isBeside(run, at)) return run
    return run === '。。' ? '。' : '……'
  })
}

/** @param {string} text */
function withDoubleQuotes(text) {
  return pairQuotes(text, { open: '“', close: '”', plain: /["＂]/ })
}

/** @param {string} text */
function withSingleQuotes(text) {
  return pairQuotes(text, { open: '‘', close: '’', plain: /['＇]/ })
}

/** Plain quotation marks open and close in turn, between those that say themselves which they are. Where all say so and
 *  yet two in a row open or close, all are taken in turn. The last of an odd number, an apostrophe and the mark of
 *  inches stay.
 *  @param {string} text
 *  @param {{ open: string, close: string, plain: RegExp }} marks */
function pairQuotes(text, { open, close, plain }) {
  const units = [...text]
  const isQuote = (/** @type {string} */ unit, /** @type {number} */ at) =>
    (unit === open || unit === close || plain.test(unit)) && !isApostrophe(units, at)
  const places = [...units.keys()].filter((at) => isQuote(units[at] ?? '', at))
  const written = places.map((at) => units[at])
  const isWrong = written.some((unit, at) => unit === written[at - 1] && (unit === open || unit === close))
  const inTurn = isWrong && places.length % 2 === 0
  let isOpen = false
  /** @type {number | null} */
  let unpaired = null
  for (const at of places) {
    const unit = units[at] ?? ''
    const isPlain = plain.test(unit)
    if (isPlain || inTurn) units[at] = isOpen ? close : open
    isOpen = units[at] === open
    unpaired = isOpen && isPlain ? at : null
  }
  if (unpaired !== null) units[unpaired] = [...text][unpaired] ?? ''
  return units.join('')
}

/** @param {readonly string[]} units
 *  @param {number} at */
function isApostrophe(units, at) {
  return (
    /['’]/.test(units[at] ?? '') &&
    /[A-Za-z]/.test(units[at - 1] ?? '') &&
    /[A-Za-z]/.test(units[at + 1] ?? '')
  )
}

const stops = new Map([
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['?', '？'],
  ['!', '！'],
  ['､', '、'],
  ['｡', '。'],
])

/** Stops, but not within numbers and Latin prose. A full stop is one only behind Chinese or %: behind a digit it
 *  belongs to the number of a point, behind Latin to an abbreviation.
 *  @param {string} text */
function withStops(text) {
  const units = [...text.replace(/^([一二三四五六七八九十]+)\./, '$1、')]
  for (const [at, unit] of units.entries()) {
    if (unit === '.' ? isFullStop(units, at) : stops.has(unit) && !isWithinLatin(units, at)) {
      units[at] = stops.get(unit) ?? '。'
    }
  }
  return units.join('')
}

/** @param {readonly string[]} units
 *  @param {number} at */
function isFullStop(units, at) {
  const [before = '', after = ''] = [units[at - 1], units[at + 1]]
  return (isWide(before) || before === '%') && !/[\w.\ufffe]/.test(after)
}

/** @param {readonly string[]} units
 *  @param {number} at */
function isWithinLatin(units, at) {
  if (!alphanumeric.test(units[at - 1] ?? '')) return false
  const next = units[at + 1] === ' ' ? units[at + 2] : units[at + 1]
  return alphanumeric.test(next ?? '')
}
