import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWithHeld } from '../../../src/cli/building/compare-with-held.ts'
import type { HeldSource } from '../../../src/indexing/source-record.ts'
import type { SourceFile } from '../../../src/ingest/list-sources.ts'

const held = (name: string, stamp: string, unread: string | null = null): HeldSource => ({
  name,
  stamp,
  unread,
})
const file = (source: string, stamp: string): SourceFile => ({ source, stamp, path: source, bytes: 1 })

describe('compareWithHeld', () => {
  it('tells new and touched files, and names without a file', () => {
    const files = [file('甲', '1'), file('乙', '2'), file('丙', ''), file('丁', '4')]
    const { touched, gone } = compareWithHeld(files, [
      held('甲', '1'),
      held('丙', ''),
      held('丁', '3'),
      held('戊', '5'),
    ])
    expect(touched.map(({ source }) => source)).toEqual(['乙', '丙', '丁'])
    expect(gone).toEqual(['戊'])
  })

  it('tells what could not be read and was not touched since', () => {
    const files = [file('甲.pdf', '1'), file('乙.pdf', '2')]
    const { touched, unread } = compareWithHeld(files, [
      held('甲.pdf', '1', 'scanned-pdf'),
      held('乙.pdf', '1', 'scanned-pdf'),
      held('丙.pdf', '1', 'scanned-pdf'),
    ])
    expect(touched.map(({ source }) => source)).toEqual(['乙.pdf'])
    expect(unread.map(({ name }) => name)).toEqual(['甲.pdf'])
  })

  it('does not depend on the order of what is held', () => {
    const names = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 })
    fc.assert(
      fc.property(names, names, fc.array(fc.boolean(), { minLength: 61 }), (listed, kept, isSame) => {
        const files = listed.sort((a, b) => a - b).map((one) => file(`答复${one}`, '1'))
        const all = kept.map((one) => held(`答复${one}`, isSame[one] ? '1' : '2'))
        const { touched, gone } = compareWithHeld(files, all)
        const stamps = new Map(all.map(({ name, stamp }) => [name, stamp]))
        expect(touched).toEqual(files.filter(({ source }) => stamps.get(source) !== '1'))
        expect(gone).toEqual(
          all.map(({ name }) => name).filter((name) => !files.some((one): boolean => one.source === name)),
        )
      }),
    )
  })
})
