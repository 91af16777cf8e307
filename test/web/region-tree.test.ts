import { describe, expect, it } from 'vitest'
import { type Branch, isWithin, regionTree } from '../../src/web/pages/region-tree.ts'

const zhejiang = ['330000', '330100', '330182', '330600', '330603', '331000', '331083']
const many = [
  ...zhejiang,
  '370000',
  '371300',
  '371302',
  '420000',
  '429004',
  '500000',
  '500101',
  ...Array.from({ length: 80 }, (_, at) => `5101${10 + at}`),
  '510000',
]

interface Region {
  value: string
  count: number
  selected: boolean
}

function tree(codes: readonly string[], selected: readonly string[] = []): Branch<Region>[] {
  return regionTree(codes.map((value) => ({ value, count: 1, selected: selected.includes(value) })))
}

/** One line a region, indented; + where those below are folded, - where they are open. */
function drawn(branches: readonly Branch<Region>[], indent = ''): string[] {
  return branches.flatMap(({ region, below, open }) => [
    `${indent}${region.value}${below.length === 0 ? '' : open ? ' -' : ' +'}`,
    ...drawn(below, `${indent}  `),
  ])
}

describe('regionTree', () => {
  it('shows a short list open, each region below its own', () => {
    expect(drawn(tree([...zhejiang].reverse()))).toEqual([
      '330000 -',
      '  330100 -',
      '    330182',
      '  330600 -',
      '    330603',
      '  331000 -',
      '    331083',
    ])
  })

  it('folds a longer one, but not the way to a chosen region', () => {
    const codes = [...zhejiang, ...many.slice(7, 14)]
    expect(drawn(tree(codes)).slice(0, 2)).toEqual(['330000 +', '  330100 +'])
    const chosen = drawn(tree(codes, ['331083']))
    expect(chosen).toContain('330000 -')
    expect(chosen).toContain('  331000 -')
    expect(chosen).toContain('370000 +')
  })

  it('holds only the provinces of a long list', () => {
    expect(drawn(tree(many))).toEqual(['330000', '370000', '420000', '500000', '510000'])
  })

  it('holds what is below a chosen province, also counties that stand directly below it', () => {
    expect(drawn(tree(many, ['420000']))).toEqual([
      '330000',
      '370000',
      '420000 -',
      '  429004',
      '500000',
      '510000',
    ])
  })

  it('holds the way down to a chosen county', () => {
    expect(drawn(tree(many, ['331083'])).slice(0, 6)).toEqual([
      '330000 -',
      '  330100',
      '  330600',
      '  331000 -',
      '    331083',
      '370000',
    ])
  })

  it('shows the frequent regions first', () => {
    const regions = [
      { value: '330000', count: 2 },
      { value: '370000', count: 5 },
      { value: '110000', count: 2 },
    ]
    expect(regionTree(regions).map(({ region }) => region.value)).toEqual(['370000', '110000', '330000'])
  })

  it('shows counties whose province is not in the list', () => {
    expect(drawn(tree(['331083', '371302']))).toEqual(['331083', '371302'])
    expect(tree([])).toEqual([])
  })
})

describe('isWithin', () => {
  it.each([
    ['331083', '330000', true],
    ['331083', '331000', true],
    ['331083', '331083', true],
    ['331000', '331083', false],
    ['331083', '330100', false],
    ['429004', '420000', true],
    ['330100', '330110', false],
  ])('%s in %s: %s', (code, above, within) => {
    expect(isWithin(code, above)).toBe(within)
  })
})
