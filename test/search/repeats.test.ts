import { describe, expect, it } from 'vitest'
import type { RankedReply } from '../../src/search/rank/rank-replies.ts'
import { placeRepeats } from '../../src/search/rank/repeats.ts'

interface Shown {
  readonly exact?: boolean
  readonly like?: string
}

/** A reply that shows `texts`, the first in front. */
function ranked(id: string, texts: readonly string[], { exact = true, like }: Shown = {}): RankedReply {
  const passages = texts.map((folded) => ({ role: 'done' as const, folded }))
  const found = passages.map((_, ordinal) => ({ ordinal, evidence: texts.length - ordinal, exact }))
  return {
    found: { id, evidence: 1, inHeader: false, passages: found },
    outline: { id, docType: 'reply', year: null, titles: '', length: 100, passages },
    whole: new Set(),
    asked: { wanted: [], like: like ?? null, telling: [], greatestStrength: 1 },
    score: 1,
    values: [],
  }
}

const care = '全市建成日间照料中心12家,覆盖所有街道。'
const beds = '护理床位不足的问题正在解决,年内新增300张。'
const staff = '护理人员由培训基地统一培训,持证上岗。'
const closing = '下一步将继续扩大服务供给,提高老年人满意度。'

/** Ids in their new order, each repeat with the id of what it repeats. */
function order(replies: readonly RankedReply[]): string {
  return placeRepeats(replies)
    .map(({ outline: { id }, sameAs, sameText }) =>
      sameAs === null ? id + (sameText === 0 ? '' : `+${sameText}`) : `${id}=${sameAs}`,
    )
    .join(' ')
}

describe('placeRepeats', () => {
  it('puts replies behind that would show nothing but what an earlier one shows', () => {
    expect(
      order([
        ranked('a', [care, beds]),
        ranked('b', [care, beds]),
        ranked('c', [staff]),
        ranked('d', [care]),
      ]),
    ).toBe('a+2 c b=a d=a')
  })

  it.each([
    ['a further passage', [care, staff]],
    ['another figure', [care.replace('12', '30')]],
    ['another passage first, of two others', [staff, care]],
    ['headings alone', ['工作情况']],
    ['nothing', []],
  ])('leaves a reply with %s where it stands', (_what, texts) => {
    expect(order([ranked('a', [care, beds]), ranked('b', texts), ranked('c', [closing])])).toBe('a b c')
  })

  it('lets no repeat of an exact passage fall behind replies without one', () => {
    expect(
      order([
        ranked('a', [care]),
        ranked('b', [care]),
        ranked('c', [beds], { exact: false }),
        ranked('d', [staff]),
      ]),
    ).toBe('a+1 d c b=a')
    expect(order([ranked('a', [care]), ranked('b', [care]), ranked('c', [beds], { exact: false })])).toBe(
      'a+1 b=a c',
    )
  })

  it('knows no such precedence where likeness to a text ranks', () => {
    const like = `${care}${beds}`
    expect(
      order([
        ranked('a', [care], { like }),
        ranked('b', [care], { like }),
        ranked('c', [beds], { like, exact: false }),
        ranked('d', [care], { like }),
      ]),
    ).toBe('a+2 c b=a d=a')
  })

  it('leaves the second of two answers beside the first where likeness to a letter ranks', () => {
    const like = `${care}${beds}`
    const replies = [
      ranked('a', [care], { like }),
      ranked('b', [care], { like }),
      ranked('c', [beds], { like }),
    ]
    expect(order(replies)).toBe('a+1 b=a c')
  })
})
