import { describe, expect, it } from 'vitest'
import { describeIngestProblem } from '../../src/ingest/ingest-problem.ts'
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

describe('readSource of .jsonl as scrapers write it', () => {
  const text = '张委员：您提出的提案收悉。现答复如下：'

  it.each([
    [
      '{"article_title":"关于第2号提案的答复","publish_time":"2024-06-07","page_url":"https://www.ningshan.gov.cn/1.html","content":"答","dept":"宁陕县林业局"}',
      {
        title: '关于第2号提案的答复',
        date: '2024-06-07',
        url: 'https://www.ningshan.gov.cn/1.html',
        publisher: '宁陕县林业局',
      },
    ],
    [
      '{"content":"答","publishTime":1717726953000,"发文日期":"2024-06-01"}',
      { date: '2024-06-07', written: '2024-06-01' },
    ],
    ['{"_id":{"$oid":"65a"},"_source":{"title":"题","content":["答","复"]}}', { title: '题' }],
    [
      '{"title":{"rendered":"题"},"content":{"rendered":"<p>答</p>"},"date":{"$date":{"$numberLong":"1717726953000"}}}',
      { title: '题', date: '2024-06-07' },
    ],
    [
      '{"text":"","html":"<html><head><title>题</title></head><body><p>答</p></body></html>","url":"https://a.gov.cn/1"}',
      { title: '题', url: 'https://a.gov.cn/1' },
    ],
    ['{"内容":"问","答复内容":"答"}', {}],
  ])('reads %s', async (line, carrier) => {
    const { texts, problems } = await read('set.jsonl', `\ufeff${line}`)
    expect(problems).toEqual([])
    expect(texts[0]?.carrier).toEqual(carrier)
    expect(texts[0]?.text).toMatch(/^答/)
  })

  it('names a row by its identity, else by its address, and never by its place among the others', async () => {
    const row = (fields: object) => JSON.stringify({ text, ...fields })
    const address = `https://www.example.gov.cn/${'a'.repeat(120)}`
    const { texts } = await read(
      'set.jsonl',
      [
        row({ 序号: 1, url: 'https://a.gov.cn/1.html' }),
        row({ 编号: 'x', url: 'https://a.gov.cn/2.html' }),
        row({ guid: 'g1', url: 'https://a.gov.cn/3.html' }),
        row({ 编号: 'x' }),
        row({ 序号: 9 }),
        row({ url: `${address}1` }),
        row({ url: `${address}2` }),
      ].join('\n'),
    )
    const names = texts.map(({ source }) => source.replace('set.jsonl#', ''))
    expect(names.slice(0, 5)).toEqual(['https://a.gov.cn/1.html', 'https://a.gov.cn/2.html', 'g1', 'x', '5'])
    expect(names.slice(5).map((name) => name.length)).toEqual([100, 100])
    expect(new Set(names).size).toBe(7)
  })

  it('says which columns it did not use, without what they tell of people', async () => {
    const { unusedColumns } = await read(
      'set.jsonl',
      '{"text":"一","备注":"甲","空":"","电话13800000000":1,"附件":[{"a":1}],"content":"二"}\n{"text":"","content":"三","备注":"乙"}',
    )
    expect(unusedColumns).toEqual(['备注', '电话［电话已隐去］', '附件'])
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
        source: 'set.csv#https://a.gov.cn/1',
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

  it.each([
    ['a title above the names', '2024年提案答复汇总表\n\n标题,正文\n题,答\n'],
    ['a title above the names, filled up as Excel does', '2024年提案，共1件,\n标题,正文\n题,答\n'],
    ['a line that names the separator', 'sep=;\n标题;正文\n题;答\n'],
    ['names in quotation marks', '"标题";"正文"\n题;答\n'],
    ['two byte order marks', '\ufeff\ufeff标题,正文\n题,答\n'],
    ['a column that comes twice', '标题,正文,正文\n题,,答\n'],
  ])('reads a table with %s', async (_, csv) => {
    const { texts, problems } = await read('set.csv', csv)
    expect(problems).toEqual([])
    expect(texts.map(({ text, carrier }) => ({ text, carrier }))).toEqual([
      { text: '答', carrier: { title: '题' } },
    ])
  })

  it('says which columns it did not use, a second one of the same name as well', async () => {
    const { unusedColumns } = await read('set.csv', ',标题,正文,正文,备注,空\n0,题,答,问,甲,\n')
    expect(unusedColumns).toEqual(['', '正文（第 4 列）', '备注'])
  })

  it('says what to do with a table without names of columns, and nothing of what is in it', async () => {
    const { texts, problems } = await read('set.csv', '关于第2号提案的答复,张委员：收悉。\n'.repeat(30))
    expect(texts).toEqual([])
    expect(problems.map(describeIngestProblem)).toEqual([
      'set.csv：第 1 行起没有列名，没有读入这个表。请在第一行写上列名，正文一列叫 text、content 或“正文”（其他列名见 README“用自己的文件”）',
    ])
  })

  it('keeps what stands before a quotation mark that is never closed', async () => {
    const { texts, problems } = await read('set.csv', 'title,text\na,一\nb,"二\nc,三\n')
    expect(texts.map((text) => text.text)).toEqual(['一'])
    expect(problems).toMatchObject([{ kind: 'bad-line', reason: 'csv' }])
  })
})
