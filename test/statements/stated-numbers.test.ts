import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findStatedNumbers } from '../../src/statements/stated-numbers.ts'
import { slice } from '../../src/text/span.ts'
import { agreement, annotation, seedReplies } from '../seed-replies.ts'

function stated(text: string): unknown[] {
  return findStatedNumbers(text).map(({ indicator, value, unit, asOf, change }) => [
    indicator,
    value,
    unit,
    asOf,
    change,
  ])
}

describe('findStatedNumbers', () => {
  it.each([
    ['截至目前,全区共有高新技术企业557家,数量居全市第一。', [['高新技术企业', 557, '家', null, null]]],
    [
      '2023年，新增国家高新技术企业48家、省科技型中小企业124家。',
      [
        ['国家高新技术企业', 48, '家', '2023', '新增'],
        ['省科技型中小企业', 124, '家', '2023', '新增'],
      ],
    ],
    ['全年完成技术交易额14.4亿元，同比增长56%。', [['技术交易额', 14.4, '亿元', null, '同比增长56%']]],
    [
      'R&D经费支出占GDP比重从2020年的2.41%提高到2022年的2.7%。',
      [['R&D经费支出占GDP比重', 2.7, '%', '2022', '从2020年的2.41%提高到2022年的2.7%']],
    ],
    ['改造农村公路1.2万公里', [['农村公路', 12_000, '公里', null, null]]],
    ['成功举办6场科技活动', [['科技活动', 6, '场', null, null]]],
    [
      '为38家企业引进外国专家44人',
      [
        ['引进外国专家的企业', 38, '家', null, null],
        ['外国专家', 44, '人', null, null],
      ],
    ],
    ['引进专家(团队)8个', [['专家(团队)', 8, '个', null, null]]],
    ['走访科技型企业235次', [['走访科技型企业', 235, '次', null, null]]],
    ['签订产学研合作、成果拍卖47项', [['产学研合作、成果拍卖', 47, '项', null, null]]],
    ['有效期内高新技术企业290家', [['有效期内高新技术企业', 290, '家', null, null]]],
    ['30个产品入选省首台(套)产品名单', [['入选省首台(套)产品名单的产品', 30, '个', null, null]]],
    ['12个项目列入2023年度市重点科技计划项目', [['列入2023年度市重点科技计划项目', 12, '个', null, null]]],
    [
      '8个项目列入2023年度市重点项目，5个项目列入2024年度省重点项目。',
      [
        ['列入2023年度市重点项目', 8, '个', null, null],
        ['列入2024年度省重点项目', 5, '个', null, null],
      ],
    ],
    ['推荐89家企业申报省科技领军企业', [['申报省科技领军企业', 89, '家', null, null]]],
    [
      '共有养老机构145家，其中省级以上58家。',
      [
        ['养老机构', 145, '家', null, null],
        ['省级以上养老机构', 58, '家', null, null],
      ],
    ],
    [
      '现有国家级非遗项目1项、省级3项',
      [
        ['国家级非遗项目', 1, '项', null, null],
        ['省级非遗项目', 3, '项', null, null],
      ],
    ],
    ['在江北片区打造了停车场3个', [['停车场', 3, '个', null, null]]],
    ['开通近郊公交线路25条', [['近郊公交线路', 25, '条', null, null]]],
    ['全县共建设养老机构3家', [['养老机构', 3, '家', null, null]]],
    ['五是精心制作非遗短视频30余部', [['非遗短视频', 30, '部', null, null]]],
    ['在两旁安装了220个景观垃圾箱', [['景观垃圾箱', 220, '个', null, null]]],
    ['风险投资规模由90亿元增加到220亿元', [['风险投资规模', 220, '亿元', null, '由90亿元增加到220亿元']]],
    ['学校面积大，共有学生1111人', [['学生', 1111, '人', null, null]]],
    // What is counted by the figure before, or in the clause before.
    ['满足6个村民小组3638人的需求，解决4乡镇59860人饮水问题', []],
    ['高新技术企业数量翻一番，达到2000家', []],
    ['出台养老服务9条政策', [['养老服务政策', 9, '条', null, null]]],
    ['8家企业入驻园区', []],
    ['单户额度在30至1000万元不等', []],
    ['实施5亿元以上制造业企业研发机构行动', []],
    ['2025年，力争新增国家高新技术企业50家以上。', []],
    ['玉科〔2024〕25号，第315位，2024年5月20日', []],
  ])('of “%s” are %j', (text, wanted) => {
    expect(stated(text)).toEqual(wanted)
  })

  it('agree with a reading of the seeds by hand', () => {
    const found = [...seedReplies()].flatMap(([seed, reply]) =>
      reply.passages
        .filter(({ role }) => role !== 'plan')
        .flatMap(({ text }) => findStatedNumbers(text))
        .map(({ indicator, value, unit, asOf }) => [seed, indicator, value, unit, asOf ?? ''].join('\t')),
    )
    const { precision, recall } = agreement(found, annotation('statements/seed-numbers.tsv'))
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.9)
  })

  it('slice back to figures of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 120 }),
        fc.integer({ min: 0, max: 99_999 }),
        (text, value) => {
          for (const { span } of findStatedNumbers(`${text}企业${value}家${text}`)) {
            expect(slice(`${text}企业${value}家${text}`, span)).toMatch(/[0-9０-９]/)
          }
        },
      ),
    )
  })
})
