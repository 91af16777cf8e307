import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QueryNode } from '../../src/indexing/query-tree.ts'
import { LONGEST_QUERY, parseQuery } from '../../src/search/parse-query.ts'

function written(node: QueryNode | null): string {
  if (node === null) return '∅'
  switch (node.kind) {
    case 'text':
      return node.exact ? `"${node.text}"` : node.text
    case 'not':
      return `¬${written(node.part)}`
    case 'all':
      return `(${node.parts.map(written).join(' ∧ ')})`
    case 'any':
      return `(${node.parts.map(written).join(' ∨ ')})`
  }
}

describe('parseQuery', () => {
  it.each([
    ['双倍增', '双倍增'],
    ['315 双倍增', '(315 ∧ 双倍增)'],
    ['３１５　双倍增', '(315 ∧ 双倍增)'],
    ['"揭榜挂帅"', '"揭榜挂帅"'],
    ['“揭榜挂帅”', '"揭榜挂帅"'],
    ['「揭榜挂帅」', '"揭榜挂帅"'],
    ['『揭榜挂帅』', '"揭榜挂帅"'],
    ['＂揭榜挂帅＂', '"揭榜挂帅"'],
    ['”揭榜挂帅“', '"揭榜挂帅"'],
    ['“尖兵”“领雁”', '("尖兵" ∧ "领雁")'],
    ['企业 -专精特新', '(企业 ∧ ¬专精特新)'],
    ['企业 －“专精特新”', '(企业 ∧ ¬"专精特新")'],
    ['落实“315”工程', '落实315工程'],
    ['R&D 经费', '(r&d ∧ 经费)'],
    ['2020-2024', '2020-2024'],
    ['後續 產學研', '(后续 ∧ 产学研)'],
    ['', '∅'],
    ['   ', '∅'],
    ['“”', '∅'],
    ['-', '-'],
  ])('reads %s as %s', (raw, tree) => {
    expect(written(parseQuery(raw).tree)).toBe(tree)
  })

  it.each([
    ['“没有后引号', /引号没有成对/],
    ['-企业', /只有排除词/],
    ['“”', /没有可以检索的文字/],
    ['企业'.repeat(5_000), /检索词太长/],
    [Array.from({ length: 90 }, (_, at) => `词${at}`).join(' '), /检索词太多/],
  ])('says how it understood %s', (raw, notice) => {
    expect(parseQuery(raw).notices.join()).toMatch(notice)
  })

  it('reads back what it says it understood', () => {
    for (const raw of ['企业 -“专精特新” 315', '“研发费用”', '2+4+X']) {
      const { tree, understood } = parseQuery(raw)
      expect(parseQuery(understood).tree).toEqual(tree)
    }
  })

  it('never fails, and never asks for an empty text, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: LONGEST_QUERY + 50 }), (raw) => {
        const { tree } = parseQuery(raw)
        if (tree?.kind === 'text') expect(tree.text).not.toBe('')
      }),
    )
  })
})
