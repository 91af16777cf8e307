import { describe, expect, it } from 'vitest'
import { cuesIn, defineCue, matchesCue } from '../../src/parse/cues.ts'

const planned = defineCue('将拟', /^我局[将拟]/)
const lacking = defineCue('但', /但[^。]*不足/)

describe('a cue', () => {
  it.each([
    ['我局将加强管理。', planned, true],
    ['我局拟于年底完成。', planned, true],
    ['该局将加强管理。', planned, false],
    ['我局加强管理。', planned, false],
    ['成效明显，但力量不足。', lacking, true],
    ['成效明显，力量不足。', lacking, false],
    ['', lacking, false],
  ])('in %s', (text, cue, matches) => {
    expect(matchesCue(text, cuesIn(text), cue)).toBe(matches)
  })

  it('is not tried where none of its characters stands', () => {
    const text = '我局加强管理。'
    expect(cuesIn(text) & (planned.bit | lacking.bit)).toBe(0)
  })
})
