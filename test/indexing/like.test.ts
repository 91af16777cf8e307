import { beforeAll, describe, expect, it } from 'vitest'
import { likeTree } from '../../src/indexing/like-tree.ts'
import type { ReplyIndex } from '../../src/indexing/reply-index.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { ask, buildIndex } from './build-index.ts'
import { sampleReplies } from './sample-replies.ts'

const folder = sharedFolder()
let index: ReplyIndex

beforeAll(async () => {
  index = await buildIndex(folder, sampleReplies)
  return () => index.close()
})

describe('a query with a text to find the like of', () => {
  it('finds replies that hold some of its telling pairs, none of them exact', async () => {
    const found = await ask(index, { like: '企业的揭榜挂帅攻关项目经费' })
    expect(found.replies.map(({ id }) => id)).toEqual(expect.arrayContaining(['yuhuan', 'linyi']))
    expect(found.total.exact).toBe(0)
  })

  it('heeds the tree beside it', async () => {
    const without = { kind: 'not', part: { kind: 'text', text: '专精特新', exact: false } } as const
    const found = await ask(index, { like: '企业的揭榜挂帅攻关项目经费', tree: without })
    expect(found.replies.map(({ id }) => id)).not.toContain('linyi')
  })

  it('says which terms ranked, the most telling first, and none that no reply holds', async () => {
    const { telling } = await ask(index, { like: '河长制与揭榜挂帅' })
    expect(telling.map(({ term }) => term)).toContain('揭榜')
    expect(telling.map(({ term }) => term)).not.toContain('河长')
    expect(telling.map(({ worth }) => worth)).toEqual(
      telling.map(({ worth }) => worth).toSorted((a, b) => b - a),
    )
  })

  it('ranks by other words for less than by the same words typed', async () => {
    const worthOf = async (asked: { like: string; otherWords?: string[] }): Promise<number> =>
      (await ask(index, asked)).telling.find(({ term }) => term === '揭榜')?.worth ?? 0
    const typed = await worthOf({ like: '攻关项目揭榜挂帅' })
    expect(await worthOf({ like: '攻关项目', otherWords: ['揭榜挂帅'] })).toBeCloseTo(typed * 0.7)
    expect(await worthOf({ like: '攻关项目揭榜', otherWords: ['揭榜挂帅'] })).toBeCloseTo(typed)
  })

  it('ranks by no more than 96 terms, however long the text', async () => {
    const all = sampleReplies.flatMap(({ passages }) => passages.map(({ text }) => text)).join('')
    expect((await ask(index, { like: all })).telling.length).toBeLessThanOrEqual(96)
  })

  it('finds nothing for a text of which nothing is held', async () => {
    expect((await ask(index, { like: '龘靐齉' })).total.replies).toBe(0)
  })
})

describe('likeTree', () => {
  it('leaves out pairs that tell little beside the others, single letters and words', () => {
    const telling = [
      { term: '揭榜', worth: 10 },
      { term: '揭榜挂帅', worth: 4 },
      { term: '攻关', worth: 1 },
      { term: '榜', worth: 0.9 },
      { term: '企业', worth: 0.1 },
    ]
    const tree = likeTree('揭榜攻关企业', telling)
    expect(tree).toMatchObject({ kind: 'any', parts: [{ text: '揭榜' }, { text: '攻关' }] })
  })
})
