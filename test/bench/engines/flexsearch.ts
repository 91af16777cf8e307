import { Document } from 'flexsearch'
import { readPassages } from '../corpus.ts'
import type { Answer } from '../measure.ts'
import type { MemoryEngine } from './engine.ts'

/** FlexSearch as it comes: its own order, its own search. `suggest` is its way to say “any of these words”. */
export const flexSearch: MemoryEngine = {
  name: 'FlexSearch',
  answers: 'best 10 ids, no scores, no count (any, long: with suggest)',
  build: async (folder) => {
    const document = new Document<{ id: number; words: string; province: string }>({
      document: { id: 'id', index: ['words'], tag: ['province'] },
      tokenize: 'strict',
      encode: (words: string) => words.split(' '),
    })
    for await (const { id, words, province } of readPassages(folder)) document.add({ id, words, province })
    return answerWith(document)
  },
}

function answerWith(document: Document<{ id: number; words: string; province: string }>): Answer {
  return ({ kind, words, province }) => {
    const found = document.search({
      query: words.join(' '),
      limit: 10,
      suggest: kind === 'any' || kind === 'long',
      ...(province !== null && { tag: { province } }),
    })
    return found.reduce((sum, field) => sum + field.result.length, 0)
  }
}
