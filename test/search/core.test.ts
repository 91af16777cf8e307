import { describe, expect, it } from 'vitest'
import { coreOf } from '../../src/search/core.ts'

describe('coreOf', () => {
  it.each([
    ['关于进一步提升产业链招商的建议', '产业链招商'],
    ['加快青少年近视防控', '青少年近视防控'],
    ['关于解决万达门口车辆违停问题的建议', '解决万达门口车辆违停'],
    ['关于学前教育的提案', '学前教育'],
    ['产业链招商', null],
    ['关于教育的建议', null],
    ['推进', null],
    ['', null],
  ])('of %s is %s', (title, core) => {
    expect(coreOf(title)).toBe(core)
  })
})
