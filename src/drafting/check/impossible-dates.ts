import { parseDate } from '../../parse/dates.ts'
import { type Finding, finding } from './finding.ts'

const dayOfMonth = /(?<![0-9])((?:19|20)[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日/gu

/** Some year that has a 29th of February. */
const LEAP_YEAR = '2024年'

/** Dates of `draft` that no calendar has: 2024年13月5日, 2023年2月29日, 6月31日. */
export function findImpossibleDates(draft: string): Finding[] {
  return [...draft.matchAll(dayOfMonth)].flatMap(({ index, 0: date, 1: year }) => {
    if (parseDate(`${year === undefined ? LEAP_YEAR : ''}${date}`) !== null) return []
    const message = `没有“${date}”这一天，请核对。`
    const span = { start: index, end: index + date.length }
    return finding(draft, span, { kind: 'form', rule: 'date-impossible', message, suggestion: null })
  })
}
