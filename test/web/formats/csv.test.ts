import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvTable, toCsv } from '../../../src/web/formats/csv.ts'

const table: CsvTable = {
  notes: [['项目', '“315”科技创新体系建设工程']],
  columns: ['地区', '篇数', '原句'],
  rows: [['玉环市', 1, '新增“高企”48家,居台州市第三']],
}
const plain = { bom: false, notes: false }

describe('toCsv', () => {
  it('begins with a byte order mark when asked to, for spreadsheets that would misread Chinese', () => {
    expect(toCsv(table, { bom: true, notes: false }).startsWith('\ufeff地区,篇数,原句\r\n')).toBe(true)
    expect(toCsv(table, plain).startsWith('地区')).toBe(true)
  })

  it('sets the notes above the table, parted by an empty line', () => {
    const lines = toCsv(table, { bom: false, notes: true }).split('\r\n')
    expect(lines.slice(0, 3)).toEqual(['项目,“315”科技创新体系建设工程', '', '地区,篇数,原句'])
  })

  it.each(['=1+1', '+86', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠x'])(
    'does not let %j run as a formula',
    (cell) => {
      const [row = []] = parse(toCsv({ notes: [], columns: [], rows: [[cell]] }, plain), {
        skip_empty_lines: true,
      }) as string[][]
      expect(row[0]).toBe(`'${cell}`)
    },
  )

  it('leaves numbers and unknown values alone', () => {
    expect(toCsv({ notes: [], columns: ['a', 'b'], rows: [[-3, null]] }, plain)).toBe('a,b\r\n-3,\r\n')
  })

  it('gives back any text that begins harmlessly', () => {
    const harmless = fc.string({ unit: 'binary' }).map((text) => `文${text}`)
    fc.assert(
      fc.property(fc.array(fc.tuple(harmless, harmless), { minLength: 1 }), (rows) => {
        expect(parse(toCsv({ notes: [], columns: ['一', '二'], rows }, plain)).slice(1)).toEqual(rows)
      }),
    )
  })
})
