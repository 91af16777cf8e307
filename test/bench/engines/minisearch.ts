import MiniSearch from 'minisearch'
import { readPassages } from '../corpus.ts'
import type { MemoryEngine } from './engine.ts'

/** MiniSearch with BM25+, exact words only. */
export const miniSearch: MemoryEngine = {
  name: 'MiniSearch',
  answers: 'every hit with its score, sorted',
  build: async (folder) => {
    const index = new MiniSearch<{ id: number; words: string; province: string }>({
      fields: ['words'],
      storeFields: ['province'],
      tokenize: (words) => words.split(' '),
      processTerm: (word) => word,
    })
    for await (const { id, words, province } of readPassages(folder)) index.add({ id, words, province })
    return ({ kind, words, province }) =>
      index.search(words.join(' '), {
        combineWith: kind === 'all' ? 'AND' : 'OR',
        ...(province !== null && { filter: (hit) => hit['province'] === province }),
      }).length
  },
}
