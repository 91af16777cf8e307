import { beforeAll, describe, expect, it } from 'vitest'
import { sharedFolder } from '../temporary-folder.ts'
import {
  benchSegmenter,
  type CorpusFacts,
  type CutPassage,
  cutWords,
  prepareCorpus,
  readPassages,
  readQueries,
} from './corpus.ts'
import { type BenchQuery, queryClasses } from './queries.ts'

const folder = sharedFolder()
let facts: CorpusFacts
let passages: CutPassage[]
let queries: BenchQuery[]

beforeAll(async () => {
  facts = await prepareCorpus(folder, 30)
  passages = []
  for await (const passage of readPassages(folder)) passages.push(passage)
  queries = readQueries(folder)
})

describe('prepareCorpus', () => {
  it('leaves every passage with a province, its words and its text', () => {
    expect(passages).toHaveLength(facts.passages)
    expect(passages.map((passage) => passage.id)).toEqual(passages.map((_, at) => at))
    const segmenter = benchSegmenter()
    for (const { province, words, text } of passages) {
      expect(province).toMatch(/^\d\d0000$/)
      expect(words.split(' ').filter((word) => word !== '')).toEqual(cutWords(text, segmenter))
    }
  })

  it('makes as many queries of each class, half of them with a filter', () => {
    for (const kind of queryClasses) {
      const chosen = queries.filter((query) => query.kind === kind)
      expect(chosen.filter((query) => query.province === null).length, kind).toBeGreaterThan(290)
      expect(chosen.filter((query) => query.province !== null).length, kind).toBeGreaterThan(290)
    }
  })

  it('makes queries that something answers', () => {
    const held = passages.map((passage) => ({ ...passage, words: new Set(passage.words.split(' ')) }))
    for (const { kind, words, province } of queries.filter((query) => query.kind !== 'long')) {
      const answering = held.filter((passage) => {
        if (province !== null && passage.province !== province) return false
        return kind === 'any'
          ? words.some((w) => passage.words.has(w))
          : words.every((w) => passage.words.has(w))
      })
      expect(answering.length, words.join(' ')).toBeGreaterThan(0)
    }
  })

  it('makes long queries of about 200 words and the text that they are of', () => {
    const long = queries.filter((query) => query.kind === 'long')
    for (const { words, text } of long) {
      expect(new Set(words).size).toBe(words.length)
      expect(words.length).toBeGreaterThan(100)
      expect(words.length).toBeLessThanOrEqual(200)
      expect(text.length).toBeGreaterThan(words.length)
    }
  })
})
