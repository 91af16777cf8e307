import { create, insertMultiple, search } from '@orama/orama'
import { readPassages } from '../corpus.ts'
import type { MemoryEngine } from './engine.ts'

const BATCH = 5_000

/** Orama with BM25. A word finds all words that begin with it: its `exact` looks for Latin word boundaries in the text
 *  and so finds nothing in Chinese. */
export const orama: MemoryEngine = {
  name: 'Orama',
  answers: 'best 10 with their texts, exact count; words stand for all that begin with them',
  build: async (folder) => {
    const index = create({
      schema: { words: 'string', province: 'enum' },
      components: {
        tokenizer: {
          language: 'english',
          normalizationCache: new Map<string, string>(),
          tokenize: (words: string) => words.split(' '),
        },
      },
    })
    let batch: { id: string; words: string; province: string }[] = []
    for await (const { id, words, province } of readPassages(folder)) {
      batch.push({ id: String(id), words, province })
      if (batch.length < BATCH) continue
      await insertMultiple(index, batch, BATCH)
      batch = []
    }
    await insertMultiple(index, batch, BATCH)
    return async ({ kind, words, province }) => {
      const found = await search(index, {
        term: words.join(' '),
        properties: ['words'],
        threshold: kind === 'all' ? 0 : 1,
        limit: 10,
        ...(province !== null && { where: { province: { eq: province } } }),
      })
      return found.count
    }
  },
}
