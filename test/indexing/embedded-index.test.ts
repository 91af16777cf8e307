import { beforeAll, describe, expect, it } from 'vitest'
import type { QueryNode } from '../../src/indexing/query-tree.ts'
import type { ReplyFilters } from '../../src/indexing/reply-index.ts'
import { noFilters, type ReplyIndex } from '../../src/indexing/reply-index.ts'
import { factsOf } from '../../src/reply/reply-facts.ts'
import { outlineOf } from '../../src/reply/reply-outline.ts'
import { statementsOf } from '../../src/statements/reply-statements.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { ask, buildIndex } from './build-index.ts'
import { sampleReplies } from './sample-replies.ts'

const word = (text: string): QueryNode => ({ kind: 'text', text, exact: false })
const phrase = (text: string): QueryNode => ({ kind: 'text', text, exact: true })
/** The same node at several places. */
const twice = word('揭榜挂帅')
const not = (part: QueryNode): QueryNode => ({ kind: 'not', part })
const all = (...parts: QueryNode[]): QueryNode => ({ kind: 'all', parts })
const any = (...parts: QueryNode[]): QueryNode => ({ kind: 'any', parts })

const folder = sharedFolder()
let index: ReplyIndex

beforeAll(async () => {
  index = await buildIndex(folder, sampleReplies)
  return () => index.close()
})

async function ids(tree: QueryNode | null, filters = {}): Promise<string[]> {
  const found = await ask(index, { tree, filters: { ...noFilters, ...filters } })
  expect(found.total.replies).toBe(found.replies.length)
  return found.replies.map((reply) => reply.id)
}

describe('find', () => {
  it.each<[string, QueryNode, string[]]>([
    ['a word', word('揭榜挂帅'), ['yuhuan', 'linyi']],
    ['a whole number, not 3150 and not 3.15 without its point', word('315'), ['yuhuan']],
    ['words of one reply in different passages', all(word('315'), word('双倍增')), ['yuhuan']],
    ['letters as typed before scattered parts', word('研发费用加计扣除'), ['yuhuan', 'other']],
    ['a phrase only letter by letter', phrase('研发费用加计扣除'), ['yuhuan']],
    ['what an exclusion leaves', all(word('揭榜挂帅'), not(word('专精特新'))), ['yuhuan']],
    ['alternatives', any(word('专精特新'), word('双倍增')), ['yuhuan', 'linyi']],
    [
      'one text at two places',
      any(all(twice, word('河长制')), all(twice, word('315')), twice),
      ['yuhuan', 'linyi'],
    ],
    ['groups beside texts', any(word('河长制'), all(word('315'), word('双倍增'))), ['yuhuan']],
    [
      'an exclusion of alternatives',
      all(word('费用'), not(any(word('河长制'), word('计入'), word('机制')))),
      ['other'],
    ],
    ['a document number, whatever its brackets', phrase('玉科(2024)25号'), ['yuhuan']],
    ['the title and authority', word('玉环市科学技术局'), ['yuhuan']],
    ['a single character', word('榜'), ['yuhuan', 'linyi']],
    ['nothing for what is nowhere', word('河长制'), []],
  ])('finds %s', async (_what, tree, expected) => {
    expect((await ids(tree)).toSorted()).toEqual(expected.toSorted())
  })

  it('puts replies with the letters as typed first', async () => {
    expect(await ids(word('研发费用加计扣除'))).toEqual(['yuhuan', 'other'])
  })

  it('finds every reply without a query, the newest first by date', async () => {
    const found = await ask(index, { sort: 'date' })
    expect(found.replies.map((reply) => reply.id)).toEqual(['yuhuan', 'linyi', 'other'])
    expect(found.total).toEqual({ replies: 3, passages: 7, exact: 0 })
  })

  it('tells exact passages from those that hold the parts', async () => {
    const found = await ask(index, { tree: word('研发费用加计扣除') })
    expect(found.total).toEqual({ replies: 2, passages: 2, exact: 1 })
    expect(found.replies[0]?.passages).toMatchObject([{ ordinal: 1, exact: true }])
  })

  it('says when only title or header line match', async () => {
    const found = await ask(index, { tree: word('玉环市科学技术局') })
    expect(found.replies[0]).toMatchObject({ id: 'yuhuan', inHeader: true, passages: [] })
  })
})

describe('filters', () => {
  it.each([
    ['a province, with all below it', { region: ['330000'] }, ['yuhuan']],
    ['one of two regions', { region: ['331083', '371300'] }, ['yuhuan', 'linyi']],
    ['region and year together', { region: ['330000'], year: ['2023'] }, []],
    ['a programme', { programme: ['315'] }, ['yuhuan']],
    ['kind', { kind: ['proposal'] }, ['yuhuan']],
    ['authority', { authority: ['临沂市科学技术局'] }, ['linyi']],
    ['an unknown value', { region: ['999999'] }, []],
  ])('let pass %s', async (_what, filters, expected) => {
    expect(new Set(await ids(word('揭榜挂帅'), filters))).toEqual(new Set(expected))
  })

  it('a section filter asks for the words in passages of that role', async () => {
    expect(await ids(word('揭榜挂帅'), { section: ['plan'] })).toEqual(['linyi'])
    const found = await ask(index, {
      tree: word('双倍增'),
      filters: { ...noFilters, section: ['plan'] },
    })
    expect(found.total).toEqual({ replies: 1, passages: 1, exact: 1 })
  })
})

describe('counts', () => {
  it('ignore the filter on their own field and respect the others', async () => {
    const found = await ask(index, {
      tree: word('揭榜挂帅'),
      filters: { ...noFilters, region: ['331083'] },
    })
    expect(Object.fromEntries(found.counts.region)).toEqual({
      330000: 1,
      331000: 1,
      331083: 1,
      370000: 1,
      371300: 1,
    })
    expect(Object.fromEntries(found.counts.year)).toEqual({ 2024: 1 })
    expect(Object.fromEntries(found.counts.programme)).toEqual({ '315': 1, shuangbeizeng: 1 })
  })

  it('of every value are what the filter would give', async () => {
    const tree = any(word('揭榜挂帅'), word('科技'))
    const found = await ask(index, { tree })
    for (const [field, values] of Object.entries(found.counts)) {
      for (const [value, count] of values) {
        const filtered = await ask(index, { tree, filters: { ...noFilters, [field]: [value] } })
        expect(filtered.total.replies, `${field} ${value}`).toBe(count)
      }
    }
  })

  it('are those of the fields that are asked for, and the rest is as it would be', async () => {
    const tree = word('揭榜挂帅')
    const [whole, asked] = [await ask(index, { tree }), await ask(index, { tree, counted: ['year'] })]
    expect(asked.counts.year.size).toBeGreaterThan(0)
    const others = { region: new Map(), programme: new Map(), section: new Map(), kind: new Map() }
    const counts = { ...others, authority: new Map(), year: asked.counts.year }
    expect(asked).toEqual({ ...whole, counts })
    expect([...asked.counts.year]).toEqual([...whole.counts.year])
  })
})

describe('reply', () => {
  it('gives back the reply that went in', async () => {
    for (const reply of sampleReplies) expect(await index.reply(reply.id)).toEqual(reply)
  })

  it('is null for an unknown id', async () => {
    expect(await index.reply('none')).toBeNull()
  })
})

describe('outlines', () => {
  it('are those of the replies asked for, in that order, without unknown ones', async () => {
    const asked = ['other', 'none', 'yuhuan', 'linyi']
    const expected = asked.flatMap((id) => sampleReplies.filter((reply) => reply.id === id).map(outlineOf))
    expect(await index.outlines(asked)).toEqual(expected)
  })
})

describe('facts', () => {
  it('are those of every reply, in their order', async () => {
    const facts = []
    for await (const one of index.facts()) facts.push(one)
    expect(facts).toEqual(sampleReplies.map(factsOf))
  })
})

describe('statements', () => {
  const idsFor = async (filters: ReplyFilters, letters: string[] = []): Promise<string[]> => {
    const ids: string[] = []
    for await (const some of index.statements(filters, letters)) ids.push(...some.map(({ id }) => id))
    return ids
  }

  it('are those of every reply, the newest first, those without a date last', async () => {
    const statements = []
    for await (const some of index.statements({})) statements.push(...some)
    const [yuhuan, linyi, other] = sampleReplies.map(statementsOf)
    expect(statements).toEqual([yuhuan, linyi, other])
    expect(statements.map(({ numbers, commitments }) => [numbers.length, commitments.length])).toEqual([
      [0, 1],
      [1, 2],
      [0, 0],
    ])
  })

  it.each([
    [{ region: ['330000'] }, ['yuhuan']],
    [{ region: ['331083', '371300'] }, ['yuhuan', 'linyi']],
    [{ region: ['331083'], programme: ['jiebang'] }, []],
    [{ authority: ['临沂市科学技术局'] }, ['linyi']],
    [{ year: [] }, ['yuhuan', 'linyi', 'other']],
    [{ year: ['2019'] }, []],
  ])('are those of the replies that pass %j', async (filters, ids) => {
    expect(await idsFor(filters)).toEqual(ids)
  })

  it.each([
    [{}, ['榜'], ['yuhuan', 'linyi']],
    [{ region: ['371300'] }, ['榜'], ['linyi']],
    [{}, ['榜', '帅', '挂'], ['yuhuan', 'linyi']],
    [{}, ['榜', '龘'], []],
  ])(
    'are those of the replies that pass %j with a passage that holds all of %j',
    async (filters, letters, ids) => {
      expect(await idsFor(filters, letters)).toEqual(ids)
    },
  )
})
