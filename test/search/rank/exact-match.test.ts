import { describe, expect, it } from 'vitest'
import type { Role } from '../../../src/reply/role.ts'
import { exactMatch } from '../../../src/search/rank/exact-match.ts'

/** What a reply gets for holding what was asked for in passages of `roles`. */
function inPassages(...roles: Role[]): number {
  const passages = roles.map((role) => ({ role, folded: '您反映的“路灯急需解决”的问题收悉。' }))
  return exactMatch({
    found: {
      id: 'a',
      evidence: 1,
      inHeader: false,
      passages: roles.map((_, ordinal) => ({ ordinal, evidence: 1, exact: true })),
    },
    outline: { id: 'a', docType: 'reply', year: null, titles: '', length: 100, passages },
    whole: new Set(),
    asked: { wanted: [], like: null, telling: [], greatestStrength: 1 },
  })
}

describe('exactMatch', () => {
  it('is worth as much in what a reply says it answers as in what it answers', () => {
    expect(inPassages('receipt')).toBe(inPassages('plan'))
  })

  it.each(['greeting', 'thanks', 'signature', 'contact'] as const)('is worth little in %s', (role) => {
    expect(inPassages(role)).toBeLessThan(inPassages('background'))
  })

  it('is worth what the best of the passages is worth', () => {
    expect(inPassages('thanks', 'done')).toBe(inPassages('done'))
  })
})
