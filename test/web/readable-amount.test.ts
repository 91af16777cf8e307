import { describe, expect, it } from 'vitest'
import { readableAmount } from '../../src/web/pages/readable-amount.ts'

describe('readableAmount', () => {
  it.each([
    [1_800_000_000, '亩', '18', '亿亩'],
    [83_119_400, '人次', '8311.94', '万人次'],
    [12_000, '人', '1.2', '万人'],
    [59_860, '人', '59860', '人'],
    [290, '家', '290', '家'],
    [23.6, '亿元', '23.6', '亿元'],
    [20_707.43, '万元', '20707.43', '万元'],
    [0, '件', '0', '件'],
    [null, null, '', ''],
  ])('%s %s is shown as %s %s', (value, unit, number, shown) => {
    expect(readableAmount(value, unit)).toEqual({ number, unit: shown })
  })
})
