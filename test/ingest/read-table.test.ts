import { describe, expect, it } from 'vitest'
import { encodeLegacy, encodeUtf16 } from './encode.ts'
import { readBytes as read } from './read-bytes.ts'

describe('readSource of .jsonl', () => {
  it('gives one text per line, with what its fields say of it', async () => {
    const { texts, problems } = await read(
      'set.jsonl',
      `{"id":7,"text":"答复一","title":"关于第1号提案的答复","url":"https://a.gov.cn/1","date":"2024-01-02"}\n\n{"正文":"答复二","来源":"市科技局"}\r\n`,
    )
    expect(problems).toEqual([])
    expect(texts.map(({ source, text, carrier }) => ({ source, text, carrier }))).toEqual([
      {
        source: 'set.jsonl#7',
        text: '答复一',
        carrier: { title: '关于第1号提案的答复', url: 'https://a.gov.cn/1', date: '2024-01-02' },
      },
      { source: 'set.jsonl#3', text: '答复二', carrier: { publisher: '市科技局' } },
    ])
  })

  it('names the line that is broken and goes on', async () => {
    const { texts, problems } = await read(
      'set.jsonl',
      '{"text":"一"}\n{"text":"二"\n[1]\nnull\n{"text":""}\n{"url":"x"}\n{"text":"七"}',
    )
    expect(texts.map((text) => text.source)).toEqual(['set.jsonl#1', 'set.jsonl#7'])
    expect(problems.map((problem) => ('line' in problem ? `${problem.line} ${problem.reason}` : ''))).toEqual(
      ['2 json', '3 json', '4 json', '5 no-text', '6 no-text'],
    )
  })

  it('masks text, title and id, and counts', async () => {
    const { texts, reads } = await read(
      'set.jsonl',
      '{"id":"13800000000","text":"联系人：张三 13800000000","title":"张三电话：13800000000"}',
    )
    expect(JSON.stringify(reads)).not.toContain('13800000000')
    expect(texts[0]?.masked).toEqual({ name: 1, phone: 1 })
  })

  it('keeps two lines with one id apart', async () => {
    const { texts } = await read('set.jsonl', '{"id":"a","text":"一"}\n{"id":"a","text":"二"}')
    expect(texts.map((text) => text.source)).toEqual(['set.jsonl#a', 'set.jsonl#a-2'])
  })

  it('digests each line by what it says', async () => {
    const { reads } = await read('set.jsonl', '{"text":"一"}\n{"text":"一"}\n{"text":"一","title":"题"}')
    const digests = reads.map((each) => (each.kind === 'text' ? each.digest : ''))
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(digests[1]).toBe(digests[0])
    expect(digests[2]).not.toBe(digests[0])
  })

  it('reads lone surrogates as U+FFFD and HTML as text', async () => {
    const { texts } = await read(
      'set.jsonl',
      '{"text":"一\\ud800"}\n{"content":"<p>一、甲</p><p>二、乙</p>"}',
    )
    expect(texts.map((text) => text.text)).toEqual(['一\ufffd', '一、甲\n二、乙'])
  })

  it.each([
    '{"__proto__":{"polluted":1},"text":"一"}',
    '{"constructor":{"prototype":{"polluted":1}},"text":"一"}',
  ])('takes %s for data', async (line) => {
    const { texts } = await read('set.jsonl', line)
    expect(texts).toHaveLength(1)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

describe('readSource of .csv', () => {
  const csv =
    '标题,链接,发布日期,正文\n"关于""315""的答复",https://a.gov.cn/1,2024-01-02,"第一行，\n第二行"\n二,,,答复二\n'

  it.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with byte order mark, as Excel writes it', Buffer.from(`\ufeff${csv}`)],
    ['GBK, as Excel writes it', encodeLegacy(csv, 'gb18030')],
    ['UTF-16 with tabs', encodeUtf16(`\ufeff${csv.replaceAll(',', '\t')}`, 'le')],
    ['semicolons', Buffer.from(csv.replaceAll(',', ';'))],
    ['Windows line ends', Buffer.from(csv.replaceAll('\n', '\r\n'))],
  ])('reads %s', async (_, bytes) => {
    const { texts, problems } = await read('set.csv', bytes)
    expect(problems).toEqual([])
    expect(texts.map(({ source, text, carrier }) => ({ source, text, carrier }))).toEqual([
      {
        source: 'set.csv#3',
        text: '第一行，\n第二行',
        carrier: { title: '关于"315"的答复', url: 'https://a.gov.cn/1', date: '2024-01-02' },
      },
      { source: 'set.csv#4', text: '答复二', carrier: { title: '二' } },
    ])
  })

  it('names lines with too many cells and lines without text, and goes on', async () => {
    const { texts, problems } = await read('set.csv', 'title,text\na,一\nb,二,三\nc,\nd\ne,五\n')
    expect(texts.map((text) => text.text)).toEqual(['一', '五'])
    expect(problems).toEqual([
      { kind: 'bad-line', source: 'set.csv', line: 3, reason: 'csv' },
      { kind: 'bad-line', source: 'set.csv', line: 4, reason: 'no-text' },
      { kind: 'bad-line', source: 'set.csv', line: 5, reason: 'no-text' },
    ])
  })

  it('says when no column is a text', async () => {
    const { texts, problems } = await read('set.csv', 'a,b\n1,2\n')
    expect(texts).toEqual([])
    expect(problems).toEqual([{ kind: 'bad-line', source: 'set.csv', line: 1, reason: 'no-text-column' }])
  })

  it('keeps what stands before a quotation mark that is never closed', async () => {
    const { texts, problems } = await read('set.csv', 'title,text\na,一\nb,"二\nc,三\n')
    expect(texts.map((text) => text.text)).toEqual(['一'])
    expect(problems).toMatchObject([{ kind: 'bad-line', reason: 'csv' }])
  })
})
