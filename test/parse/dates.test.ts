import { describe, expect, it } from 'vitest'
import { findDates, parseDate } from '../../src/parse/dates.ts'
import { readText } from '../../src/parse/reading.ts'

describe('parseDate', () => {
  it.each([
    ['2024年5月20日', '2024-05-20'],
    ['2024 年 5 月 20 日', '2024-05-20'],
    ['２０２４年５月２０日', '2024-05-20'],
    ['2024-05-20', '2024-05-20'],
    ['2024-05-20 10:40', '2024-05-20'],
    ['2024/5/20', '2024-05-20'],
    ['2024/5/2 15:08:22', '2024-05-02'],
    ['2024-5-2 8:22', '2024-05-02'],
    ['2024.5.20', '2024-05-20'],
    ['20240520', '2024-05-20'],
    ['[2024-05-20]', '2024-05-20'],
    ['2024520', '2024-05-20'],
    ['20241231', '2024-12-31'],
    ['2024315', '2024-03-15'],
    ['202455', '2024-05-05'],
    ['2023108', '2023-10-08'],
    ['二〇二四年五月二十日', '2024-05-20'],
    ['二○一○年十月三十一日', '2010-10-31'],
    ['二零一九年十二月廿五日', '2019-12-25'],
    ['二O一一年六月七日', '2011-06-07'],
  ])('reads %s', (text, date) => {
    expect(parseDate(readText(text).plain)).toBe(date)
  })

  it.each([
    ['a month without a day', '2024年5月'],
    ['a day that no calendar holds', '2023-02-29'],
    ['a month that no calendar holds', '2024年13月1日'],
    ['a number that goes on', '2024-05-201'],
    ['an index number', '2024-29881'],
    ['digits that allow two dates', '2024125'],
    ['digits that may be a month', '202412'],
    ['nothing', ''],
  ])('finds no date in %s', (_, text) => {
    expect(parseDate(text)).toBeNull()
  })

  it('tells where each date stands', () => {
    const text = '自2023年1月1日起至2023年12月31日止'
    expect(findDates(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '2023年1月1日',
      '2023年12月31日',
    ])
  })
})
