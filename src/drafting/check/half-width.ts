import type { Span } from '../../text/span.ts'
import { type Finding, finding } from './finding.ts'

const full = new Map([
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['?', '？'],
  ['!', '！'],
  ['.', '。'],
  ['(', '（'],
  [')', '）'],
])

/** Addresses are no Chinese text; a document number has brackets of its own kind: see `written-forms.ts`. */
const aside =
  /(?:https?:\/\/|www\.)[\w\-./?%&=#~:+@]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[[(（]\d{4}[\])）](?=第?\d+号)/gu

const wide = /[\p{sc=Han}〇，。、；：？！（）《》〈〉〔〕【】“”‘’…—]/u
const latin = /[0-9A-Za-z]/

/** Half-width punctuation of `draft` beside Chinese, and digits and letters of full width. Numbers, times, Latin prose, web
 *  addresses stay as they are. */
export function findHalfWidth(draft: string): Finding[] {
  const skipped = [...draft.matchAll(aside)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
  const isAside = (at: number): boolean => skipped.some(({ start, end }) => start <= at && at < end)
  const marks = [...stops(draft), ...brackets(draft)].filter((at) => !isAside(at)).sort((a, b) => a - b)
  return [
    ...marks.map((at) => halfWidth(draft, { start: at, end: at + 1 }, full.get(draft.charAt(at)) ?? '')),
    ...straightQuotes(draft),
    ...wideDigits(draft),
  ]
}

function halfWidth(draft: string, span: Span, instead: string): Finding {
  return finding(draft, span, {
    kind: 'form',
    rule: 'half-width',
    message: `“${draft.slice(span.start, span.end)}”是半角标点，公文中应为全角“${instead}”。`,
    suggestion: instead,
  })
}

function stops(draft: string): number[] {
  return [...draft.matchAll(/[,;:?!.]/g)]
    .map(({ index }) => index)
    .filter((at) => (draft[at] === '.' ? isFullStop(draft, at) : isBesideChinese(draft, at)))
}

function isBesideChinese(draft: string, at: number): boolean {
  const before = draft.charAt(at - 1)
  const after = draft.charAt(at + 1) === ' ' ? draft.charAt(at + 2) : draft.charAt(at + 1)
  if (latin.test(before)) return wide.test(after) && !(draft.charAt(at) === ':' && after === '/')
  return wide.test(before) || (before === ' ' && wide.test(draft.charAt(at - 2))) || /[%）)\]]/.test(before)
}

/** A point is a full stop behind Chinese; behind a digit or a letter it belongs to the number of a point or a name. */
function isFullStop(draft: string, at: number): boolean {
  const before = draft.charAt(at - 1)
  if (!wide.test(before) && before !== '%') return false
  return (
    !/[\w.]/.test(draft.charAt(at + 1)) &&
    !/(?:^|\n)\s*[一二三四五六七八九十]{1,3}$/u.test(draft.slice(Math.max(0, at - 8), at))
  )
}

/** Brackets around Chinese or beside it, both of a pair alike. */
function brackets(draft: string): number[] {
  const found: number[] = []
  let open: number[] = []
  for (const { 0: char, index: at } of draft.matchAll(/[()（）\n]/g)) {
    if (char === '\n') open = []
    else if (char === '(' || char === '（') open.push(at)
    else found.push(...pairToWiden(draft, open.pop() ?? at, at))
  }
  return found
}

/** Those of the brackets at `start` and `end` that are half-width; `start` is `end` for one that was never opened. */
function pairToWiden(draft: string, start: number, end: number): number[] {
  const around = [draft.slice(start, end), draft.charAt(start - 1), draft.charAt(end + 1)]
  if (!around.some((text) => wide.test(text))) return []
  return [...new Set([start, end])].filter((at) => /[()]/.test(draft.charAt(at)))
}

/** Typewriter quotation marks open and close in turn, paragraph by paragraph. */
function straightQuotes(draft: string): Finding[] {
  let isOpen = false
  return [...draft.matchAll(/["＂\n]/g)].flatMap(({ 0: char, index: at }) => {
    if (char === '\n') {
      isOpen = false
      return []
    }
    isOpen = !isOpen
    if (!wide.test(draft.charAt(at - 1)) && !wide.test(draft.charAt(at + 1))) return []
    return finding(
      draft,
      { start: at, end: at + 1 },
      {
        kind: 'form',
        rule: 'straight-quote',
        message: `引号用“”，不用“${char}”。`,
        suggestion: isOpen ? '“' : '”',
      },
    )
  })
}

function wideDigits(draft: string): Finding[] {
  return [...draft.matchAll(/[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ．％]*/gu)].map(({ 0: found, index }) =>
    finding(
      draft,
      { start: index, end: index + found.length },
      {
        kind: 'form',
        rule: 'full-width-digit',
        message: `数字和字母用半角：“${found}”应为“${found.normalize('NFKC')}”。`,
        suggestion: found.normalize('NFKC'),
      },
    ),
  )
}
