import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Cues, matchesCue } from '../../src/parse/cues.ts'
import { readText } from '../../src/parse/reading.ts'
import { cues as roleCues } from '../../src/parse/role-cues.ts'

describe('a cue', () => {
  const table = new Cues()
  const planned = table.define('我 将拟', /^我局[将拟]/)
  const lacking = table.define('但', /但[^。]*不足/)

  it.each([
    ['我局将加强管理。', planned, true],
    ['我局拟于年底完成。', planned, true],
    ['该局将加强管理。', planned, false],
    ['我局加强管理。', planned, false],
    ['成效明显，但力量不足。', lacking, true],
    ['成效明显，力量不足。', lacking, false],
    ['', lacking, false],
  ])('in %s', (text, cue, matches) => {
    expect(matchesCue(text, table.seenIn(text), cue)).toBe(matches)
  })

  it('is not tried where one of its groups is missing', () => {
    const never = { ...planned, pattern: /(?:)/ }
    expect(matchesCue('该局将加强管理。', table.seenIn('该局将加强管理。'), never)).toBe(false)
    expect(matchesCue('我局将加强管理。', table.seenIn('我局将加强管理。'), never)).toBe(true)
  })
})

describe('the room for cues', () => {
  it('ends with the bits of a number', () => {
    const table = new Cues()
    const letters = Array.from({ length: 32 }, (_, at) => String.fromCharCode(0x4e00 + at))
    const cues = letters.map((letter) => table.define(letter, new RegExp(letter)))
    expect(
      letters.map((letter) => cues.filter((cue) => matchesCue(letter, table.seenIn(letter), cue))),
    ).toEqual(cues.map((cue) => [cue]))
    expect(() => table.define('将', /将/)).toThrow(RangeError)
  })
})

/** Sentences and halves of sentences of real replies. */
const clauses = ['seeds', 'test/parse/fixtures'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readText(readFileSync(`${folder}/${name}`, 'utf8')).plain.split(/(?<=[。;\n])|,/)),
)

/** The words that the patterns themselves are made of. */
const words = [
  ...new Set(roleCues.all.flatMap(({ pattern }) => pattern.source.match(/[\u4e00-\u9fff]+|[,:;]/g) ?? [])),
  ...'0123456789 ',
]

describe('the characters that a cue needs', () => {
  it('are those of several rules', () => expect(roleCues.all.length).toBeGreaterThan(5))

  it('stand in every clause of the seeds and fixtures that matches', () => {
    const missed = clauses.filter((text) => missedCues(text).length > 0)
    expect(clauses.length).toBeGreaterThan(1000)
    expect(missed).toEqual([])
  })

  it('stand in every text of the patterns’ own words that matches', () => {
    const text = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
      .map((some) => some.join(''))
    fc.assert(
      fc.property(text, (plain) => {
        expect(missedCues(plain)).toEqual([])
      }),
      { numRuns: 5000 },
    )
  })

  function missedCues(text: string) {
    const seen = roleCues.seenIn(text)
    return roleCues.all.filter((cue) => cue.pattern.test(text) && !matchesCue(text, seen, cue))
  }
})
