import { describe, expect, it } from 'vitest'
import type { PrintedLine } from './make-pdf.ts'
import { makePdf } from './make-pdf.ts'
import { readBytes } from './read-bytes.ts'

/** A page set as official letters are: 28 characters a line, paragraphs indented by two. */
function page(number: number, paragraphs: readonly string[], head?: string): PrintedLine[] {
  const lines: PrintedLine[] = head === undefined ? [] : [{ text: head, x: 200, y: 800, size: 10 }]
  let y = 740
  for (const text of paragraphs) {
    const cuts = [text.slice(0, 26), ...(text.slice(26).match(/.{1,28}/gu) ?? [])]
    for (const [at, cut] of cuts.entries()) {
      lines.push({ text: cut, x: at === 0 ? 106 : 74, y })
      y -= 29
    }
  }
  return [...lines, { text: `— ${number} —`, x: 280, y: 60, size: 12 }]
}

const long =
  '近年来，我局认真贯彻落实市委、市政府决策部署，不断完善农村公路管护机制，全市农村公路优良中等路率达到95.4%，连续三年位居全省前列。'

async function textOf(pages: readonly (readonly PrintedLine[])[]): Promise<string | undefined> {
  return (await readBytes('答复.pdf', makePdf(pages))).texts[0]?.text
}

// Starting the extracting process takes seconds on a busy machine.
describe('readSource of .pdf', { timeout: 60_000 }, () => {
  it('joins the lines of a paragraph, drops page numbers, and keeps paragraphs apart', async () => {
    expect(await textOf([page(1, ['一、工作开展情况', long, '二、下一步打算']), page(2, [long])])).toBe(
      `一、工作开展情况\n${long}\n二、下一步打算\n${long}`,
    )
  })

  it('joins a paragraph that goes over the page', async () => {
    const first = page(1, [long.slice(0, 54)])
    const second: PrintedLine[] = [
      { text: long.slice(54), x: 74, y: 740 },
      { text: '— 2 —', x: 280, y: 60 },
    ]
    expect(await textOf([first, second])).toBe(long)
  })

  it('joins a title of two lines, in larger characters', async () => {
    const title: PrintedLine[] = [
      { text: '关于市政协十届三次会议第52号提案', x: 120, y: 780, size: 22 },
      { text: '的答复', x: 260, y: 750, size: 22 },
    ]
    expect(await textOf([[...title, ...page(1, [long]).map((line) => ({ ...line, y: line.y - 60 }))]])).toBe(
      `关于市政协十届三次会议第52号提案的答复\n${long}`,
    )
  })

  it('drops a head that runs over the pages', async () => {
    const text = await textOf([1, 2, 3, 4].map((number) => page(number, [long], '安澜市交通运输局文件')))
    expect(text).toBe([long, long, long, long].join('\n'))
  })

  it('puts pieces of one line in order, with a blank where they stand apart', async () => {
    const lines: PrintedLine[] = [
      { text: '临科函〔2024〕4号', x: 400, y: 700 },
      { text: '类别：A', x: 74, y: 701 },
      { text: '委员：', x: 74, y: 660 },
    ]
    expect(await textOf([lines])).toBe('类别：A 临科函〔2024〕4号\n委员：')
  })

  it('keeps what follows a date at the right edge apart from it', async () => {
    const lines: PrintedLine[] = [
      ...page(1, [long]).slice(0, -1),
      { text: '安澜市交通运输局', x: 394, y: 400 },
      { text: '2024年5月20日', x: 394, y: 370 },
      { text: '（此件公开发布）', x: 74, y: 340 },
    ]
    expect(await textOf([lines])).toBe(`${long}\n安澜市交通运输局\n2024年5月20日\n（此件公开发布）`)
  })

  it('puts the label of a cell of two lines before them', async () => {
    const title = '关于市政协十届三次会议第52号提案的答复'
    const lines: PrintedLine[] = [
      { text: '发布机构', x: 80, y: 780 },
      { text: '安澜市交通运输局', x: 180, y: 780 },
      { text: title.slice(0, 12), x: 180, y: 758 },
      { text: '标题', x: 80, y: 748 },
      { text: title.slice(12), x: 180, y: 738 },
      ...page(1, [long]).map((line) => ({ ...line, y: line.y - 80 })),
    ]
    expect(await textOf([lines])).toBe(`发布机构 安澜市交通运输局\n标题 ${title}\n${long}`)
  })

  it('masks a number that is wrapped over two lines', async () => {
    const text = `${'我'.repeat(30)}联系人：张三，联系电话：13800000000。`
    const { texts } = await readBytes('答复.pdf', makePdf([page(1, [`${text}${'你'.repeat(40)}`])]))
    expect(texts[0]?.text).toContain('［电话已隐去］')
    expect(texts[0]?.text).not.toMatch(/\d{3}/)
  })

  it.each([
    ['an empty file', '', 'empty'],
    ['pages without text', makePdf([[], []]), 'scanned-pdf'],
    ['a web page', '<html><body>404</body></html>', 'binary'],
    ['half a file', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Cat'), 'damaged'],
  ])('says what is wrong with %s', async (_, bytes, kind) => {
    const { texts, problems } = await readBytes('答复.pdf', bytes)
    expect(texts).toEqual([])
    expect(problems).toEqual([{ kind, source: '答复.pdf' }])
  })
})
