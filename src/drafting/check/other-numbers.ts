import type { Reply } from '../../reply/reply.ts'
import { type Finding, finding } from './finding.ts'

/** 第0126号, 第 126 号, 第A126号; none of a document number, which 第 seldom stands in. */
const proposalNumber = /第\s*[A-Za-z]{0,2}0*([1-9][0-9]{0,6})\s*号/gu

/** Numbers of proposals in the sentence of receipt where its title names others and none of them: one of the two is left over
 *  from another letter. */
export function findOtherNumbers({ text, header, passages }: Reply): Finding[] {
  const titled = new Set(Array.from((header.title ?? '').matchAll(proposalNumber), ([, number]) => number))
  if (titled.size === 0) return []
  return passages
    .filter(({ role }) => role === 'receipt')
    .flatMap((passage) => {
      const told = [...passage.text.matchAll(proposalNumber)]
      if (told.some(([, number]) => titled.has(number))) return []
      return told.map(({ 0: written, index }) => {
        const start = passage.span.start + index
        return finding(
          text,
          { start, end: start + written.length },
          {
            kind: 'leftover',
            rule: 'other-number',
            message: `“${written}”与标题里的编号（第${[...titled].join('、')}号）不一致，请核对是否从别处带来。`,
            suggestion: null,
          },
        )
      })
    })
}
