import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type ReplyField, replyFields } from '../../src/indexing/column-record.ts'
import { ExpectedSets } from '../../src/indexing/expected-sets.ts'
import { Faults } from '../../src/indexing/faults.ts'
import { SetBook } from '../../src/indexing/set-book.ts'
import { openSetPage, packSetPage, SETS_A_PAGE, setPages, viewSetPage } from '../../src/indexing/set-page.ts'
import { openStore } from '../../src/indexing/store.ts'
import { TagValues } from '../../src/indexing/tag-values.ts'
import {
  countSets,
  countsByValue,
  setsWith,
  type ValueSets,
  valueSets,
} from '../../src/indexing/value-sets.ts'
import { sharedFolder } from '../temporary-folder.ts'

const store = openStore(join(sharedFolder(), 'sets.mdb'), 'write')
afterAll(() => store.close())

type Values = Readonly<Record<ReplyField, readonly string[]>>

const codes = ['330000', '331000', '331083', '330100', '330182', '441900']

const someOf = (values: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...values]).chain(shuffled)

function shuffled(values: string[]): fc.Arbitrary<string[]> {
  return fc.shuffledSubarray(values, { minLength: values.length })
}

const replies: fc.Arbitrary<Values[]> = fc.array(
  fc.record({
    region: someOf(codes),
    programme: someOf(['千万工程', '双倍增', '河长制']),
    year: someOf(['2023', '2024']),
    kind: someOf(['proposal']),
    authority: someOf(['玉环市水利局', '临沂市科学技术局', '']),
  }),
  { maxLength: 40 },
)

class Undone extends Error {}

/** Does `work` in a transaction that is undone: the next begins with an empty store. */
function tryOut(work: () => void): void {
  const begin = (): void =>
    store.transaction(() => {
      work()
      throw new Undone()
    })
  expect(begin).toThrow(Undone)
}

/** Has replies take sets and give them back. */
function change<T>(work: (book: SetBook) => T): T {
  const book = new SetBook(store)
  const result = work(book)
  book.write()
  return result
}

function take(book: SetBook, values: Values): number[] {
  return replyFields.map((field) => book.take(field, values[field]))
}

/** Has `read` look at a store that holds the sets of `held` alone: by reply, by place of the field. */
function withSets(held: readonly Values[], read: (sets: ValueSets, values: TagValues) => void): void {
  tryOut(() => {
    const taken = change((book) => held.map((values) => take(book, values)))
    const pages = [...setPages(store)]
    const setsOf = replyFields.map((_, place) => Uint32Array.from(taken, (sets) => sets[place] ?? 0))
    read(valueSets(pages, setsOf), new TagValues(pages, (key) => store.setNumbers.get(key)))
  })
}

function faultsOf(held: readonly Values[]): string[] {
  const faults = new Faults()
  const expected = new ExpectedSets(store)
  for (const values of held) for (const field of replyFields) expected.add(field, values[field])
  expected.compare(faults)
  return faults.told()
}

function countIn(field: ReplyField, held: readonly Values[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const values of held)
    for (const value of values[field]) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}

describe('sets of values', () => {
  it('count the values of few and of most replies as going through them does', () => {
    fc.assert(
      fc.property(replies, fc.nat(10), fc.nat(4), (held, share, place) => {
        withSets(held, (sets, values) => {
          const isSelected = (_: unknown, reply: number): boolean => (reply * 7) % 10 < share
          const isBeside = (_: unknown, reply: number): boolean =>
            (reply * 7) % 10 >= share && reply % 3 === 0
          const numbers = (is: typeof isSelected): Uint32Array =>
            Uint32Array.from([...held.keys()].filter((reply) => is(null, reply)))
          const selected = numbers(isSelected)
          const besides = new Map([[place, numbers(isBeside)]])
          const byNumber = countsByValue(sets, countSets(sets, { selected, besides }))
          for (const [at, field] of replyFields.entries()) {
            const counted = [...held.filter(isSelected), ...(at === place ? held.filter(isBeside) : [])]
            const { strings, counts } = values.countsOf(field, byNumber)
            const told = strings.map((value, index) => [value, counts[index] ?? 0] as const)
            expect(told.filter(([, count]) => count > 0)).toEqual(countIn(field, counted))
            expect(values.countHeld(field, byNumber)).toBe(countIn(field, counted).length)
          }
        })
      }),
    )
  })

  it('know which of them have one of some values', () => {
    fc.assert(
      fc.property(replies, fc.subarray(codes), (held, wanted) => {
        withSets(held, (sets, values) => {
          const having = setsWith(
            sets,
            wanted.flatMap((code) => values.numbersOf('region', code)),
          )
          const expected = held.map(({ region }) => Number(region.some((code) => wanted.includes(code))))
          expect(Array.from(sets.setsOf[0] ?? [], (set) => having[set])).toEqual(expected)
        })
      }),
    )
  })

  it('give their values back, ascending', () => {
    fc.assert(
      fc.property(replies, (held) => {
        withSets(held, ({ setsOf }, values) => {
          for (const [place, field] of replyFields.entries()) {
            const told = Array.from(setsOf[place] ?? [], (set) => values.stringsOf(set))
            expect(told).toEqual(held.map((reply) => reply[field].toSorted()))
          }
        })
      }),
    )
  })

  it('are what the replies that are left have, and no others, whatever came and went', () => {
    fc.assert(
      fc.property(replies, replies, fc.func(fc.boolean()), (first, second, stays) => {
        tryOut(() => {
          const taken = change((book) => first.map((values) => [values, take(book, values)] as const))
          const left = taken.filter(([values]) => stays(values))
          const later = change((book) => {
            for (const [values, sets] of taken) if (!stays(values)) for (const set of sets) book.giveBack(set)
            return second.map((values) => [values, take(book, values)] as const)
          })
          const all = [...left, ...later]
          expect(faultsOf(all.map(([values]) => values))).toEqual([])
          change((book) => {
            for (const [, sets] of all) for (const set of sets) book.giveBack(set)
          })
          expect(faultsOf([])).toEqual([])
        })
      }),
    )
  })

  it('that a store lacks, or holds besides, are named', () => {
    const values = { region: ['330000', '331000'], programme: [], year: ['2024'], kind: [], authority: [] }
    tryOut(() => {
      change((book) => take(book, values))
      expect(faultsOf([values])).toEqual([])
      expect(faultsOf([values, values])).toHaveLength(4)
      expect(faultsOf([])).toHaveLength(4)
    })
  })
})

describe('records of sets', () => {
  it('give back what went in', () => {
    const page = openSetPage(undefined)
    page.names[3] = '玉环市水利局'
    page.names[SETS_A_PAGE - 1] = '2024'
    page.uses[3] = 70_000
    const bytes = packSetPage(page)
    const { name, uses } = viewSetPage(bytes)
    expect([name(0), name(3), name(4), name(SETS_A_PAGE - 1), uses[3]]).toEqual([
      '',
      '玉环市水利局',
      '',
      '2024',
      70_000,
    ])
    expect(packSetPage(openSetPage(bytes)).equals(bytes)).toBe(true)
  })

  it('are refused when cut short or lengthened', () => {
    const bytes = packSetPage(openSetPage(undefined))
    for (const damaged of [bytes.subarray(1), bytes.subarray(0, 10), Buffer.concat([bytes, Buffer.of(0)])]) {
      expect(() => viewSetPage(damaged)).toThrow(RangeError)
    }
  })
})
