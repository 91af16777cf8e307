import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officialText } from '../../../src/web/assets/scripts/official-format.js'
import { officialPart } from '../../../src/web/assets/scripts/official-part.js'

/** A passage with the words in [brackets] marked. */
function passage(written: string) {
  const marks: { start: number; end: number; kind: string }[] = []
  let text = ''
  for (const piece of written.split(/(\[[^\]]*\])/)) {
    const bare = piece.replace(/[[\]]/g, '')
    if (bare !== piece) marks.push({ start: text.length, end: text.length + bare.length, kind: 'place' })
    text += bare
  }
  return { text, marks }
}

/** The same the other way round. */
function written({ text, marks }: ReturnType<typeof passage>): string {
  return marks
    .toReversed()
    .reduce(
      (sofar, { start, end }) => `${sofar.slice(0, start)}[${sofar.slice(start, end)}]${sofar.slice(end)}`,
      text,
    )
}

describe('officialPart', () => {
  it.each([
    ['建成[青溪]站,通车。', '建成[青溪]站，通车。'],
    ['建设“ 智能工厂(数字化车间)”,由[青溪 县]牵头', '建设“智能工厂（数字化车间）”，由[青溪县]牵头'],
    ['修路...架桥[3 座]', '修路……架桥[3座]'],
    ['修路…[青溪]桥--[白石]桥', '修路……[青溪]桥——[白石]桥'],
    ['第一段\n\n  [青溪]段', '第一段\n[青溪]段'],
    ['推进[青溪]线改造;', '推进[青溪]线改造。'],
    ['推进[青溪]线改造，', '推进[青溪]线改造。'],
  ])('writes %j as %j', (before, after) => {
    expect(written(officialPart(passage(before)))).toBe(after)
  })

  it('marks the same letters as before, but for blanks and the form of punctuation', () => {
    const letter = fc.constantFrom('青', '溪', '3', 'a', ',', '.', ' ', '(', ')', '…', '-', '"', '\n')
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 20 }), fc.nat(19), fc.nat(19), (letters, one, other) => {
        const text = letters.join('')
        const [start, end] = [Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)]
        const { text: official, marks } = officialPart({ text, marks: [{ start, end, kind: 'place' }] })
        const bare = (words: string) => words.replace(/[^青溪3a]/g, '')
        expect([text, officialText(text)].map(bare)).toContain(bare(official))
        expect(marks.map((mark) => bare(official.slice(mark.start, mark.end))).join('')).toBe(
          bare(text.slice(start, end)),
        )
      }),
    )
  })
})
