import { describe, expect, it } from 'vitest'
import { headLine, rowLine } from '../../src/cli/print-rows.ts'
import { silentIo } from './run-fuwen.ts'

describe('rowLine', () => {
  it('is one line whatever a value holds', () => {
    expect(rowLine(['玉环市', null, 4.5, '甲\t乙\n丙'])).toBe('玉环市\t\t4.5\t甲 乙 丙\n')
  })
})

describe('headLine', () => {
  it('names the columns on a terminal alone', () => {
    const io = (out: boolean) => ({ ...silentIo, isTerminal: { out, err: out } })
    expect(headLine(['代码', '名称'], io(true))).toBe('代码\t名称\n')
    expect(headLine(['代码', '名称'], io(false))).toBe('')
  })
})
