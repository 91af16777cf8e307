import { describe, expect, it } from 'vitest'
import { findFigures } from '../../src/text/figures.ts'
import { slice } from '../../src/text/span.ts'

const figuresOf = (text: string): string[] => findFigures(text).map((span) => slice(text, span))

describe('findFigures', () => {
  it.each([
    ['全年新增国家高新技术企业48家、省科技型中小企业124家', ['48家', '124家']],
    ['投资达17.96亿元,增长31.9%,增速居杭州第3位', ['17.96亿元', '31.9%']],
    ['办理融资担保7923.086万元,单户在30至1000万元不等', ['7923.086万元', '1000万元']],
    ['服务企业500余家,5000余册', ['500余家', '5000余册']],
    ['累计 1,304 家、引进专家 2 名', ['1,304 家', '2 名']],
    ['累计1,304家,提高3个百分点', ['1,304家', '3个百分点']],
    ['完成１２家', ['１２家']],
    ['2024年5月20日,玉科〔2024〕25号,第315位', []],
    ['“315”科技创新体系、415x、R&D、1.强化', []],
    ['', []],
  ])('of %j are %j', (text, figures) => {
    expect(figuresOf(text)).toEqual(figures)
  })
})
