import { describe, expect, it } from 'vitest'
import { isPage, nextProposal, readProposals } from '../../../src/web/assets/scripts/proposals.js'

describe('readProposals', () => {
  it('reads what the server sends', () => {
    expect(readProposals(['双', ['双倍增', '题'], ['工程与行动'], ['/search?q=a', '/r/b']])).toEqual([
      { text: '双倍增', note: '工程与行动', url: '/search?q=a' },
      { text: '题', note: '', url: '/r/b' },
    ])
  })

  it.each([[null], [{}], ['x'], [[]], [['双']], [['双', 3]], [['双', [3, null]]]])(
    'makes nothing of %j',
    (answer) => {
      expect(readProposals(answer)).toEqual([])
    },
  )
})

describe('isPage', () => {
  it.each([
    ['/r/yuhuanyuhuan', true],
    ['/search?q=/r/', false],
    ['', false],
  ])('%s: %s', (url, page) => {
    expect(isPage({ text: '', note: '', url })).toBe(page)
  })
})

describe('nextProposal', () => {
  it.each([
    [-1, 1, 3, 0],
    [2, 1, 3, -1],
    [-1, -1, 3, 2],
    [0, -1, 3, -1],
    [-1, 1, 0, -1],
  ] as const)('from %i by %i of %i leads to %i', (at, step, length, to) => {
    expect(nextProposal(at, step, length)).toBe(to)
  })
})
