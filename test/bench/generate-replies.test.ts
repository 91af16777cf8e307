import { describe, expect, it } from 'vitest'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { sourceText } from '../parse/source.ts'
import { type GeneratedReply, generateReplies } from './generate-replies.ts'

const replies = [...generateReplies(300, 7)]
const parsed = replies.map(({ source, text }) => parseReply(sourceText(text, source)))

/** The share of the replies of which `isRight` is true. */
function share(isRight: (reply: GeneratedReply, at: number) => boolean): number {
  return replies.filter(isRight).length / replies.length
}

describe('generateReplies', () => {
  it('gives the same replies for the same seed, and the first of many are the same as of few', () => {
    expect([...generateReplies(20, 7)]).toEqual(replies.slice(0, 20))
  })

  it('gives other replies for another seed', () => {
    const other = [...generateReplies(20, 8)].map((reply) => reply.text)
    expect(other.filter((text) => replies.some((reply) => reply.text === text))).toEqual([])
  })

  it('plants facts that the parser finds where a person would', () => {
    expect(share((reply, at) => parsed[at]?.header.authority === reply.facts.authority)).toBeGreaterThan(0.95)
    expect(share((reply, at) => parsed[at]?.region?.code === reply.facts.regionCode)).toBeGreaterThan(0.95)
    expect(share((reply, at) => parsed[at]?.header.signedOn === reply.facts.signedOn)).toBeGreaterThan(0.95)
    expect(share((reply, at) => parsed[at]?.header.docNumber === reply.facts.docNumber)).toBeGreaterThan(0.95)
  })

  it('makes replies about as long as real ones, about 15 passages each', () => {
    const passages = parsed.flatMap((reply) => reply.passages)
    expect(passages.length / replies.length).toBeGreaterThan(12)
    expect(passages.length / replies.length).toBeLessThan(18)
    const lengths = passages.map((passage) => passage.text.length).toSorted((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeGreaterThan(60)
    expect(lengths.at(-1)).toBeLessThan(400)
  })

  it('says what was done and what is planned, in all of China, of many programmes', () => {
    const roles = new Set(parsed.flatMap((reply) => reply.passages.map((passage) => passage.role)))
    expect(roles).toContain('done')
    expect(roles).toContain('plan')
    expect(new Set(parsed.map((reply) => reply.region?.province)).size).toBeGreaterThan(20)
    expect(
      new Set(replies.flatMap(({ text }) => text.match(/“[^”]+”(?:行动|工程|计划)/g))).size,
    ).toBeGreaterThan(40)
  })

  it('repeats some points of others nearly word for word, as real replies do', () => {
    const holders = new Map<string, number>()
    for (const { text } of replies) {
      for (const sentence of new Set(text.split('。'))) {
        if (sentence.length > 30) holders.set(sentence, (holders.get(sentence) ?? 0) + 1)
      }
    }
    const shared = [...holders.values()].filter((count) => count > 1).length / holders.size
    expect(shared).toBeGreaterThan(0.005)
    expect(shared).toBeLessThan(0.2)
  })

  it('holds no telephone number', () => {
    expect(replies.filter(({ text }) => /\d{7,}/.test(text))).toEqual([])
  })
})
