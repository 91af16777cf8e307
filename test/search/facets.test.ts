import { describe, expect, it } from 'vitest'
import { noFilters } from '../../src/indexing/reply-index.ts'
import { toFacets } from '../../src/search/facets.ts'

/** Counts of `values` authorities: 1, 2 … 10, 1, 2 … */
function counts(values: number) {
  const none = new Map<string, number>()
  const authority = new Map(
    Array.from({ length: values }, (_, at) => [`单位${String(at).padStart(4, '0')}`, 1 + (at % 10)]),
  )
  return { region: none, programme: none, section: none, year: none, kind: none, authority }
}

describe('toFacets', () => {
  it('lists all values of a facet up to 200', () => {
    const { facets, unlisted } = toFacets(counts(200), noFilters, noFilters)
    expect(facets.authority.length).toBe(200)
    expect(unlisted).toBeUndefined()
  })

  it('lists the 200 most frequent of more with their exact counts, and says how many are left', () => {
    const { facets, unlisted } = toFacets(counts(990), noFilters, noFilters)
    const listed = facets.authority.map(({ count }) => count)
    expect(listed).toEqual(Array.from({ length: 200 }, (_, at) => 10 - Math.floor(at / 99)))
    expect(facets.authority.at(-1)?.value).toBe('单位0017')
    expect(unlisted).toEqual({ authority: 790 })
  })

  it('lists what is chosen however rare it is, also where it has no reply', () => {
    const chosen = { ...noFilters, authority: ['单位0000', '没有的单位'] }
    const { facets, unlisted } = toFacets(counts(990), chosen, chosen)
    expect(facets.authority.filter(({ selected }) => selected)).toMatchObject([
      { value: '单位0000', count: 1 },
      { value: '没有的单位', count: 0 },
    ])
    expect(unlisted).toEqual({ authority: 789 })
  })
})
