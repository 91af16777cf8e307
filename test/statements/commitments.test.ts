import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/reply/role.ts'
import { findCommitments } from '../../src/statements/commitments.ts'
import { agreement, annotation, seedReplies } from '../seed-replies.ts'

function promised(text: string, role: Role): unknown[] {
  return findCommitments(text, { role, writtenIn: 2024 }).map(({ target, value, unit, deadline, owner }) => [
    target,
    value,
    unit,
    deadline,
    owner,
  ])
}

describe('findCommitments', () => {
  it.each([
    ['到2025年，力争新增国家高新技术企业50家以上。', 'plan', [['国家高新技术企业', 50, '家', '2025', null]]],
    ['力争到2026年底新增充电桩37个。', 'plan', [['充电桩', 37, '个', '2026-12-31', null]]],
    ['全年发放科技贷款15亿元以上。', 'plan', [['科技贷款', 15, '亿元', '2024', null]]],
    [
      '由市交通运输局牵头，年底前完成农村公路改造30公里。',
      'plan',
      [['农村公路改造', 30, '公里', '2024-12-31', '市交通运输局']],
    ],
    ['2025年底前完成农村公路改造30公里。', 'plan', [['农村公路改造', 30, '公里', '2025-12-31', null]]],
    ['2025年6月底前建成充电桩40个。', 'plan', [['充电桩', 40, '个', '2025-06-30', null]]],
    [
      '今年底前改造农村公路30公里，2026年6月底前再改造农村公路45公里、新建桥梁3座。',
      'plan',
      [
        ['农村公路', 30, '公里', '2024-12-31', null],
        ['农村公路', 45, '公里', '2026-06-30', null],
        ['新建桥梁', 3, '座', '2026-06-30', null],
      ],
    ],
    ['明年计划新建公厕12座。', 'done', [['新建公厕', 12, '座', '2025', null]]],
    ['计划2024年12月底前提交市人大审议。', 'plan', [['提交市人大审议', null, null, '2024-12-31', null]]],
    ['对符合条件的企业给予最高7211万元的补助。', 'plan', [['补助', 7211, '万元', null, null]]],
    ['县体育馆正在施工，预计8月底完工。', 'plan', [['完工', null, null, '2024-08-31', null]]],
    ['该工程计划12月底完成。', 'plan', [['完成', null, null, '2024-12-31', null]]],
    ['预计将于2025年10月底前开行。', 'plan', [['开行', null, null, '2025-10-31', null]]],
    ['力争到2027年，茶园面积稳定在12万亩。', 'plan', [['茶园面积', 120_000, '亩', '2027', null]]],
    [
      '力争完成2000年底前建成的小区改造。',
      'plan',
      [['完成2000年底前建成的小区改造', null, null, null, null]],
    ],
    ['确保项目早日落地见效。', 'plan', [['项目早日落地见效', null, null, null, null]]],
    ['全年新增高新技术企业48家。', 'done', []],
    ['为企业争取上级资金300万元。', 'done', []],
    ['下一步，将进一步加强宣传。', 'plan', []],
  ] as const)('of “%s” (%s) are %j', (text, role, wanted) => {
    expect(promised(text, role)).toEqual(wanted)
  })

  it('agree with a reading of the seeds by hand', () => {
    const found = [...seedReplies()].flatMap(([seed, { header, passages }]) => {
      const writtenIn = header.signedOn === null ? null : Number(header.signedOn.slice(0, 4))
      return passages
        .flatMap(({ text, role }) => findCommitments(text, { role, writtenIn }))
        .map(({ target, value, unit, deadline }) => [seed, target, value, unit, deadline].join('\t'))
    })
    const { precision, recall } = agreement(found, annotation('statements/seed-commitments.tsv'))
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.95)
  })
})
