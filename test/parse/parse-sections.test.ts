import { describe, expect, it } from 'vitest'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { parseSections } from '../../src/parse/parse-sections.ts'
import { flattenSections, type Section } from '../../src/reply/section.ts'
import { makeProposals } from '../bench/drafting-texts.ts'
import { generateReplies } from '../bench/generate-replies.ts'
import { seedReplies } from '../seed-replies.ts'

const texts = [
  ...Array.from(seedReplies().values(), ({ text }) => text),
  ...Array.from(generateReplies(20, 5), ({ text }) => text),
  ...makeProposals(10),
]

describe('parseSections', () => {
  it('finds the sections that parseReply finds', () => {
    const told = (sections: readonly Section[]): unknown[] =>
      flattenSections(sections).map(({ anchor, level, marker, heading, span }) => [
        anchor,
        level,
        marker,
        heading,
        span,
      ])
    for (const text of texts) {
      const { sections } = parseReply({ source: '', text, masked: {}, carrier: {}, problems: [] })
      expect(told(parseSections(text))).toEqual(told(sections))
    }
  })
})
