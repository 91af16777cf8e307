import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentenceAround, sentencesOf } from '../../src/text/sentence.ts'
import { slice } from '../../src/text/span.ts'

describe('sentenceAround', () => {
  it.each([
    ['一是激励创新。新增高企48家,居第三;二是引才。', '48', '新增高企48家,居第三;'],
    ['他说“要创新。”随后部署。', '创新', '他说“要创新。”'],
    ['他说“要创新。”随后部署。', '随后', '随后部署。'],
    ['一、工作情况\n  推进“双倍增”行动', '双倍增', '推进“双倍增”行动'],
    ['没有句号', '没', '没有句号'],
  ])('of %j around %j is %j', (text, part, sentence) => {
    expect(slice(text, sentenceAround(text, text.indexOf(part)))).toBe(sentence)
  })

  it('is empty for an empty text', () => {
    expect(sentenceAround('', 0)).toEqual({ start: 0, end: 0 })
  })

  it('holds the place it is asked for, unless that is a blank', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, place) => {
        const at = text === '' ? 0 : place % text.length
        const { start, end } = sentenceAround(text, at)
        expect(start).toBeLessThanOrEqual(end)
        if (/\S/.test(text.charAt(at))) expect(start <= at && at < end).toBe(true)
      }),
    )
  })
})

describe('sentencesOf', () => {
  it.each([
    ['关于增设路灯的建议\n', ['关于增设路灯的建议']],
    ['路灯不亮\n井盖缺失。\n\n行人不便', ['路灯不亮', '井盖缺失。', '行人不便']],
  ])('gives each of %j once', (text, sentences) => {
    expect([...sentencesOf(text)].map((span) => slice(text, span).trim())).toEqual(sentences)
  })
})
