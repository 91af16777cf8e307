import { describe, expect, it } from 'vitest'
import { isWithin, openBranches } from '../../src/web/pages/region-tree.ts'

const zhejiang = ['330000', '330100', '330182', '330600', '330603', '331000', '331083']
const many = [...zhejiang, '370000', '371300', '371302', '420000', '429004', '500000', '500101']

function shown(codes: readonly string[], selected: readonly string[] = []): string[] {
  const regions = codes.map((value) => ({ value, selected: selected.includes(value) }))
  return openBranches(regions).map(({ region, depth }) => '  '.repeat(depth) + region.value)
}

describe('openBranches', () => {
  it('shows a short list whole, each region below its own', () => {
    expect(shown([...zhejiang].reverse())).toEqual([
      '330000',
      '  330100',
      '    330182',
      '  330600',
      '    330603',
      '  331000',
      '    331083',
    ])
  })

  it('shows only the provinces of a long list', () => {
    expect(shown(many)).toEqual(['330000', '370000', '420000', '500000'])
  })

  it('opens a chosen province, also one whose counties stand directly below it', () => {
    expect(shown(many, ['420000'])).toEqual(['330000', '370000', '420000', '  429004', '500000'])
  })

  it('opens the way down to a chosen county', () => {
    expect(shown(many, ['331083'])).toEqual([
      '330000',
      '  330100',
      '  330600',
      '  331000',
      '    331083',
      '370000',
      '420000',
      '500000',
    ])
  })

  it('opens what is alone on its level', () => {
    const counties = Array.from({ length: 13 }, (_, at) => `3701${10 + at}`)
    expect(shown(['370000', '370100', ...counties]).length).toBe(15)
  })

  it('shows counties whose province is not in the list', () => {
    expect(shown(['331083', '371302'])).toEqual(['331083', '371302'])
    expect(shown([])).toEqual([])
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
