import { describe, expect, it } from 'vitest'
import { makeDocx, makeZip, paragraph } from './make-zip.ts'
import { readBytes } from './read-bytes.ts'

async function textOf(
  body: string,
  others: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const { texts } = await readBytes('答复.docx', makeDocx(body, others))
  return texts[0]?.text
}

const numbering = `
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`

function listed(text: string, level: number, list = 3): string {
  return paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
}

// Starting the extracting process takes seconds on a busy machine.
describe('readSource of .docx', { timeout: 60_000 }, () => {
  it('gives a line per paragraph, runs joined and changes accepted', async () => {
    const body = `${paragraph('关于第52号提案的答复')}<w:p><w:r><w:t>我市现有</w:t></w:r><w:del><w:r><w:delText>300</w:delText></w:r></w:del>
      <w:ins><w:r><w:t>315</w:t></w:r></w:ins><w:r><w:t>家</w:t><w:br/><w:t>企业</w:t><w:tab/><w:t>。</w:t></w:r></w:p>${paragraph('')}`
    expect(await textOf(body)).toBe('关于第52号提案的答复\n我市现有315家\n企业 。')
  })

  it('leaves hidden text out, and nothing else', async () => {
    const hidden = (property: string) => `<w:r><w:rPr>${property}</w:rPr><w:t>（内部掌握）</w:t><w:br/></w:r>`
    const body = `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>拨付资金</w:t></w:r>${hidden('<w:vanish/>')}</w:p>
      ${listed('已拨付', 0)}<w:p>${hidden('<w:vanish w:val="0"/>')}<w:r><w:t>860万元</w:t></w:r></w:p>`
    expect(await textOf(body, { numbering })).toBe('拨付资金\n一、已拨付\n（内部掌握）\n860万元')
  })

  it('writes out the numbers that Word keeps to itself', async () => {
    const body = [
      listed('工作开展情况', 0),
      listed('强化保障', 1),
      listed('落实资金', 2),
      listed('落实人员', 2),
      listed('加强宣传', 1),
      listed('小结', 0, 4),
      listed('下一步打算', 0),
      listed('完善制度', 1),
      listed('另一份清单', 0, 5),
    ].join('')
    expect((await textOf(body, { numbering }))?.split('\n')).toEqual([
      '一、工作开展情况',
      '（一）强化保障',
      '1.落实资金',
      '2.落实人员',
      '（二）加强宣传',
      '小结',
      '二、下一步打算',
      '（一）完善制度',
      '一、另一份清单',
    ])
  })

  it('numbers paragraphs whose style is numbered', async () => {
    const styles =
      '<w:style w:styleId="1"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    expect(await textOf(paragraph('甲', '<w:pStyle w:val="1"/>'), { numbering, styles })).toBe('（一）甲')
  })

  it('gives a line per table row, and the text of a form cell paragraph by paragraph', async () => {
    const cell = (inner: string) => `<w:tc>${inner}</w:tc>`
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`
    const answer = ['尊敬的委员：', '您的提案收悉。', '一、甲', '二、乙']
      .map((text) => paragraph(text))
      .join('')
    const body = `<w:tbl>${row(paragraph('办理类型'), paragraph('A'))}${row(paragraph(''), paragraph(''))}${row(paragraph('答复'), answer)}</w:tbl>`
    expect(await textOf(body)).toBe('办理类型 | A\n答复\n尊敬的委员：\n您的提案收悉。\n一、甲\n二、乙')
  })

  it('reads a text box once and leaves pinyin over characters out', async () => {
    const body = `<w:p><w:r><w:AlternateContent><w:Choice><w:txbxContent>${paragraph('框内')}</w:txbxContent></w:Choice><w:Fallback><w:txbxContent>${paragraph('框内')}</w:txbxContent></w:Fallback></w:AlternateContent><w:t>框外</w:t><w:ruby><w:rt><w:r><w:t>yù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>玉</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`
    expect(await textOf(body)).toBe('框内\n框外玉')
  })

  it('masks personal data', async () => {
    const { texts, reads } = await readBytes('答复.docx', makeDocx(paragraph('联系人：张三，13800000000')))
    expect(texts[0]?.masked).toEqual({ name: 1, phone: 1 })
    expect(JSON.stringify(reads)).not.toMatch(/1380000|张三/)
  })

  it.each([
    ['an empty file', '', 'empty'],
    ['a document without text', makeDocx(paragraph(' ')), 'empty'],
    ['a text file', '关于第52号提案的答复', 'binary'],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1'.repeat(50), 'hex'), 'binary'],
    ['half a file', makeDocx(paragraph('甲'.repeat(1000))).subarray(0, 300), 'damaged'],
    ['an archive of something else', makeZip([{ name: 'a.txt', content: '甲' }]), 'damaged'],
    ['XML that is not well formed', makeDocx('<w:p>'), 'damaged'],
    [
      'an encrypted file',
      Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
  ])('says what is wrong with %s', async (_, bytes, kind) => {
    const { texts, problems } = await readBytes('答复.docx', bytes)
    expect(texts).toEqual([])
    expect(problems).toEqual([{ kind, source: '答复.docx' }])
  })
})
