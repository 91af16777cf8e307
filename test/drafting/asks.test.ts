import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitIntoAsks } from '../../src/drafting/asks.ts'
import { slice } from '../../src/text/span.ts'

function asks(proposal: string): string[] {
  return splitIntoAsks(proposal).map(({ text }) => text)
}

describe('splitIntoAsks', () => {
  it('takes the points under a heading that says so, not the reasons', () => {
    const proposal = `关于加快推进农村公路提档升级的提案
案由：
近年来，我县农村公路建设成效明显，但也存在不少问题。
一、存在问题
1.养护资金不足。县级财政压力大。
2.管护机制不健全。
二、建议
1.加大资金投入。建议县财政每年安排专项养护资金。
2.健全管护机制。明确乡镇主体责任，推行“路长制”。`
    expect(asks(proposal)).toEqual([
      '1.加大资金投入。建议县财政每年安排专项养护资金。',
      '2.健全管护机制。明确乡镇主体责任，推行“路长制”。',
    ])
  })

  it.each([
    [
      '加装电梯推进缓慢。为此建议：一是简化审批流程。二是加大补贴力度；三是加强邻里协商。',
      ['一是简化审批流程。', '二是加大补贴力度；', '三是加强邻里协商。'],
    ],
    [
      '一、加强人才引进。完善住房保障政策。二、优化营商环境，减少审批环节。',
      ['一、加强人才引进。完善住房保障政策。', '二、优化营商环境，减少审批环节。'],
    ],
    [
      '我市电动自行车充电难。建议在老旧小区增设充电桩。希望有关部门加强消防检查。',
      ['建议在老旧小区增设充电桩。', '希望有关部门加强消防检查。'],
    ],
    ['关于加强中小学生心理健康教育的建议', ['关于加强中小学生心理健康教育的建议']],
    [
      '水厂老化。建议：\n一、解决农村饮水问题。更换管网。\n二、摸清底数，按季度通报各村供水情况。\n三、建立专项资金。',
      ['一、解决农村饮水问题。更换管网。', '二、摸清底数，按季度通报各村供水情况。', '三、建立专项资金。'],
    ],
    [
      '建议：一、落实《关于加强水库管理的实施意见》。明确责任。二、更换管网。',
      ['一、落实《关于加强水库管理的实施意见》。明确责任。', '二、更换管网。'],
    ],
    [
      '一、存在的困难和问题。水厂老化。二、更换管网。三、建立专项资金。',
      ['二、更换管网。', '三、建立专项资金。'],
    ],
    ['近年来道路拥堵。', ['近年来道路拥堵。']],
    [' \n ', []],
    ['关于增设路口红绿灯的建议\n', ['关于增设路口红绿灯的建议']],
    // Who proposes, and when, is no part of the last ask.
    [
      '建议：\n1.更换管网。\n2.建立专项资金。\n\n提案人：陈某某（县政协委员）',
      ['1.更换管网。', '2.建立专项资金。'],
    ],
    ['建议增设路灯。\n建议人：陈某某\n附议人：王某某、李某某\n联系方式：略', ['建议增设路灯。']],
    [
      '一、更换管网。\n二、建立专项资金\n农工党青溪县总支\n2026年1月5日\n',
      ['一、更换管网。', '二、建立专项资金'],
    ],
    ['提案人：陈某某\n建议增设路灯。', ['建议增设路灯。']],
  ])('splits “%s” into %j', (proposal, wanted) => {
    expect(asks(proposal)).toEqual(wanted)
  })

  it('says where each ask stands, whatever the text', () => {
    const words = fc.constantFrom('一、', '建议', '1.', '一是', '。', '；', '\n', '希望', '问题', '路')
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 }),
        (parts) => {
          const proposal = parts.join('')
          for (const ask of splitIntoAsks(proposal)) expect(slice(proposal, ask)).toBe(ask.text)
        },
      ),
    )
  }, 30_000)
})
