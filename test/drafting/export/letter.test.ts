import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { piecesOf, readLetter } from '../../../src/drafting/export/letter.ts'
import { letterDocx } from '../../../src/drafting/export/letter-docx.ts'
import { letterText } from '../../../src/drafting/export/letter-text.ts'
import { openZipParts } from '../../../src/ingest/zip-parts.ts'
import { sampleDraft } from './sample-draft.ts'

const read = (draft: unknown) => readLetter(JSON.stringify(draft)) ?? expect.fail('no letter')
const plain = { isDraft: false, hasHead: false, hasSources: false }

describe('readLetter', () => {
  it('numbers the parts that hold something, one paragraph a line, each source once', () => {
    const { sections, sources } = read(sampleDraft)
    expect(sections.map(({ heading }) => heading)).toEqual(['一、关于加大研发投入', '二、下一步工作打算'])
    expect(sections[0]?.paragraphs).toHaveLength(3)
    expect(sources).toHaveLength(1)
  })

  it.each([
    ['关于招商', 10, '十、'],
    ['关于招商', 21, '二十一、'],
  ])('numbers %s as the %ith %s', (heading, place, number) => {
    const section = { heading, parts: [{ text: '已做。', source: null }] }
    const { sections } = read({ ...sampleDraft, sections: Array.from({ length: place }, () => section) })
    expect(sections.at(-1)?.heading).toBe(number + heading)
  })

  it.each([['', '[]', '{"version":2}', 'null', '{']].flat())('takes nothing else for a draft: %s', (json) => {
    expect(readLetter(json)).toBeNull()
  })
})

describe('letterText', () => {
  it('is the letter in its order', () => {
    expect(letterText(read(sampleDraft), { ...plain, isDraft: true, hasSources: true })).toBe(`（草稿）

办理类型：A
临科函〔2026〕12号

关于对《关于激发创新潜力的建议》的答复

李××委员：
　　您提出的《关于激发创新潜力的建议》收悉。经研究，现答复如下：

　　一、关于加大研发投入
　　（一）做优平台。推进公共技术平台建设。
　　（二）落实政策。
　　兑现研发费用加计扣除。

　　二、下一步工作打算
　　继续推进。

　　感谢您对我们工作的关心和支持。

临海市科学技术局
2026年5月20日

　　（联系人：××）

――――――
来源单（不属于正文）
1. 玉环市科学技术局《关于……的答复》，2024年5月20日
`)
  })
})

/** 马游河 in a part is still to be replaced, and nobody has said to whom the letter goes. */
const unfinished = {
  ...sampleDraft,
  fields: { ...sampleDraft.fields, addressee: '', signature: '', date: ' ' },
  sections: [
    {
      heading: '关于山洪沟治理',
      parts: [
        {
          text: ' （一）治理马游河。\n  马游河已疏浚。',
          marks: [
            { start: 6, end: 9 },
            { start: 13, end: 16 },
          ],
          source: null,
        },
      ],
    },
  ],
}

/** What in a Word document is highlighted. */
async function yellowIn(bytes: Buffer): Promise<string[]> {
  const name = 'word/document.xml'
  const zip = await openZipParts(bytes, new Set([name]))
  let xml = ''
  await zip.read(name, (text) => {
    xml += text
  })
  zip.close()
  return [...xml.matchAll(/<w:highlight w:val="yellow"\/>.*?<w:t[^>]*>([^<]*)/g)].map(([, text = '']) => text)
}

describe('what is still to be replaced', () => {
  it('is marked in plain text as long as it is a draft, with the fields that no letter goes without', () => {
    const text = letterText(read(unfinished), { ...plain, isDraft: true })
    expect(text).toContain('（一）治理【待替换：马游河】。\n　　【待替换：马游河】已疏浚。')
    expect(text).toContain('【待替换：××：】')
    expect(text).toContain('【待替换：××××（署名）】\n【待替换：××××年×月×日】')
    expect(letterText(read(unfinished), plain)).not.toMatch(/待替换|××××/)
  })

  it('is yellow in a Word document as long as it is a draft', async () => {
    const letter = read(unfinished)
    expect(await yellowIn(await letterDocx(letter, { ...plain, isDraft: true }))).toEqual([
      '××：',
      '马游河',
      '马游河',
      '××××（署名）',
      '××××年×月×日',
    ])
    expect(await yellowIn(await letterDocx(letter, plain))).toEqual([])
  })

  it('takes any marks', () => {
    const anyMark = fc.record({ start: fc.nat(40), end: fc.integer({ min: -5, max: 40 }) })
    fc.assert(
      fc.property(fc.string(), fc.array(anyMark, { maxLength: 5 }), (text, marks) => {
        const letter = read({
          ...unfinished,
          sections: [{ heading: '关于治理', parts: [{ text, marks, source: null }] }],
        })
        for (const paragraph of letter.sections.flatMap(({ paragraphs }) => paragraphs)) {
          const pieces = piecesOf(paragraph, { ...plain, isDraft: true })
          expect(pieces.map((piece) => piece.text).join('')).toBe(paragraph.text)
        }
      }),
    )
  })
})

describe('letterDocx', () => {
  it('makes a document of any text', async () => {
    const texts = ['', '<w:p/>', '\u0000\ud800', '一、'.repeat(2000), '﷽', ']]>&amp;']
    for (const text of texts) {
      const parts = [{ text: `${text}。`, source: { label: text.slice(0, 500), url: '/r/x' } }]
      const letter = read({ ...sampleDraft, sections: [{ heading: text.slice(0, 2000), parts }] })
      const bytes = await letterDocx(letter, { isDraft: true, hasHead: true, hasSources: true })
      expect(bytes.subarray(0, 2).toString()).toBe('PK')
    }
  })

  it('reads any JSON without throwing', () => {
    fc.assert(fc.property(fc.json(), (json) => readLetter(json) === null))
  })
})
