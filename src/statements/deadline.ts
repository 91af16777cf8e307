/** A day, a month's or year's end, or the year alone, as commitments name it: `2025-09-15`, `2024-12-31` or `2025`. */
export type Deadline = string

const month = /((?:19|20)[0-9]{2})年(1[0-2]|0?[1-9])月(?:(3[01]|[12][0-9]|0?[1-9])日)?/
const yearEnd = /(?:到|至|于|在)?((?:19|20)[0-9]{2})年(?:年?底|末|内)(?!(?:之?前)?\p{sc=Han}{2}的)(?:之?前)?/u
const yearAlone = /((?:19|20)[0-9]{2})年(?!级|底|末|以来|起|至今|开始|[0-9])/
const ownYearEnd = /(?<![0-9])(?:今年|本年度?|年)(?:年?底|末)(?:之?前)?/
/** 近两年内 ends in no year that is named. */
const ownYear = /今年(?!以来)|(?<![0-9一二两三四五几])年内|本年度?|全年/
const quarter = /(?:((?:19|20)[0-9]{2})年)?第?([一二三四])季度/
const ownMonth = /(?<![0-9年])(1[0-2]|[1-9])月(?:[上中下]旬|底|末|份(?!以来)|份?之?前)/
const nextYear = /明年|下一?年度?|今明两年/

/** The beginning of a range, whose end is the deadline: 2023年至 in 2023年至2030年, 3月至 in 3月至5月. */
const rangeStart =
  /(?:(?:19|20)[0-9]{2}年?)?(?:(?<=年)(?:1[0-2]|0?[1-9])月?)?(?:[-—–－~～]{1,2}|至|到)(?=(?:19|20)[0-9]{2}年)|(?<=年)(?:1[0-2]|0?[1-9])月?(?:[-—–－~～]{1,2}|至|到)(?=(?:1[0-2]|0?[1-9])月)/g

/** The last year of a five-year plan: the thirteenth ended in 2020. */
const fiveYears = /十([三四五])五(?![0-9])["”’]?(?:规划)?(?:期[间内]?|时期|末|期末)/
const lastYears: Readonly<Record<string, Deadline>> = { 三: '2020', 四: '2025', 五: '2030' }

/** The deadline that `words` name for what follows. `writtenIn` is the year in which they were signed, for 今年 and 明年;
 *  null where that is not known. Null when they name none. */
export function findDeadline(words: string, writtenIn: number | null): Deadline | null {
  if (!/[年月五季]/.test(words)) return null // as most sentences: no pattern has to be tried
  const ends = words.replace(rangeStart, '')
  return writtenOut(ends) ?? (writtenIn === null ? null : seenFrom(writtenIn, ends)) ?? planEnd(ends)
}

/** 2025年6月底, 2025年底, 2025年. */
function writtenOut(words: string): Deadline | null {
  const [, monthYear, monthOfYear, day] = month.exec(words) ?? []
  if (monthYear !== undefined && monthOfYear !== undefined) {
    const end = monthEnd(Number(monthYear), Number(monthOfYear))
    return day && day < end.slice(-2) ? `${end.slice(0, -2)}${day.padStart(2, '0')}` : end
  }
  const [, endYear] = yearEnd.exec(words) ?? []
  if (endYear !== undefined) return `${endYear}-12-31`
  return quarterEnd(words) ?? yearAlone.exec(words)?.[1] ?? null
}

/** 今年底, 明年, 年内. */
function seenFrom(year: number, words: string): Deadline | null {
  if (ownYearEnd.test(words)) return `${year}-12-31`
  const ofQuarter = quarterEnd(words, nextYear.test(words) ? year + 1 : year)
  if (ofQuarter !== null) return ofQuarter
  if (nextYear.test(words)) return String(year + 1)
  const [, monthOfYear] = ownMonth.exec(words) ?? []
  if (monthOfYear !== undefined) return monthEnd(year, Number(monthOfYear))
  return ownYear.test(words) ? String(year) : null
}

/** The end of a quarter: of the year that is written with it, else of `year`. */
function quarterEnd(words: string, year: number | null = null): Deadline | null {
  const [, written, quarterOfYear = ''] = quarter.exec(words) ?? []
  const ofYear = written === undefined ? year : Number(written)
  if (quarterOfYear === '' || ofYear === null) return null
  return monthEnd(ofYear, 3 * ('一二三四'.indexOf(quarterOfYear) + 1))
}

/** The last year of the five-year plan that `words` name, “十四五”期间; null where they name none. */
export function planEnd(words: string): Deadline | null {
  const [, plan = ''] = fiveYears.exec(words) ?? []
  return lastYears[plan] ?? null
}

function monthEnd(year: number, monthOfYear: number): Deadline {
  return new Date(Date.UTC(year, monthOfYear, 0)).toISOString().slice(0, 10)
}
