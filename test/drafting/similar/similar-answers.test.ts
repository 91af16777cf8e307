import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readProposal } from '../../../src/drafting/similar/read-proposal.ts'
import { saySame, wordingOf } from '../../../src/drafting/similar/same-text.ts'
import type { AnsweredAsk } from '../../../src/drafting/similar/similar-answers.ts'
import { regionByCode } from '../../../src/regions/gazetteer.ts'
import { openSeedIndex } from '../../search/seed-index.ts'
import { sharedFolder } from '../../temporary-folder.ts'

const folder = sharedFolder()
let seeds: Awaited<ReturnType<typeof openSeedIndex>>

beforeAll(async () => {
  seeds = await openSeedIndex(folder)
}, 60_000)

afterAll(() => seeds.index.close())

const proposal = `关于激发创新潜力的建议
建议：
1.落实研发费用加计扣除政策。
2.引进高层次人才。`

function ask(text: string, own: string | null = null): Promise<AnsweredAsk[]> {
  return seeds.drafter.similar(readProposal(text), own === null ? null : regionByCode(own))
}

describe('similarAnswers', () => {
  it('gives each ask what was done and what is planned, and never a greeting', async () => {
    const asks = await ask(proposal)
    expect(asks.map(({ text }) => text)).toEqual(['1.落实研发费用加计扣除政策。', '2.引进高层次人才。'])
    for (const { answers } of asks) {
      const roles = answers.map(({ passage }) => passage.role)
      expect(roles).toContain('done')
      expect(roles).toContain('plan')
      expect(roles.filter((role) => /greeting|receipt|thanks|signature|contact/.test(role))).toEqual([])
    }
    expect(asks[0]?.answers[0]?.passage.text).toContain('研发费用加计扣除')
  })

  it('scores the best of an ask 1, and the others in falling order', async () => {
    for (const { answers } of await ask(proposal)) {
      const scores = answers.map(({ score }) => score)
      expect(scores[0]).toBe(1)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    }
  })

  it('leaves room empty rather than showing what has only common words with the ask', async () => {
    const [only] = await ask('建议落实研发费用加计扣除政策。')
    expect(only?.answers.map(({ passage }) => passage.text).filter((text) => !/研发|税/.test(text))).toEqual(
      [],
    )
  })

  it.each([
    '加快水源工程建设，推进城乡供水一体化，对老旧管网进行全面改造。',
    '出台养犬管理条例，明确禁养犬种和遛犬时段。',
    '建设公益性骨灰堂，推广树葬花葬。',
  ])('leaves an ask empty that no reply answers: %s', async (text) => {
    const asks = await ask(`关于办好民生实事的建议\n\n一、${text}\n二、落实研发费用加计扣除政策。`)
    expect(asks.map(({ answers }) => answers.length > 0)).toEqual([false, true])
  })

  it('prefers the own region', async () => {
    const score = async (own: string | null): Promise<number> => {
      const [, second] = await ask(proposal, own)
      return second?.answers.find(({ reply }) => reply.region?.code === '371300')?.score ?? 0
    }
    expect(await score('371300')).toBeGreaterThan(await score('330603'))
  })

  it.each([['关于加强研发费用加计扣除的建议'], ['研发费用加计扣除']])(
    'takes a title alone: %s',
    async (title) => {
      const [only, ...others] = await ask(title)
      expect(others).toEqual([])
      expect(only?.answers.length).toBeGreaterThan(2)
    },
  )

  it.each([[''], [' \n '], ['😀'], ['\ud800'], ['〇'.repeat(3000)]])('takes any text: %j', async (text) => {
    expect(Array.isArray(await ask(text))).toBe(true)
  })
})

describe('passages that say the same', () => {
  const text = '建成社区居家养老服务中心45个，老年助餐点实现城区全覆盖，困难老人家庭适老化改造全部完成。'
  it.each([
    [text, true],
    [text.replace('45', '30').replace('，', ','), true],
    [text.replace('社区居家', '镇级'), true],
    ['建成社区居家养老服务中心45个，下一步将加快推进县级失能照护中心建设，新增床位300张。', false],
    ['', false],
  ])('%s: %s', (other, same) => {
    expect(saySame(wordingOf(text), wordingOf(other))).toBe(same)
  })

  it('has seven of ten pairs of letters in common, neither more nor less', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'养老服务中心助餐，3'), maxLength: 12 })
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const [a, b] = [one, other].map((text) => pairsIn(text.replace(/[，3]/g, '')))
        const common = [...(a ?? [])].filter((pair) => b?.has(pair)).length
        const all = new Set([...(a ?? []), ...(b ?? [])]).size
        expect(saySame(wordingOf(one), wordingOf(other))).toBe(all > 0 && 10 * common >= 7 * all)
      }),
      { numRuns: 3_000 },
    )
  })
})

function pairsIn(letters: string): Set<string> {
  return new Set(Array.from(letters.slice(1), (second, at) => letters.charAt(at) + second))
}
