import { describe, expect, it } from 'vitest'
import { findInAllOrders, findRows } from '../../../src/drafting/tables/find-rows.ts'
import { keepFoundRows, MOST_LISTED } from '../../../src/drafting/tables/keep-found-rows.ts'
import { numberKind } from '../../../src/drafting/tables/statement-kinds.ts'
import { numberSorts } from '../../../src/drafting/tables/statement-orders.ts'
import { everything, type StatementFilter } from '../../../src/drafting/tables/statement-request.ts'
import { commitmentTable, numberTable } from '../../../src/drafting/tables/statement-tables.ts'
import type { ReplyFilters } from '../../../src/indexing/reply-index.ts'
import type { Region } from '../../../src/reply/region.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { linyi, sampleReply, yuhuan } from '../../indexing/sample-replies.ts'
import { statementIndex } from './statement-index.ts'

function stating(id: string, text: string, signedOn: string | null, region: Region = yuhuan): Reply {
  return sampleReply(id, [text], { header: { signedOn, authority: `${region.name}交通局` }, region })
}

const chargers = (count: number): string => `全市建成充电桩${count}个。`

const replies = [
  stating('old', chargers(100), '2020-05-01'),
  stating('undated', chargers(200), null),
  stating('new', `${chargers(300)}2023年，全市新建公厕12座。`, '2024-05-01'),
  stating('there', chargers(400), '2024-06-01', linyi),
]

/** An index that counts how often its statements are read, and whose content can be changed. */
function countedIndex() {
  let index = statementIndex(replies)
  const reads = { count: 0 }
  return {
    reads,
    change(next: readonly Reply[], version: string): void {
      index = statementIndex(next, version)
    },
    state: () => index.state(),
    reply: (id: string) => index.reply(id),
    statements: (filters: ReplyFilters) => {
      reads.count += 1
      return index.statements(filters)
    },
  }
}

describe('a table of statements', () => {
  it.each<[Partial<StatementFilter>, number[]]>([
    [{}, [400, 300, 200, 100, 12]],
    [{ region: ['331083'] }, [300, 200, 100, 12]],
    [{ region: ['331083', '371300'], q: '充电桩' }, [400, 300, 200, 100]],
    [{ authority: '临沂' }, [400]],
    [{ authority: '没有这个局' }, []],
    [{ year: '2023' }, [12]],
    [{ year: '2024' }, [400, 300]],
  ])('has the rows that %j wants, the greatest first', async (filter, values) => {
    const request = { ...everything, ...filter, sort: 'value', page: 1, limit: 50 } as const
    const { rows, total } = await numberTable(statementIndex(replies)).list(request)
    expect(rows.map(({ value }) => value)).toEqual(values)
    expect(total).toBe(values.length)
  })

  it('puts values in order by what they come to, whatever unit they are written in', async () => {
    const lengths = ['改造农村公路5公里。', '改造灌溉渠道5200米。', '改造供水管道0.6万米。']
    const index = statementIndex(lengths.map((text, at) => stating(`r${at}`, text, null)))
    const request = { ...everything, sort: 'value', page: 1, limit: 50 } as const
    const { rows } = await numberTable(index).list(request)
    expect(rows.map(({ value, unit }) => `${value}${unit}`)).toEqual(['0.6万米', '5200米', '5公里'])
  })

  it('has what the same words state once, wherever they were found', async () => {
    const text = '全市建成充电桩120个，2025年底前新建公厕12座。'
    const index = statementIndex([
      stating('original', text, '2024-05-20'),
      sampleReply('repost', ['导航', `${text}`, ['contact', '联系人：某某']], {
        header: { signedOn: '2024-05-20' },
        region: yuhuan,
      }),
      stating('elsewhere', text, '2024-05-20', linyi),
      stating('further', `${text}另有换电站3座。`, '2024-05-20'),
    ])
    const request = { ...everything, q: '充电桩', sort: 'value', page: 1, limit: 50 } as const
    const { rows, total } = await numberTable(index).list(request)
    expect(rows.map(({ id }) => id).sort()).toEqual(['elsewhere', 'further', 'original'])
    expect(total).toBe(3)
  })

  it('counts the rows of each year as if none were chosen', async () => {
    const request = { ...everything, year: '2023', sort: 'value', page: 1, limit: 50 } as const
    const { years } = await numberTable(statementIndex(replies)).list(request)
    expect([...years]).toEqual([
      ['2024', 2],
      ['2023', 1],
      ['2020', 1],
    ])
  })

  it('gives all rows, the newest reply first', async () => {
    const values: number[] = []
    for await (const rows of numberTable(statementIndex(replies)).all(everything))
      values.push(...rows.map(({ value }) => value))
    expect(values).toEqual([400, 300, 12, 100, 200])
  })

  it('reads the sentence of a promise as its reply writes it', async () => {
    const text = '由市交通运输局牵头，2025年底前完成农村公路改造30公里，含ＰＰＰ项目。'
    const index = statementIndex([sampleReply('r', ['前言。', ['plan', text]])])
    const request = { ...everything, sort: 'deadline', page: 1, limit: 50 } as const
    const { rows } = await commitmentTable(index).list(request)
    expect(rows).toMatchObject([{ text, anchor: 'p2', url: '/r/r#p2', deadline: '2025-12-31', value: 30 }])
  })
})

describe('a table whose replies have changed since its rows were found', () => {
  it('lists no promise in words that are another sentence by now', async () => {
    const promising = (text: string): Reply => sampleReply('r', ['前言。', ['plan', text]])
    const before = statementIndex([promising('2025年底前完成农村公路改造30公里。')])
    const now = statementIndex([promising('经研究，农村公路改造暂不列入今年计划。')])
    const index = { ...before, reply: now.reply }
    const request = { ...everything, sort: 'deadline', page: 1, limit: 50 } as const
    expect((await commitmentTable(index).list(request)).rows).toEqual([])
  })
})

describe('findRows', () => {
  it('looks again while the content changes under it', async () => {
    const index = countedIndex()
    const statements = index.statements
    index.statements = (filters) => {
      const read = statements(filters)
      if (index.reads.count === 1) index.change(replies.slice(0, 1), 'fake-2')
      return read
    }
    const found = await findRows(index, numberKind, { filter: everything, sort: 'value', want: 10 })
    expect(found).toMatchObject({ version: 'fake-2', total: 1 })
  })
})

describe('findInAllOrders', () => {
  it('finds in each order what is found in it alone', async () => {
    const index = countedIndex()
    const found = await findInAllOrders(index, numberKind, { filter: everything, want: 3 })
    for (const sort of numberSorts) {
      const { rows } = await findRows(index, numberKind, { filter: everything, sort, want: 3 })
      expect(found.orders[sort]).toEqual(rows)
    }
  })
})

describe('keepFoundRows', () => {
  it('reads once for all pages and orders of the whole table, and again for what it has not kept', async () => {
    const index = countedIndex()
    const find = keepFoundRows(index, numberKind)
    await Promise.all([find(everything, 'value', 50), find(everything, 'value', 1_000)])
    await find(everything, 'indicator', 50)
    expect(index.reads.count).toBe(1)
    await find(everything, 'value', MOST_LISTED)
    expect(index.reads.count).toBe(2)
    const some = { ...everything, year: '2024' }
    await Promise.all([find(some, 'value', 50), find(some, 'value', 1_000)])
    expect(index.reads.count).toBe(3)
    index.change(replies.slice(1), 'fake-2')
    expect((await find(everything, 'value', 50)).total).toBe(4)
    expect(index.reads.count).toBe(4)
  })

  it('shows the former rows of the whole table while those of a changed content are found', async () => {
    const index = countedIndex()
    const find = keepFoundRows(index, numberKind)
    await find(everything, 'value', 50)
    const { statements } = index
    let open: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    index.statements = async function* (filters) {
      await gate
      yield* statements(filters)
    }
    index.change(replies.slice(1), 'fake-2')
    expect(await find(everything, 'value', 50)).toMatchObject({ version: 'fake-1', total: 5 })
    open()
    await expect.poll(() => find(everything, 'value', 50)).toMatchObject({ version: 'fake-2', total: 4 })
  })

  it('keeps nothing of what failed', async () => {
    const index = countedIndex()
    const { statements } = index
    index.statements = () => {
      throw new Error('broken')
    }
    const find = keepFoundRows(index, numberKind)
    await expect(find(everything, 'value', 50)).rejects.toThrow('broken')
    index.statements = statements
    expect((await find(everything, 'value', 50)).total).toBe(5)
  })
})
