import type { IsoDate } from '../reply/reply.ts'
import { isDigit } from '../text/chars.ts'
import { parseNumeral } from '../text/numerals.ts'
import type { Span } from '../text/span.ts'

/** A calendar date and where it stands. */
export interface FoundDate extends Span {
  readonly date: IsoDate
}

const year = '(?:[12] ?\\d ?\\d ?\\d|[一二](?: ?[一二三四五六七八九〇零OoОΟο0]){3})'
const han = '[一二三四五六七八九十廿卅〇零](?: ?[一二三四五六七八九十廿卅〇零]){0,3}'
const part = `(?:\\d ?\\d?|${han})`
/** Of 2020/10/9 15:08 the day is 9. */
const day = `(?:\\d(?: ?\\d)?(?![\\d:])|${han})`
const dates = new RegExp(`(${year}) ?(?:年|[-/.]) ?(${part}) ?(?:月|[-/.]) ?(${day})(?: ?(?:日|号))?`, 'g')

const era = '公元'

/** Every whole date of `plain`: 2024年5月20日, 2024-05-20, 2024/5/20, 2024.5.20, 二〇二四年五月二十日, blanks
 *  allowed. A date without a day, or one that no calendar holds, is left out. */
export function findDates(plain: string): FoundDate[] {
  const found: FoundDate[] = []
  if (!/[年\-/.]/.test(plain)) return found
  dates.lastIndex = 0
  for (let match = dates.exec(plain); match; match = dates.exec(plain)) {
    const date = toIsoDate(match[1], match[2], match[3])
    const end = match.index + match[0].length
    if (date === null || /\d/.test(plain.charAt(end))) continue
    found.push({
      date,
      start: match.index - (plain.startsWith(era, match.index - era.length) ? era.length : 0),
      end,
    })
  }
  return found
}

/** The date that `text` (plain) begins with or, as 20240520, consists of; null when there is none. */
export function parseDate(text: string): IsoDate | null {
  return readCompactDate(text) ?? findDates(text).find((found) => found.start <= 2)?.date ?? null
}

const compact = /^((?:19|20)\d\d)(\d{2,4})$/

/** The date of digits alone: 20240520, and 2024520 as crawlers leave it that lost 年, 月 and 日. Null when the digits
 *  allow two dates (2024111) or a month as well (202411). */
export function readCompactDate(text: string): IsoDate | null {
  const [, yearText, rest = ''] = compact.exec(text.trim()) ?? []
  if (yearText === undefined) return null
  if (rest.length === 4) return toIsoDate(yearText, rest.slice(0, 2), rest.slice(2))
  const monthAlone = rest.length === 2 && Number(rest) >= 1 && Number(rest) <= 12
  const dates = [1, 2].flatMap((cut) => {
    const [month, day] = [rest.slice(0, cut), rest.slice(cut)]
    // 2023108 is 10月8日: nobody writes 1月08日.
    const mixed =
      [month, day].some((part) => /^0\d/.test(part)) && [month, day].some((part) => part.length === 1)
    return mixed ? [] : (toIsoDate(yearText, month, day) ?? [])
  })
  return dates.length === 1 && !monthAlone ? (dates[0] ?? null) : null
}

function toIsoDate(yearText = '', monthText = '', dayText = ''): IsoDate | null {
  const [y, m, d] = [yearText, monthText, dayText].map(readNumber)
  if (!y || !m || !d || y < 1949 || y > 2100) return null
  if (d > daysIn(m, y)) return null
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

/** 0 for what is no month. */
function daysIn(month: number, year: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeapYear ? 29 : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)
}

function readNumber(text: string): number | null {
  if (isDigit(text[0])) return Number(text.replaceAll(' ', ''))
  const digits = text
    .replaceAll(' ', '')
    .replace(/[OoОΟο]/g, '〇')
    .replace(/卅/g, '三十')
  return parseNumeral(/[一二三四五六七八九]/.test(digits) ? digits.replace(/0/g, '〇') : digits)
}
