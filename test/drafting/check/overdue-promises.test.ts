import { describe, expect, it } from 'vitest'
import { parseDraft } from '../../../src/drafting/check/check-draft.ts'
import { findOverduePromises } from '../../../src/drafting/check/overdue-promises.ts'

/** What is found overdue in a letter of 12 March 2025 whose plan says `sentence`. */
function overdueIn(sentence: string, { number = '岳水函〔2025〕9号', date = '2025年3月12日' } = {}) {
  const draft = `岳阳县水利局关于县政协九届二次会议第16号提案的答复\n${number}\n\n张某某委员：\n您提出的《关于疏浚沟渠的提案》收悉。现答复如下：\n一、工作开展情况\n截至2024年底，我县疏浚沟渠41公里。\n二、下一步打算\n${sentence}\n感谢您对水利工作的关心！\n\n岳阳县水利局\n${date}\n`
  return findOverduePromises(parseDraft(draft))
}

describe('findOverduePromises', () => {
  it.each([
    ['计划2024年10月底前疏浚沟渠12公里。', ['2024年10月底前']],
    ['2025年1月底前，完成闸门更换3座，2025年6月底前投入使用。', ['2025年1月底前']],
    ['力争2023年新增灌溉面积500亩。', ['2023年']],
    ['由灌区管理所负责，今年2月底前开工。', ['今年2月底前']],
    ['2024年底前再建10座泵站。', ['2024年底前']],
  ])('finds what was due before the letter: %s', (sentence, wanted) => {
    expect(overdueIn(sentence).map(({ text }) => text)).toEqual(wanted)
  })

  it.each([
    '计划2025年10月底前疏浚沟渠12公里，力争2025年新增灌溉面积500亩。',
    '2024年底前已疏浚的沟渠，将移交乡镇管护。',
    '原计划2024年10月底前开工的项目，将于今年5月开工。',
    '在2024年疏浚沟渠41公里的基础上，再疏浚12公里。',
    '我局将加强管护。',
  ])('lets “%s” stand', (sentence) => {
    expect(overdueIn(sentence)).toEqual([])
  })

  it('goes by the year of the document number where the letter has no date, and by nothing without both', () => {
    const sentence = '计划2024年10月底前疏浚沟渠12公里。'
    expect(overdueIn(sentence, { date: '' })).toHaveLength(1)
    expect(overdueIn(sentence, { date: '', number: '' })).toEqual([])
    expect(overdueIn('计划2025年1月底前疏浚沟渠12公里。', { date: '' })).toEqual([])
  })

  it('says by what it is overdue', () => {
    const [found] = overdueIn('计划2024年10月底前疏浚沟渠12公里。')
    expect(found).toMatchObject({ kind: 'vague-promise', rule: 'overdue' })
    expect(found?.message).toBe('期限“2024年10月底前”早于成文日期2025年3月12日，请核对是否仍作为下一步打算。')
  })
})
