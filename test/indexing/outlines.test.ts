import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replyRow } from '../../src/indexing/column-record.ts'
import { foldedLines } from '../../src/indexing/reply-text.ts'
import { outlineOf } from '../../src/reply/reply-outline.ts'
import { emptyHeader, sampleReply } from './sample-replies.ts'

const title = fc.option(
  fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('关于“双倍增”的答复 ', '㎡ A', '３１５', '')),
)

describe('outlineOf', () => {
  it('takes its titles from the front of the folded header line, whatever they hold', () => {
    fc.assert(
      fc.property(title, title, (own, asked) => {
        const header = {
          title: own,
          proposal: { ...emptyHeader.proposal, title: asked },
          authority: '玉环市科技局',
        }
        const reply = sampleReply('r1', ['已办理。'], { header })
        const [line = ''] = foldedLines(reply).split('\n')
        expect(line.slice(0, replyRow(0, reply, []).titles)).toBe(outlineOf(reply).titles)
      }),
    )
  })
})
