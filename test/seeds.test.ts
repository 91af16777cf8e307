import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builderHere } from '../src/cli/building/builder.ts'
import { layFoundation, writerContext } from '../src/cli/foundation.ts'
import { mirror } from '../src/cli/mirror.ts'
import { openSearcher } from '../src/cli/open-searcher.ts'
import { IndexWriter } from '../src/indexing/index-writer.ts'
import type { ReplyIndex } from '../src/indexing/reply-index.ts'
import type { Reply } from '../src/reply/reply.ts'
import { plainRequest, type SearchRequest } from '../src/search/request.ts'
import type { Searcher } from '../src/search/searcher.ts'
import { foldText } from '../src/text/fold.ts'
import { occurrences } from '../src/text/numerals.ts'
import { silentIo } from './cli/run-fuwen.ts'
import { sharedFolder } from './temporary-folder.ts'

const seeds = resolve(import.meta.dirname, '../seeds')

/** The places of the five seeds, by which the tables below name them. */
const places = ['玉环市', '建德市', '临沂市', '金华市', '柯桥区']

const folder = sharedFolder()
let index: ReplyIndex
let searcher: Searcher
let replies: Reply[]

beforeAll(async () => {
  const foundation = layFoundation(silentIo)
  const writer = await IndexWriter.open(writerContext(folder, foundation))
  const report = await mirror([seeds], writer, {
    startBuilder: async () => builderHere(foundation),
    roots: [seeds],
  })
  expect(report).toMatchObject({ added: 5, unread: [] })
  await writer.close()
  ;({ index, searcher } = await openSearcher(folder, foundation))
  const { results } = await searcher.search(plainRequest(''))
  replies = await Promise.all(results.map(async ({ id }) => (await searcher.reply(id)) ?? expect.fail(id)))
})

afterAll(() => index.close())

function search(q: string, more: Partial<SearchRequest> = {}) {
  return searcher.search({ ...plainRequest(q), limit: 100, ...more })
}

async function placesFor(q: string, more: Partial<SearchRequest> = {}): Promise<string[]> {
  const { results } = await search(q, more)
  return results.map((result) => result.region?.name ?? '无').toSorted(byPlace)
}

const byPlace = (a: string, b: string): number => places.indexOf(a) - places.indexOf(b)

describe('the five seeds', () => {
  it('are told apart by their places', () => {
    expect(replies.map((reply) => reply.region?.name).toSorted((a = '', b = '') => byPlace(a, b))).toEqual(
      places,
    )
  })

  it.each([
    ['315', '玉环市 建德市 柯桥区'],
    ['115', '建德市'],
    ['双倍增', '玉环市 建德市 金华市 柯桥区'],
    ['双倍', '玉环市 建德市 金华市 柯桥区'],
    ['揭榜挂帅', '玉环市 建德市 临沂市 柯桥区'],
    ['专精特新', '玉环市 临沂市 金华市'],
    ['“尖兵”', '玉环市 建德市 金华市'],
    ['领雁', '玉环市 建德市 金华市'],
    ['小升高', '玉环市 建德市 柯桥区'],
    ['“加计扣除”', '玉环市 建德市 柯桥区'],
    ['415x', '玉环市'],
    ['415X', '玉环市'],
    ['4131', '柯桥区'],
    ['双清零', '柯桥区'],
    ['一链五端', '金华市'],
    ['2+4+X', '金华市'],
    ['R&D', '玉环市 建德市'],
    ['帅', '玉环市 建德市 临沂市 柯桥区'],
    ['2.41%', '玉环市'],
    ['玉科[2024]25', '玉环市'],
    ['雙倍增', '玉环市 建德市 金华市 柯桥区'],
    ['315 揭榜挂帅', '玉环市 建德市 柯桥区'],
    ['315 -专精特新', '建德市 柯桥区'],
    ['揭榜挂帅 翅膀工程', '临沂市'],
    ['河长制', ''],
  ])('%s finds %s', async (q, found) => {
    expect((await placesFor(q)).join(' ')).toBe(found)
  })

  it.each<[Partial<SearchRequest>, string]>([
    [{ region: ['330000'] }, '玉环市 建德市 柯桥区'],
    [{ region: ['330600'] }, '柯桥区'],
    [{ region: ['331083', '371300'] }, '玉环市 临沂市'],
    [{ section: ['plan'] }, '建德市 临沂市 柯桥区'],
    [{ programme: ['315'] }, '玉环市 建德市 柯桥区'],
    [{ year: [2024], region: ['330000'] }, '玉环市 建德市'],
  ])('揭榜挂帅 with %j finds %s', async (filter, found) => {
    expect((await placesFor('揭榜挂帅', filter)).join(' ')).toBe(found)
  })

  it('hold no telephone number, in the index or in any answer', async () => {
    const numbers = readdirSync(seeds).flatMap((name) =>
      Array.from(
        readFileSync(join(seeds, name), 'utf8').matchAll(/(?<!\d)1[3-9]\d{9}(?!\d)/g),
        ([number]) => number,
      ),
    )
    expect(numbers.length).toBeGreaterThan(0)
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    for (const number of numbers) {
      for (const q of [number, number.slice(0, 4), number.slice(-4)]) {
        expect((await search(`“${q}”`)).total.replies, 'found by its digits').toBe(0)
      }
      for (const reply of replies) expect(JSON.stringify(reply)).not.toContain(number)
      for (const bytes of files) expect(bytes.includes(number)).toBe(false)
    }
  })

  it('yield every exact substring of their passages, and mark it', async () => {
    const passages = replies.flatMap((reply) => reply.passages.map((passage) => ({ reply, passage })))
    const folded = passages.map(({ passage }) => foldText(passage.text))
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 30 }), async (which, at, length) => {
        const text = folded[which % folded.length] ?? ''
        const start = at % text.length
        const part = text.slice(start, start + length).trim()
        fc.pre(part !== '' && occurrences(text, part).length > 0)
        const holding = passages.filter((_, place) => occurrences(folded[place] ?? '', part).length > 0)
        const { total, results } = await search(`“${part}”`)
        expect(total).toMatchObject({ passages: holding.length, exact: holding.length })
        const held = new Set(holding.map(({ reply }) => reply.id))
        const withPassages = results.filter((result) => result.passages.length > 0)
        expect(new Set(withPassages.map((result) => result.id))).toEqual(held)
        for (const result of withPassages) {
          for (const passage of result.passages) {
            expect(passage.highlights.length).toBeGreaterThan(0)
            const [from, to] = passage.highlights[0] ?? [0, 0]
            expect(foldText(passage.text.slice(from, to))).toContain(part)
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
