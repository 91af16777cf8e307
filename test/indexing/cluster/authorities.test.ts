import { describe, expect, it } from 'vitest'
import { AuthorityNames } from '../../../src/indexing/cluster/authorities.ts'
import { authorityCode } from '../../../src/indexing/cluster/reply-document.ts'

const [science, education] = ['玉环市科学技术局', '玉环市教育局']

/** A cluster that holds replies of `names`, and how many codes it was asked about. */
function clusterWith(names: readonly string[]): {
  search: (bodies: readonly object[]) => Promise<object[]>
  readonly asked: number[]
} {
  const asked: number[] = []
  const search = async (bodies: readonly object[]): Promise<object[]> =>
    bodies.map((body) => {
      const { query } = body as { query: { terms: { authorityCode: readonly number[] } } }
      const codes = query.terms.authorityCode
      asked.push(codes.length)
      const buckets = names
        .map((name) => ({ key: { code: authorityCode(name), name } }))
        .filter(({ key }) => codes.includes(key.code))
      return { aggregations: { names: { buckets } } }
    })
  return { search, asked }
}

describe('authorityCode', () => {
  it('is a whole number that JSON keeps, another for each of 20,000 names', () => {
    const codes = Array.from({ length: 20_000 }, (_, at) => authorityCode(`某市第${at}局`))
    expect(codes.every((code) => Number.isSafeInteger(code) && code >= 0)).toBe(true)
    expect(new Set(codes).size).toBe(codes.length)
  })
})

describe('AuthorityNames', () => {
  it('gives counts by name, ascending, and asks for each name once', async () => {
    const names = new AuthorityNames()
    const { search, asked } = clusterWith([science, education])
    const [one, other] = [authorityCode(science), authorityCode(education)]
    expect([...(await names.counts(`${one} 3 `, search))]).toEqual([[science, 3]])
    expect([...(await names.counts(`${one} 5 ${other} 12 `, search))]).toEqual([
      [education, 12],
      [science, 5],
    ])
    expect([...(await names.counts(`${other} 1 `, search))]).toEqual([[education, 1]])
    expect([...(await names.counts('', search))]).toEqual([])
    expect(asked).toEqual([1, 1])
  })

  it('asks for many in parts, and leaves out those that are gone', async () => {
    const names = new AuthorityNames()
    const { search, asked } = clusterWith([science])
    const gone = Array.from({ length: 25_000 }, (_, at) => `${at} 1 `).join('')
    expect([...(await names.counts(`${gone}${authorityCode(science)} 2 `, search))]).toEqual([[science, 2]])
    expect(asked).toEqual([10_000, 10_000, 5_001])
  })
})
