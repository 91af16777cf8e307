import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hanRuns } from '../../src/text/han-runs.ts'
import { createSegmenter } from '../../src/text/segment.ts'
import { isWord } from '../../src/text/word.ts'

describe('createSegmenter', () => {
  it('cuts programme names whole once it is taught them', () => {
    const segmenter = createSegmenter(['“揭榜挂帅”', '“双倍增”行动'])
    expect(segmenter.cut('探索揭榜挂帅方式')).toContain('揭榜挂帅')
    expect(segmenter.cutForSearch('科技企业双倍增')).toContain('双倍增')
  })

  it('has another fingerprint for other words, and the same for the same words in another order', () => {
    const one = createSegmenter(['双倍增', '揭榜挂帅']).fingerprint
    expect(createSegmenter(['揭榜挂帅', '双倍增', '双倍增']).fingerprint).toBe(one)
    expect(createSegmenter(['双倍增']).fingerprint).not.toBe(one)
  })

  it('finds the same terms in a run when it comes again, also after more runs than it remembers', () => {
    const segmenter = createSegmenter([])
    const of = (run: string): readonly string[] => segmenter.termsOfAll([run])[0] ?? []
    const first = [...of('浙江省科学技术厅')]
    expect(first).toContain('浙江省')
    expect(of('浙江省科学技术厅')).toEqual(first)
    for (const turn of [0, 1, 2]) {
      const others = Array.from({ length: 20_001 }, (_, number) =>
        String.fromCharCode(0x4e00 + (number % 20_000), 0x4e00 + turn),
      )
      segmenter.termsOfAll(others)
      expect(of('浙江省科学技术厅')).toEqual(first)
    }
  })

  it('gives pieces that rejoin to the text, also beyond the longest single cut', () => {
    const segmenter = createSegmenter([])
    const run = '推动科技创新和产业升级'.repeat(4_000)
    expect(segmenter.cut(run).join('')).toBe(run)
    const han = fc.string({ unit: fc.constantFrom(...'科技创新体系建设工程局的了') })
    fc.assert(
      fc.property(han, (text) => {
        expect(segmenter.cut(text).join('')).toBe(text)
      }),
    )
  })

  it('finds in many runs at once the terms that it cuts from one after another', () => {
    const [segmenter, other] = [createSegmenter([]), createSegmenter([])]
    const run = fc.string({
      unit: fc.constantFrom(...'科技创新体系建设工程局的了浙江省玉环市'),
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(fc.array(run, { maxLength: 30 }), (runs) => {
        expect(segmenter.termsOfAll(runs)).toEqual(runs.map((one) => other.cutForSearch(one).filter(isWord)))
      }),
    )
    const long = ['推动科技创新和产业升级'.repeat(4_000), '浙江省', '科技创新'.repeat(400)]
    const all = Array.from({ length: 60 }, (_, at) => long[at % 3] ?? '')
    expect(segmenter.termsOfAll(all)).toEqual(all.map((one) => other.cutForSearch(one).filter(isWord)))
  })
})

describe('tagAll', () => {
  const runs = [
    '推进漩门湾建设',
    '建设漩门湾大桥',
    '我局将推进',
    '漩门湾',
    '推进',
    '天目山与漩门湾',
    '推进漩门湾建设',
  ]

  it('takes each word for the same, whatever was tagged before', () => {
    const used = createSegmenter([])
    used.tagAll(['我局将推进', '漩门湾大桥', '天目山'])
    expect(used.tagAll(runs)).toEqual(runs.map((run) => createSegmenter([]).tagAll([run])[0]))
  })

  it('tells verbs and places, and what no dictionary has', () => {
    const tags = new Map(
      createSegmenter([])
        .tagAll(runs)
        .flat()
        .map(({ word, tag }) => [word, tag]),
    )
    expect([tags.get('推进'), tags.get('天目山'), tags.get('漩门湾')]).toEqual(['v', 'ns', 'x'])
  })
})

describe('hanRuns', () => {
  it('gives what stands between other characters, characters beyond the basic plane included', () => {
    expect(hanRuns('全市315家，其中𠀀村、玉环々〇3𝔸家\ud840')).toEqual([
      '全市',
      '家',
      '其中𠀀村',
      '玉环々〇',
      '家',
    ])
    expect(hanRuns('')).toEqual([])
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'省市々〇⺀a3，。 ') }), (text) => {
        expect(hanRuns(text)).toEqual(text.match(/\p{Script=Han}+/gu) ?? [])
      }),
    )
  })
})
