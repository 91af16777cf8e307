import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildBatch } from '../../../src/indexing/batch-builder.ts'
import { documentsOf, lettersOf } from '../../../src/indexing/cluster/reply-document.ts'
import { impactLevel } from '../../../src/indexing/impact.ts'
import { indexEntries } from '../../../src/indexing/index-entry.ts'
import { decodeReply } from '../../../src/indexing/reply-encoding.ts'
import { foldText } from '../../../src/text/fold.ts'
import { occurrences } from '../../../src/text/numerals.ts'
import { countTerms } from '../../../src/text/terms.ts'
import { segmenter } from '../build-index.ts'
import { ancestorsOf, readAs, sampleReplies, sampleReply } from '../sample-replies.ts'

const context = { segmenter, ancestors: ancestorsOf }
const source = { name: '样本', digest: '1', replies: sampleReplies.map((reply) => readAs(reply)) }
const batch = await buildBatch(context, source, () => false)
const documents = [...documentsOf(batch, 1_000)]

/** Terms and numbers as they stand in a document. */
function parts(counted: string): Map<string, number> {
  const each = counted.split(' ').filter((part) => part !== '')
  return new Map(each.map((part) => [part.replace(/L\d+$/, ''), Number(/\d+$/.exec(part)?.[0])]))
}

describe('documentsOf', () => {
  it('gives each reply of a batch once, behind what is there', () => {
    expect(documents.map(({ id }) => id)).toEqual(sampleReplies.map(({ id }) => id))
    expect(documents.map(({ document }) => document.order)).toEqual([1_000, 1_004, 1_007])
  })

  it('keeps the whole reply', () => {
    for (const [at, { document }] of documents.entries()) {
      expect(decodeReply(Buffer.from(document.body, 'base64'), document.lines)).toEqual(sampleReplies[at])
    }
  })

  it('holds of each passage all terms, as often as their impact has levels', () => {
    for (const [at, { document }] of documents.entries()) {
      const entries = indexEntries(sampleReplies[at] ?? sampleReply('none', []), ancestorsOf)
      for (const [line, passage] of document.passages.entries()) {
        const counts = countTerms(foldText(entries[line]?.text ?? ''), segmenter)
        const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
        const expected = Array.from(
          counts,
          ([term, count]) => [term, 16 - impactLevel(count, total)] as const,
        )
        expect(parts(passage.terms)).toEqual(new Map<string, number>(expected))
      }
    }
  })

  it('counts for each term the passages of the reply that hold it', () => {
    for (const { document } of documents) {
      const held = document.passages.map(({ terms }) => parts(terms))
      for (const [term, count] of parts(document.counts)) {
        expect(held.filter((terms) => terms.has(term)).length).toBe(count)
      }
    }
  })
})

describe('lettersOf', () => {
  it.each([
    ['技术290家', '技 术 290 家'],
    ['3.15%', '3 . 15 %'],
    ['r d', 'r B d'],
    ['', ''],
    ['𠮷日', '𠮷 日'],
  ])('cuts %s into %s', (folded, pieces) => {
    expect(lettersOf(folded)).toBe(pieces)
  })

  it('finds a text as a phrase exactly where it stands and cuts no number', () => {
    const text = fc.string({
      unit: fc.constantFrom('企', '业', '3', '15', '1', 'a', ' ', '.'),
      maxLength: 12,
    })
    fc.assert(
      fc.property(
        text,
        fc.string({
          unit: fc.constantFrom('企', '业', '3', '15', '1', 'a', '.'),
          minLength: 1,
          maxLength: 4,
        }),
        (whole, part) => {
          const [folded, asked] = [foldText(whole), foldText(part)]
          fc.pre(asked !== '')
          const isPhrase = ` ${lettersOf(folded)} `.includes(` ${lettersOf(asked)} `)
          expect(isPhrase).toBe(occurrences(folded, asked).length > 0)
        },
      ),
    )
  })
})
