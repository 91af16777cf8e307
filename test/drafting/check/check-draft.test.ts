import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { findingsWithin, parseDraft, surroundingsOf } from '../../../src/drafting/check/check-draft.ts'
import type { Finding } from '../../../src/drafting/check/finding.ts'
import { regionByCode } from '../../../src/regions/gazetteer.ts'
import { createSegmenter } from '../../../src/text/segment.ts'
import { slice } from '../../../src/text/span.ts'

const segmenter = createSegmenter([])

// The first cut loads jieba's dictionary.
beforeAll(() => {
  segmenter.load()
}, 30_000)

/** A whole reply without a fault, as an office would send it. */
const faultless = `关于市政协十届三次会议第52号提案的答复

玉科〔2024〕25号 A

尊敬的委员：
您在市政协十届三次会议提出的《关于加快农村公路建设的建议》收悉，由我局主办。现答复如下：

一、工作开展情况
2023年，全市改造农村公路（含桥梁）32公里，完成“四好农村路”示范线2条。
二、下一步工作
（一）加强养护。由市交通运输局牵头，2024年12月底前完成养护站改造3座。
（二）加大投入。力争全年投入养护资金300万元。
衷心感谢您对我市交通工作的关心和支持！

玉环市交通运输局
2024年5月20日
（联系人：市交通运输局公路科，联系电话：0576—12345）
`

function findings(draft: string): Finding[] {
  const reply = parseDraft(draft)
  return findingsWithin(reply, {
    own: reply.region,
    isTold: false,
    proposal: null,
    ...surroundingsOf(draft, segmenter),
  })
}

function rulesOf(draft: string): string[] {
  return findings(draft).map(({ rule }) => rule)
}

describe('findingsWithin', () => {
  it('finds nothing in a reply as it should be', () => {
    expect(rulesOf(faultless)).toEqual([])
  })

  it.each([
    ['玉科〔2024〕25号', '玉科[2024]25号', 'number-brackets', '〔2024〕'],
    ['玉科〔2024〕25号', '玉科（2024）25号', 'number-brackets', '〔2024〕'],
    ['玉科〔2024〕25号', '玉科〔2024〕第25号', 'number-ordinal', ''],
    ['玉科〔2024〕25号', '玉科〔2024〕025号', 'number-padded', ''],
    ['玉科〔2024〕25号', '玉科[2024]025号', 'number-padded', ''],
    ['玉科〔2024〕25号', '玉科〔2024〕25', 'number-unended', '25号'],
    ['玉科〔2024〕25号', '发文字号：玉科〔2024〕25', 'number-unended', '25号'],
    ['玉科〔2024〕25号 A', '玉科[2024]25', 'number-brackets', '〔2024〕'],
    ['2024年5月20日', '二〇二四年五月二十日', 'date-in-numerals', '2024年5月20日'],
    ['2024年5月20日', '2024年05月20日', 'date-padded', '2024年5月20日'],
    ['2024年5月20日', '2024.5.20', 'date-abbreviated', '2024年5月20日'],
    ['一、工作开展情况', '一.工作开展情况', 'level-mark', '一、'],
    ['（一）加强养护', '（一）、加强养护', 'level-mark', '（一）'],
    ['（一）加强养护', '1、加强养护', 'level-mark', '1.'],
    ['二、下一步工作', '三、下一步工作', 'level-gap', null],
    ['（二）加大投入', '（一）加大投入', 'level-repeated', null],
    ['（二）加大投入', '（三）加大投入', 'level-gap', null],
    ['2023年，全市改造', '1.道路。2023年改造\n3.桥梁。2023年改造', 'level-gap', null],
    ['2023年，全市改造', '（1）全市改造。\n（2）道路。\n（2）桥梁', 'level-repeated', null],
    ['全市改造', '一是全市改造。三是全市改造', 'level-gap', null],
    ['全市改造', '一是全市改造，二是改造；二是全市改造', 'level-repeated', null],
    ['全市改造', '一是全市改造。\n二是改造。\n四是全市改造', 'level-gap', null],
    ['全市改造', '一是全市改造。二是改造。\n改造桥梁。\n二是全市改造', 'level-repeated', null],
    ['2024年5月20日', '2024年13月5日', 'date-impossible', null],
    ['2024年5月20日', '2023年2月29日', 'date-impossible', null],
    ['二、下一步工作', '二、公交线路\n三、下一步工作', 'empty-section', null],
    ['“四好农村路”', '“四好农村路', 'unpaired-mark', null],
    ['（含桥梁）', '（含桥梁', 'unpaired-mark', null],
    ['建设的建议》', '建设的建议', 'unpaired-mark', null],
    ['力争全年投入养护资金300万元', '力争加大养护资金投入', 'no-date-number-owner', null],
    ['25号 A', '25号', 'no-outcome', null],
    ['玉科〔2024〕25号 A\n', '', 'no-document-number', null],
    ['\n2024年5月20日', '', 'no-date', null],
    ['（联系人：市交通运输局公路科，联系电话：0576—12345）', '', 'no-contact', null],
    ['全市改造', '临沂市改造', 'other-place', '玉环市'],
    ['全市改造', '太湖源镇改造', 'other-place', '玉环市'],
    ['您在市政协十届三次会议', '您在市政协十届二次会议', 'other-session', null],
    ['您在市政协十届三次会议提出', '您在市政协十届三次会议提出的第25号提案', 'other-number', null],
    ['0576—12345', '13800000000', 'mobile', null],
    ['2023年，全市', '2023年,全市', 'half-width', '，'],
    ['委员：', '委员:', 'half-width', '：'],
    ['示范线2条。', '示范线2条.', 'half-width', '。'],
    ['（含桥梁）', '(含桥梁）', 'half-width', '（'],
    ['“四好农村路”', '"四好农村路”', 'straight-quote', '“'],
    ['32公里', '３２公里', 'full-width-digit', '32'],
    ['2条。', '2条。。', 'doubled-mark', '。'],
    ['2023年，全市', '2023年，，全市', 'doubled-mark', '，'],
    ['2条。', '2条；。', 'doubled-mark', '。'],
    ['2024年12月底前', '2024年6月31日前', 'date-impossible', null],
    ['2024年12月底前', '明年2月30日前', 'date-impossible', null],
    ['玉科〔2024〕25号', '玉科〔2023〕25号', 'number-year', null],
    ['尊敬的委员：', '王小明代表：', 'other-addressee', '委员'],
  ])('finds the fault when “%s” is written “%s”: %s', (right, wrong, rule, suggestion) => {
    const draft = faultless.replace(right, wrong)
    const found = findings(draft).filter((finding) => finding.rule === rule)
    expect(found).toHaveLength(1)
    expect(found[0]?.suggestion).toBe(suggestion)
  })

  it.each([
    '一是改造。二是养护。一是投入。二是队伍。',
    '唯一是产业，三是出路。',
    '一是改造。二是养护。\n三是投入。',
    '一是改造：一是桥梁，二是隧道。\n二是养护。',
    '一是改造。\n（二）投入\n三是队伍。',
    '1.改造。\n2.养护。\n改造桥梁：\n1.投入。\n2.队伍。',
    '三、四线城市改造。',
    '1.2亿元投入改造。\n3.5公里建成。',
    '市政协十届二次会议上也有委员提出。',
    '清港镇、楚门镇改造。学习太湖源镇经验。',
  ])('lets points stand that begin anew, and words that are none: %s', (draft) => {
    expect(rulesOf(draft)).toEqual([])
  })

  it('believes the user whose draft it is, not the letter', () => {
    const reply = parseDraft(faultless)
    const own = regionByCode('341523')
    const known = { own, isTold: true, proposal: null, ...surroundingsOf(faultless, segmenter) }
    const told = findingsWithin(reply, known).filter(({ rule }) => rule === 'other-place')
    expect(told.map(({ text, suggestion }) => [text, suggestion])).toEqual([['玉环市', '舒城县']])
  })

  it('tells a proposal in the receipt that is not the one of the title', () => {
    const titled = faultless.replace('第52号提案', '《关于加快农村公路建设的提案》')
    expect(rulesOf(titled)).toEqual([])
    const others = findings(
      titled.replace('出的《关于加快农村公路建设的建议》', '出的《关于加装电梯的建议》'),
    )
    expect(others.map(({ rule, text, message }) => [rule, text, message])).toEqual([
      [
        'other-title',
        '《关于加装电梯的建议》',
        '这里的“加装电梯”与标题里的“加快农村公路建设”不是同一件，请核对是否从别处带来。',
      ],
    ])
    // One name cut short is the same.
    expect(rulesOf(titled.replace('出的《关于加快农村公路建设的建议》', '出的《农村公路建设》'))).toEqual([])
  })

  it.each([
    ['2024年5月20日', '2025年1月6日'],
    ['尊敬的委员：', '民进玉环市委：'],
    ['2024年12月底前', '明年2月29日前'],
  ])('lets an opening stand that agrees: %s, %s', (right, other) => {
    const rules = rulesOf(faultless.replace(right, other))
    expect(rules.filter((rule) => /^(?:other-|number-year|date-)/u.test(rule))).toEqual([])
  })

  it('says once that a date is none, not that there is no date', () => {
    expect(rulesOf(faultless.replace('2024年5月20日', '2024年5月32日'))).toEqual(['date-impossible'])
  })

  it('names nothing missing in a part of a reply', () => {
    expect(rulesOf('一是加强养护。二是加大投入。')).toEqual([])
  })

  it('lets points like 1） and a) stand', () => {
    expect(rulesOf('主要做法：1）加强养护；2）加大投入。')).toEqual([])
  })

  it('says where each thing stands, in the order of the text, whatever the text', () => {
    const words = fc.constantFrom(
      '“',
      '”',
      '（',
      ')',
      '一、',
      '三、',
      '1、',
      '〔2024〕',
      '[2024]5号',
      '2024.5.6',
      '\n',
      '拟',
      '13800000000',
      '路',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 40 }),
        (parts) => {
          const draft = parts.join('')
          const found = findings(draft)
          for (const finding of found) expect(slice(draft, finding)).toBe(finding.text)
          expect(found.map(({ start }) => start)).toEqual(
            found.map(({ start }) => start).toSorted((a, b) => a - b),
          )
        },
      ),
    )
  }, 30_000)
})
