import { describe, expect, it } from 'vitest'
import { foldText } from '../../src/text/fold.ts'
import { withoutRadicals } from '../../src/text/radicals.ts'

describe('withoutRadicals', () => {
  it.each([
    ['⽯柱⼟家族⾃治县⻩⽔镇⼈⺠政府', '石柱土家族自治县黄水镇人民政府'],
    ['⼀、⼯作开展情况（⼆）⾬季⾏动', '一、工作开展情况（二）雨季行动'],
    ['⻓沙⻢⻰⻔⻘⻚⻛⻜⻝⻣⻥⻦⻨⻬⻮⻳⻋⻉⻅⻆', '长沙马龙门青页风飞食骨鱼鸟麦齐齿龟车贝见角'],
    ['\uf9dc\uf90a融资', '隆金融资'],
  ])('reads %s as a reader does', (printed, read) => {
    expect(withoutRadicals(printed)).toBe(read)
    expect(foldText(printed)).toBe(foldText(read))
  })

  it('changes no other character, and a part of a character only where it is one by itself', () => {
    const plain = '石柱县，①Ⅱ㎡“315”R&D，𠮷'
    expect(withoutRadicals(plain)).toBe(plain)
    expect(withoutRadicals('⺮⺡')).toBe('⺮⺡')
  })

  it('leaves none of the radicals that NFKC knows', () => {
    const all = Array.from({ length: 0xd6 }, (_, at) => String.fromCharCode(0x2f00 + at)).join('')
    expect(withoutRadicals(all)).toBe(all.normalize('NFKC'))
  })
})
