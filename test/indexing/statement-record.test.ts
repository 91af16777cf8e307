import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldedLines } from '../../src/indexing/reply-text.ts'
import { packStatements, unpackStatements } from '../../src/indexing/statement-record.ts'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { type Reply, replyDate } from '../../src/reply/reply.ts'
import type { Role } from '../../src/reply/role.ts'
import { statementsOf } from '../../src/statements/reply-statements.ts'
import { asSource } from '../bench/corpus.ts'
import { generateReplies } from '../bench/generate-replies.ts'
import { seedReplies } from '../seed-replies.ts'
import { sampleReply, yuhuan } from './sample-replies.ts'

function givenBack(reply: Reply): unknown {
  const lines = foldedLines(reply)
  const year = replyDate(reply.header)?.slice(0, 4) ?? null
  return unpackStatements(packStatements(reply, lines), { id: reply.id, year, lines })
}

const odd: readonly (readonly [string, string | readonly [Role, string]])[] = [
  ['wide and capital letters, folded in what is searched', '全市建成５Ｇ基站１２００座，其中CNG加氣站３座。'],
  ['an indicator that is put together', '全市共有企业研发机构145家，其中省级以上58家；8个产品列入省级名单。'],
  ['a unit that is rare', '改造燃煤锅炉12.5蒸吨，整治河道3支，建成沼气池40个百分点。'],
  ['what grew', '规模以上工业增加值14.4亿元，同比增长56%，新增专利授权1,204件。'],
  [
    'a promise of a month, a year and an owner',
    ['plan', '由市水利局牵头，２０２５年６月底前整治河道30公里；2026年，新增“小巨人”企业5家。'],
  ],
  ['a promise without a figure', ['plan', '确保项目早日落地见效。年底前完成验收。']],
  ['nothing', '感谢您对科技创新工作的关心！'],
]

describe('a record of statements', () => {
  it.each(odd)('gives back %s', (_, passage) => {
    const reply = sampleReply('odd', ['前言。', passage, passage], {
      header: { signedOn: '2024-05-20' },
      region: yuhuan,
    })
    expect(givenBack(reply)).toEqual(statementsOf(reply))
  })

  it('gives back those of all seeds and of generated replies', () => {
    const generated = [...generateReplies(40, 7)].map((one) => parseReply(asSource(one)))
    for (const reply of [...seedReplies().values(), ...generated])
      expect(givenBack(reply)).toEqual(statementsOf(reply))
  })

  it('gives back those of passages that are not numbered one after another', () => {
    const { passages, ...rest } = sampleReply('odd', ['全市建成充电桩12个。', '全市建成公厕30座。'])
    const reply = { ...rest, passages: passages.map((one) => ({ ...one, anchor: `q${one.anchor}` })) }
    expect(givenBack(reply)).toEqual(statementsOf(reply))
    expect(statementsOf(reply).numbers.map(({ anchor }) => anchor)).toEqual(['qp1', 'qp2'])
  })

  it('gives back those of any text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 })
    fc.assert(
      fc.property(text, text, fc.constantFrom<Role>('done', 'plan'), (before, behind, role) => {
        const reply = sampleReply('any', [[role, `${before}企业12家${behind}，2025年建成公厕9座`]])
        expect(givenBack(reply)).toEqual(statementsOf(reply))
      }),
    )
  })
})
