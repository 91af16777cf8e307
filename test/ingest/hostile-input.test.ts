import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeIngestProblem } from '../../src/ingest/ingest-problem.ts'
import { encodeUtf16 } from './encode.ts'
import { flateBomb, makePdf, pdfOf } from './make-pdf.ts'
import { makeDocx, makeZip, paragraph } from './make-zip.ts'
import { readBytes, readPath } from './read-bytes.ts'

const sentence = '我市高度重视农村公路管护工作。'

async function kindsOf(name: string, content: string | Uint8Array): Promise<string[]> {
  const { texts, problems } = await readBytes(name, content)
  expect(texts).toEqual([])
  for (const problem of problems)
    expect(describeIngestProblem(problem)).toMatch(/^[^\n]+：[^\n]*\p{Script=Han}[^\n]*$/u)
  return problems.map((problem) => problem.kind)
}

function docxWith(document: string): Buffer {
  return makeZip([{ name: 'word/document.xml', content: document }])
}

describe('hostile text', { timeout: 120_000 }, () => {
  it('reads a line of 10 MB', async () => {
    const { texts } = await readBytes('长.txt', sentence.repeat(230_000))
    expect(texts[0]?.text).toHaveLength(230_000 * sentence.length)
  })

  it.each(['大.txt', '大.html', '大.docx', '大.pdf'])(
    'refuses %s of 60 MB before reading it',
    async (name) => {
      const folder = await mkdtemp(join(tmpdir(), 'fuwen-big-'))
      const path = join(folder, name)
      await writeFile(path, '')
      await truncate(path, 60 * 1024 * 1024)
      const { problems } = await readPath(name, path)
      await rm(folder, { recursive: true })
      expect(problems.map((problem) => problem.kind)).toEqual(['too-large'])
      expect(problems.map(describeIngestProblem)[0]).toContain('60.0 MB')
    },
  )

  it.each([
    ['NUL bytes', Buffer.from(`${sentence}\0${sentence}`), 'binary'],
    ['nothing but blanks', ' \n\t\u3000\n', 'empty'],
    ['nothing but a byte order mark', '\ufeff', 'empty'],
    ['nothing', '', 'empty'],
    ['bytes of no encoding', Buffer.alloc(5000, 0xff), 'encoding'],
  ])('refuses %s', async (_, bytes, kind) => {
    expect(await kindsOf('坏.txt', bytes)).toEqual([kind])
  })

  it('reads lone surrogates and controls as what can be stored', async () => {
    const { texts } = await readBytes(
      '坏.txt',
      encodeUtf16(`\ufeff${sentence.repeat(20)}\ud800甲\u0007`, 'le'),
    )
    expect(texts[0]?.text.endsWith('\ufffd甲')).toBe(true)
    expect(texts[0]?.problems.map((problem) => problem.kind)).toEqual(['undecodable-characters'])
  })

  it('names a line of a table that is too long, and goes on', async () => {
    const long = `{"text":"${'a'.repeat(21 * 1024 * 1024)}"}`
    const { texts, problems } = await readBytes('表.jsonl', `{"text":"一"}\n${long}\n{"text":"三"}`)
    expect(texts.map((text) => text.text)).toEqual(['一', '三'])
    expect(problems).toEqual([{ kind: 'bad-line', source: '表.jsonl', line: 2, reason: 'too-long' }])
  })

  it('survives 100,000 brackets of JSON', async () => {
    const { problems } = await readBytes(
      '表.jsonl',
      `${'['.repeat(100_000)}\n{"text":${'{"a":'.repeat(100_000)}`,
    )
    expect(problems.map((problem) => problem.kind)).toEqual(['bad-line', 'bad-line'])
  })

  it('survives a CSV whose quotation mark swallows 25 MB', async () => {
    const { texts, problems } = await readBytes('表.csv', `text,title\n一,a\n"${'二,b\n'.repeat(5_000_000)}`)
    expect(texts.map((text) => text.text)).toEqual(['一'])
    expect(problems.length).toBeGreaterThan(0)
  })

  it.each([
    '138 0000 ',
    '1-',
    '\u200b1',
    '联系人：张三 ',
    '联 系 人 ',
    '联系人 | 电话 |\n',
    '张三 | 88000000 |\n',
    'a@b.',
    '一三八',
    '0571-88000000/',
    '13800000000、',
    'http://a.cn/138',
    '［电话已隐去］1',
    '(0571',
  ])('masks a megabyte of %j', async (piece) => {
    const { texts } = await readBytes('重复.txt', piece.repeat(1_000_000 / piece.length))
    expect(texts[0]?.text).not.toContain('13800000000')
  })

  it.each(['表.csv', '表.jsonl'])('refuses a picture called %s', async (name) => {
    expect(await kindsOf(name, Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'))).toEqual(['binary'])
  })
})

describe('hostile pages', { timeout: 120_000 }, () => {
  it.each([
    ['100,000 nested elements', '<div>'.repeat(100_000)],
    ['100,000 nested tables', '<table><tr><td>'.repeat(33_000)],
  ])('refuses %s', async (_, html) => {
    expect(await kindsOf('页.html', html)).toEqual(['bomb'])
  })

  it.each([
    ['300,000 attributes', `<p ${'a="1" '.repeat(300_000)}>${sentence}</p>`],
    [
      '300,000 different attributes',
      `<p ${Array.from({ length: 300_000 }, (_, at) => `a${at}`).join(' ')}>${sentence}</p>`,
    ],
    [
      'an attribute of 5 MB',
      `<p class="${'nav'.repeat(1_700_000)}" style="${' '.repeat(1_000_000)}">${sentence}</p>`,
    ],
    ['500,000 unclosed marks', `<p>${sentence}</p>${'<'.repeat(500_000)}`],
    ['an unclosed comment', `<p>${sentence}</p><!--${'-'.repeat(1_000_000)}`],
    ['a megabyte of blanks', `<p>${sentence}</p>${' \n'.repeat(500_000)}`],
    ['500,000 links', `<p>${sentence}</p>${'<a href="#">甲</a>'.repeat(500_000)}`],
    ['500,000 entities', `<p>${sentence}</p><i>${'&nbsp;&#0;&#xD800;'.repeat(170_000)}</i>`],
  ])('reads past %s', async (_, html) => {
    const { texts } = await readBytes('页.html', html)
    expect(texts[0]?.text.startsWith(sentence)).toBe(true)
  })
})

describe('hostile DOCX', { timeout: 120_000 }, () => {
  const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  it.each([
    ['70 MB of one letter', () => docxWith(`<w:document ${word}><w:body>${'a'.repeat(70_000_000)}`), 'bomb'],
    [
      'a directory that lies about the size',
      () => makeZip([{ name: 'word/document.xml', content: 'a'.repeat(30_000_000), claimedSize: 500 }]),
      'damaged',
    ],
    [
      '2,500 entries',
      () => makeZip(Array.from({ length: 2500 }, (_, at) => ({ name: `word/${at}.xml`, content: '' }))),
      'bomb',
    ],
    ['a million paragraphs', () => makeDocx('<w:p/>'.repeat(1_000_000)), 'bomb'],
    [
      '200,000 different paragraphs',
      () => makeDocx(Array.from({ length: 200_000 }, (_, at) => paragraph(`${at * 7919}`)).join('')),
      'bomb',
    ],
    ['20,000 nested elements', () => makeDocx('<w:p>'.repeat(20_000)), 'bomb'],
    [
      'entities that multiply',
      () =>
        docxWith(
          `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]><w:document ${word}><w:p><w:t>&b;</w:t></w:p></w:document>`,
        ),
      'damaged',
    ],
    [
      'an entity that names a file',
      () =>
        docxWith(
          `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ${word}><w:p><w:t>&x;</w:t></w:p></w:document>`,
        ),
      'damaged',
    ],
    ['an archive in an archive', () => docxWith(makeDocx(paragraph(sentence)).toString('latin1')), 'damaged'],
  ])('stops at %s', async (_, make, kind) => {
    expect(await kindsOf('坏.docx', make())).toEqual([kind])
  })

  it('never reads outside the archive, whatever its names', async () => {
    const zip = makeZip([
      { name: '../../../../tmp/fuwen-escape.txt', content: 'x' },
      { name: 'word/document.xml', content: `<w:document ${word}>${paragraph(sentence)}</w:document>` },
    ])
    expect(await kindsOf('坏.docx', zip)).toEqual(['damaged'])
  })

  it('reads the next file after one that was stopped', async () => {
    await readBytes('坏.docx', makeDocx('<w:p/>'.repeat(1_000_000)))
    expect((await readBytes('好.docx', makeDocx(paragraph(sentence)))).texts[0]?.text).toBe(sentence)
  })
})

describe('hostile PDF', { timeout: 120_000 }, () => {
  const loop = makePdf([[]]).toString('latin1').replace('/Kids [7 0 R]', '/Kids [2 0 R]')
  const manyPages = makePdf([[]]).toString('latin1').replace('/Count 1', '/Count 2000000000')
  it.each([
    ['200 MB unpacked', () => pdfOf([flateBomb(200_000_000, 1)])],
    ['pages that contain themselves', () => Buffer.from(loop, 'latin1')],
    ['two thousand million pages', () => Buffer.from(manyPages, 'latin1')],
    [
      'a million operators',
      () => pdfOf([{ content: Buffer.from('BT /F1 1 Tf <4E00> Tj ET\n'.repeat(1_000_000)) }]),
    ],
    [
      'random bytes behind a good beginning',
      () =>
        Buffer.from(
          `%PDF-1.7\n${Array.from({ length: 20_000 }, (_, at) => String.fromCharCode((at * 7919) % 256)).join('')}`,
          'latin1',
        ),
    ],
  ])('stops at %s', async (_, make) => {
    const [kind] = await kindsOf('坏.pdf', make())
    expect(['bomb', 'timeout', 'damaged', 'scanned-pdf']).toContain(kind)
  })

  it('reads the next file after one that was stopped', async () => {
    await readBytes('坏.pdf', pdfOf([flateBomb(300_000_000, 2)]))
    const { texts } = await readBytes('好.pdf', makePdf([[{ text: sentence, x: 74, y: 700 }]]))
    expect(texts[0]?.text).toBe(sentence)
  })

  it('reads several files asked for at once', async () => {
    const pdf = makePdf([[{ text: sentence, x: 74, y: 700 }]])
    const reads = await Promise.all(['一.pdf', '二.pdf', '三.pdf'].map((name) => readBytes(name, pdf)))
    expect(reads.map((read) => read.texts[0]?.text)).toEqual([sentence, sentence, sentence])
  })
})
