import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonRunFinder } from '../../src/text/common-runs.ts'
import { mergeSpans, type Span } from '../../src/text/span.ts'

/** Every place of `text` that lies in a run of `shortest` that `other` holds: slowly, but plainly. */
function plainly(text: string, other: string, shortest: number): Span[] {
  const runs: Span[] = []
  for (let start = 0; start + shortest <= text.length; start += 1) {
    if (other.includes(text.slice(start, start + shortest))) runs.push({ start, end: start + shortest })
  }
  return mergeSpans(runs)
}

describe('commonRunFinder', () => {
  it('finds each run as long as it can be', () => {
    const find = commonRunFinder('我局将进一步加强农村公路养护管理，落实路长制。', 13)
    expect(find('县局表示，将进一步加强农村公路养护管理，并加大投入。')).toEqual([{ start: 2, end: 17 }])
    expect(find('将进一步加强农村公路')).toEqual([])
  })

  it('covers what a plain search covers', () => {
    const letters = fc.array(fc.constantFrom('路', '桥', '养', '护', '管', '理', '县'), { maxLength: 60 })
    fc.assert(
      fc.property(letters, letters, letters, (a, b, c) => {
        const shared = c.join('')
        const [text, other] = [a.join('') + shared + b.join(''), b.join('') + shared + a.join('')]
        for (const run of commonRunFinder(text, 13)(other))
          expect(other).toContain(text.slice(run.start, run.end))
        const found = mergeSpans(commonRunFinder(text, 13)(other))
        const missed = plainly(text, other, 13).filter(
          (run) => !found.some(({ start, end }) => start <= run.start && run.end <= end),
        )
        expect(missed).toEqual([])
      }),
    )
  })

  it('takes no longer for a text of one syllable again and again', () => {
    const text = '路'.repeat(20_000)
    const passage = '路'.repeat(300)
    const started = performance.now()
    expect(commonRunFinder(text, 13)(passage).length).toBeGreaterThan(0)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
