import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlight, highlightFound } from '../../src/search/highlight.ts'
import { parseQuery } from '../../src/search/parse-query.ts'
import { createSegmenter } from '../../src/text/segment.ts'
import { slice } from '../../src/text/span.ts'

const segmenter = createSegmenter(['双倍增', '揭榜挂帅'])

function marked(text: string, raw: string): string[] {
  return highlight(text, parseQuery(raw).tree, segmenter).map((span) => slice(text, span))
}

describe('highlight', () => {
  it.each([
    ['the number and nothing beside it', '以推进“315”科技创新体系建设工程为核心', '315', ['315']],
    ['no part of a longer number', '共1315家、3150家、13800000315', '315', []],
    ['the number in a mixed run', '“415x先进制造业集群”', '415', ['415']],
    [
      'across quotation marks, with what stands between',
      '深入实施“双倍增”行动',
      '双倍增行动',
      ['双倍增”行动'],
    ],
    ['across lost line ends', '智能\n工厂', '智能工厂', ['智能\n工厂']],
    ['half-width text for a full-width query', 'R&D经费', 'Ｒ＆Ｄ', ['R&D']],
    ['simplified text for a traditional query', '产学研合作', '產學研', ['产学研']],
    ['the parts of a word that stands nowhere whole', '研发和费用', '研发费用', ['研发', '费用']],
    ['no grammar between them', '研发的费用和人才的引进', '研发的费用的引进', ['研发', '费用', '引进']],
    ['single characters where there is nothing else', '挂名为帅', '帅的挂', ['挂', '帅']],
    ['no parts where the word stands whole', '研发费用，研发', '研发费用', ['研发费用']],
    ['nothing of a phrase that stands nowhere whole', '研发和费用', '“研发费用”', []],
    ['nothing of an excluded word', '企业与人才', '企业 -人才', ['企业']],
    ['neighbours as one', '科技创新', '科技 创新', ['科技创新']],
  ])('marks %s', (_what, text, raw, marks) => {
    expect(marked(text, raw)).toEqual(marks)
  })

  it.each([
    ['what it shares with words that do not stand there', '产业融资时间压缩', '企业融资难', ['融资']],
    ['runs of letters as one', '拓宽企业融资渠道', '如何解决中小企业融资难', ['企业融资']],
    ['pairs of letters where no shorter word stands there', '碳汇造林连成片', '全碳汇', ['碳汇']],
    ['no more than its words where those stand there', '融资难，融资贵', '融资难', ['融资难']],
    ['nothing of a phrase', '产业融资时间', '“企业融资难”', []],
  ])('marks in a passage that was found %s', (_what, text, raw, marks) => {
    const spans = highlightFound(text, parseQuery(raw).tree, segmenter)
    expect(spans.map((span) => slice(text, span))).toEqual(marks)
  })

  it('marks nothing without a query', () => {
    expect(highlight('科技创新', null, segmenter)).toEqual([])
  })

  it('gives sorted, disjoint spans within the text, for any text and query', () => {
    const unit = fc.constantFrom(...'科技创新“”315 a-\n，企业')
    fc.assert(
      fc.property(fc.string({ unit }), fc.string({ unit }), (text, raw) => {
        let reached = -1
        for (const span of highlight(text, parseQuery(raw).tree, segmenter)) {
          expect(span.start).toBeGreaterThan(reached)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(text.length)
          reached = span.end
        }
      }),
    )
  })
})
