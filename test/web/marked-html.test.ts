import { load } from 'cheerio'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Offsets } from '../../src/search/answer.ts'
import { markedHtml } from '../../src/web/marked-html.ts'

describe('markedHtml', () => {
  it.each<[string, Offsets[], string]>([
    ['双倍增行动', [[0, 3]], '<mark>双倍增</mark>行动'],
    ['双倍增行动', [], '双倍增行动'],
    ['a<b>&"\'', [[1, 4]], 'a<mark>&lt;b&gt;</mark>&amp;&quot;&#39;'],
    [
      '一二三四五',
      [
        [3, 5],
        [0, 2],
        [1, 3],
      ],
      '<mark>一二三四五</mark>',
    ],
    ['一二', [[1, 99]], '一<mark>二</mark>'],
    ['一二', [[-5, 1]], '<mark>一</mark>二'],
    ['一二', [[5, 9]], '一二'],
    ['一二', [[1, 1]], '一二'],
  ])('%j with %j becomes %s', (text, marks, html) => {
    expect(markedHtml(text, marks)).toBe(html)
  })

  it('keeps the words of any text and lets no element but mark through', () => {
    const mark = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 }))
    const hostile = fc.constantFrom('<script>', '<', '>', '&', '&lt;', '"', "'", '-->', '双', 'x')
    const text = fc.array(fc.oneof(hostile, fc.string()), { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, fc.array(mark, { maxLength: 4 }), (source, marks) => {
        const $ = load(`<p>${markedHtml(source, marks)}</p>`, {}, false)
        const plain = source.replace(/\r\n?/g, '\n').replaceAll('\0', '')
        expect($('p').text()).toBe(plain)
        expect($('*').not('p, mark').length).toBe(0)
      }),
    )
  })
})
