import { describe, expect, it } from 'vitest'
import { decodeReply, encodeReply } from '../../src/indexing/reply-encoding.ts'
import { foldedLines } from '../../src/indexing/reply-text.ts'
import { parseReply } from '../../src/parse/parse-reply.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { asSource } from '../bench/corpus.ts'
import { generateReplies } from '../bench/generate-replies.ts'
import { sampleReplies } from './sample-replies.ts'

const generated = [...generateReplies(30, 7)].map((source) => parseReply(asSource(source)))

function stored(reply: Reply): Reply {
  const lines = foldedLines(reply)
  return decodeReply(encodeReply(reply, lines), lines)
}

describe('encodeReply', () => {
  it('keeps every field of a reply', () => {
    for (const reply of [...sampleReplies, ...generated]) expect(stored(reply)).toEqual(reply)
  })

  it('keeps passages whatever their anchors and headings, also where they overlap', () => {
    const [reply] = generated
    if (!reply) throw new Error('nothing was generated')
    const [first, ...others] = reply.passages.toReversed()
    if (!first) throw new Error('the reply has no passage')
    const odd = { ...first, anchor: '别处', headingPath: ['一', '二'] }
    const other = { ...reply, passages: [odd, { ...odd, anchor: 'p2' }, ...others] }
    expect(stored(other)).toEqual(other)
  })

  it('keeps a text longer than deflate looks back', () => {
    const text = generated.map((reply) => reply.text).join('\n')
    const reply = parseReply(asSource({ source: '长文.txt', text }))
    expect(text.length).toBeGreaterThan(32_768)
    expect(stored(reply)).toEqual(reply)
  })

  it('takes little room beside the folded lines, which repeat most of the text', () => {
    const bytes = generated.map((reply) => encodeReply(reply, foldedLines(reply)).length)
    const text = generated.map((reply) => Buffer.byteLength(reply.text))
    expect(sum(bytes)).toBeLessThan(0.25 * sum(text))
  })
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0)
}
