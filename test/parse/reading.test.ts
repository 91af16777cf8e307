import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from '../../src/parse/reading.ts'
import { classOf } from '../../src/parse/scan.ts'

const piece = fc.oneof(
  fc.constantFrom(
    '## 二、',
    '# ',
    '＃ ',
    '\n',
    '一是',
    '（三）',
    '①',
    '”。',
    '　',
    '\u2028',
    '現(xiàn)答(dá)復(fù)',
    '|',
    '\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

describe('readText', () => {
  it('notes the class of every character as it stands in the plain text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const { plain, text, classes } = readText(pieces.join(''))
        expect([...classes]).toEqual(plain.split('').map(classOf))
        expect(text).toHaveLength(plain.length)
      }),
    )
  })

  it('notes marks of Markdown before a heading as blanks', () => {
    const { plain, classes } = readText('## 二、下一步打算')
    expect(plain).toBe('   二、下一步打算')
    expect(classes[0]).toBe(classOf(' '))
  })
})
