import { describe, expect, it } from 'vitest'
import { occurrences, parseNumeral } from '../../src/text/numerals.ts'

describe('parseNumeral', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十一', 11],
    ['二十', 20],
    ['廿一', 21],
    ['一百二十三', 123],
    ['一百零五', 105],
    ['二〇二四', 2024],
    ['二○二四', 2024],
    ['一九九八', 1998],
    ['2024', 2024],
  ])('%s is %i', (text, value) => {
    expect(parseNumeral(text)).toBe(value)
  })

  it.each(['', '第一', '一万', '十分', '2.7', '乙'])('%s is no numeral', (text) => {
    expect(parseNumeral(text)).toBeNull()
  })
})

describe('occurrences', () => {
  it.each([
    ['315科技创新体系', '315', 1],
    ['落实315、1315和3150', '315', 1],
    ['13800000315', '315', 0],
    ['415x先进制造业集群', '415', 1],
    ['415x先进制造业集群', '415x', 1],
    ['占比2.41%', '41', 1],
    ['企企企', '企企', 2],
    ['科技', '', 0],
  ])('in %s, %s stands %i times', (text, part, times) => {
    expect(occurrences(text, part)).toHaveLength(times)
  })
})
