import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../src/text/fold.ts'
import { createNameStarts } from '../../src/text/name-starts.ts'

/** Every place that `next` stops at. */
function places(names: readonly string[], text: string): number[] {
  const starts = createNameStarts(names)
  const found: number[] = []
  for (let at = starts.next(text, 0); at !== -1; at = starts.next(text, at + 1)) found.push(at)
  return found
}

describe('createNameStarts', () => {
  it.each([
    ['实施双倍增行动', ['双倍增'], [2]],
    ['实施雙倍增行动', ['双倍增'], [2]],
    ['第３１５工程', ['315工程'], [1]],
    ['双“倍增”行动', ['双倍增'], [0]],
    ['玉环', ['玉'], [0]],
    ['双', ['双倍增'], []],
    ['', ['双倍增'], []],
  ])('sees in %s where %j may begin', (text, names, expected) => {
    expect(places(names, text)).toEqual(expected)
  })

  it('passes over no name, however it is written', () => {
    const char = fc.constantFrom(...'双倍增倍３3１五ⅡⅠi㎡m2 “”　雙縣县\u200bＡa')
    const string = fc.array(char, { minLength: 1, maxLength: 12 }).map((chars) => chars.join(''))
    fc.assert(
      fc.property(string, string, string, (before, written, behind) => {
        const name = foldText(written)
        fc.pre(name !== '')
        const text = `${before}。${written}。${behind}`
        const first = foldText(`${before}。`).length
        // The place of the name is the first trace behind the stop.
        const at = [...text].findIndex((char, nth) => nth > before.length && foldText(char) !== '')
        expect(first).toBeGreaterThan(0)
        expect(places([name], text)).toContain(at)
      }),
    )
  })
})
