import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrangeNames, corrections } from '../../src/search/suggest/corrections.ts'
import { editDistance } from '../../src/search/suggest/edit-distance.ts'
import { loadPinyin, typedPinyin } from '../../src/search/suggest/pinyin.ts'

const pinyin = await loadPinyin()
const spoken = [
  '重庆',
  '长沙',
  '厦门',
  '六安',
  '乐清',
  '吕梁',
  '台州',
  '专精特新',
  '育苗造林行动',
  '415x',
].map((name) => {
  const syllables = pinyin.syllables(name)
  return { name, pinyin: syllables.join(''), initials: syllables.map((part) => part.charAt(0)).join('') }
})
const names = arrangeNames(spoken)

describe('corrections', () => {
  it.each([
    ['chongqing', ['重庆']],
    ['changsha', ['长沙']],
    ['xiamen', ['厦门']],
    ['luan', ['六安']],
    ['yueqing', ['乐清']],
    ['lvliang', ['吕梁']],
    ['taizhuo', ['台州']],
    ['zjtx', ['专精特新']],
    ['zhuanjingtexing', ['专精特新']],
    ['专精特薪', ['专精特新']],
    ['专特精新', ['专精特新']],
    ['育苗造林', []],
    ['育苗造材行动', ['育苗造林行动']],
    ['415y', ['415x']],
    ['台洲', ['台州']],
    ['台中', []],
    ['专精特新', []],
    ['zj', []],
    ['帅', []],
    ['企业创新'.repeat(10), []],
  ])('of %s are %j', (typed, expected) => {
    expect(corrections(typed, names, pinyin)).toEqual(expected)
  })
})

describe('editDistance', () => {
  it.each([
    ['双倍增', '双倍增', 0],
    ['双倍曾', '双倍增', 1],
    ['双增倍', '双倍增', 1],
    ['双增', '双倍增', 1],
    ['', '双倍', 2],
    ['揭榜挂帅', '双倍增', 4],
  ])('from %s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 10)).toBe(distance)
  })

  it('is symmetric, never below the difference of lengths, and cut at the limit', () => {
    const text = fc.string({ unit: fc.constantFrom(...'双倍增揭榜'), maxLength: 8 })
    fc.assert(
      fc.property(text, text, fc.nat(8), (a, b, most) => {
        const full = editDistance(a, b, 20)
        expect(editDistance(b, a, 20)).toBe(full)
        expect(full).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
        expect(full === 0).toBe(a === b)
        expect(editDistance(a, b, most)).toBe(Math.min(full, most + 1))
      }),
    )
  })
})

describe('typedPinyin', () => {
  it.each([
    ['jiē bǎng', 'jiebang'],
    ["xi'an", 'xian'],
    ['shuang bei zeng', 'shuangbeizeng'],
    ['315', null],
    ['玉huan', null],
    ['', null],
  ])('reads %s as %s', (typed, letters) => {
    expect(typedPinyin(typed)).toBe(letters)
  })
})
