import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWithHeld } from '../../../src/cli/building/compare-with-held.ts'
import type { SourceFile } from '../../../src/ingest/list-sources.ts'

const file = (source: string, stamp: string): SourceFile => ({ source, stamp, path: source, bytes: 1 })

describe('compareWithHeld', () => {
  it('tells new and touched files, and names without a file', () => {
    const files = [file('甲', '1'), file('乙', '2'), file('丙', ''), file('丁', '4')]
    const held = [
      ['甲', '1'],
      ['丙', ''],
      ['丁', '3'],
      ['戊', '5'],
    ] as const
    const { touched, gone } = compareWithHeld(files, held)
    expect(touched.map(({ source }) => source)).toEqual(['乙', '丙', '丁'])
    expect(gone).toEqual(['戊'])
  })

  it('does not depend on the order of what is held', () => {
    const names = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 })
    fc.assert(
      fc.property(names, names, fc.array(fc.boolean(), { minLength: 61 }), (listed, kept, isSame) => {
        const files = listed.sort((a, b) => a - b).map((one) => file(`答复${one}`, '1'))
        const held = kept.map((one) => [`答复${one}` as string, isSame[one] ? '1' : '2'] as const)
        const { touched, gone } = compareWithHeld(files, held)
        const stamps = new Map(held)
        expect(touched).toEqual(files.filter(({ source }) => stamps.get(source) !== '1'))
        expect(gone).toEqual(
          held.map(([name]) => name).filter((name) => !files.some((one): boolean => one.source === name)),
        )
      }),
    )
  })
})
